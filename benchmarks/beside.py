"""A check-up of this tree beside one of another: ``python benchmarks/beside.py OTHER [PAIRS]``.

OTHER is a checkout with an environment of its own (``uv sync``). Both look at this computer in turn, and
``apt-cache policy`` runs beside them where there is one. Prints the median of the processor's seconds, the
programs that were started included, and how the medians compare.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

TOP = Path(__file__).parents[1]


def seconds(name: str, command: list[str]) -> float:
    """The processor's seconds that a command and all that it started took; each has a home of its own."""
    environment = {**os.environ, "POSTURE_HOME": f"{tempfile.gettempdir()}/posture-beside-{name}"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return used.ru_utime + used.ru_stime


def main(other: Path, pairs: int) -> None:
    commands = {
        "this": [str(TOP / ".venv" / "bin" / "posture"), "check"],
        "other": [str(other / ".venv" / "bin" / "posture"), "check"],
    }
    apt = shutil.which("apt-cache")
    if apt:
        packages = subprocess.run(
            ["dpkg-query", "-W", "-f", "${binary:Package}\n"], capture_output=True, text=True, check=True
        ).stdout.split()
        commands["apt-cache policy"] = [apt, "policy", *packages]
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(pairs):
        for name, command in commands.items():
            taken[name].append(seconds(name, command))
    medians = {name: median(each) for name, each in taken.items()}
    for name, middle in medians.items():
        print(f"{name:18} {middle:.3f} s  ({min(taken[name]):.3f} to {max(taken[name]):.3f})")
    for name in medians.keys() - {"this"}:
        print(f"this / {name}: {medians['this'] / medians[name]:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 30)
