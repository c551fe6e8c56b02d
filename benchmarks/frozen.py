"""How the frozen program compares with the one in the environment: time and memory, in turn, in the middle.

``posture check --json`` and the window on a screen of its own (Xvfb), until its first pixels stand there, and
its memory once it has come to rest. Wants what ``make packages`` leaves in ``build/packages/linux``.
"""

from __future__ import annotations

import argparse
import os
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

TOP = Path(__file__).parents[1]
PLACES = {"frozen": TOP / "build" / "packages" / "linux" / "usr" / "bin", "unfrozen": TOP / ".venv" / "bin"}
RESTS = 4.0  # seconds after the first pixels, when the check-up that follows is done
TICK = os.sysconf("SC_CLK_TCK")
WIDTH, HEIGHT = 1280, 900

Found = Mapping[str, float]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    if not (PLACES["frozen"] / "posture").exists():
        print("There is no frozen program: make packages makes one.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder, _screen(Path(folder)) as (display, pixels):
        environment = {
            **os.environ,
            "DISPLAY": display,
            "POSTURE_HOME": str(Path(folder) / "home"),
            "POSTURE_KEYRING": "off",
        }
        environment.pop("WAYLAND_DISPLAY", None)
        _print("check", _in_turn(runs, lambda place: _check(place, environment)))
        _print("window", _in_turn(runs, lambda place: _window(place, environment, pixels)))
    return 0


def _in_turn(runs: int, measure: Callable[[Path], Found]) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = {name: [] for name in PLACES}
    for turn in range(runs + 1):
        for name, place in PLACES.items():
            one = measure(place)
            if turn:  # the first warms the page cache
                found[name].append(one)
    return found


def _print(what: str, found: Mapping[str, list[Found]]) -> None:
    for part in found["frozen"][0]:
        frozen, unfrozen = (statistics.median(run[part] for run in found[name]) for name in PLACES)
        pairs = len(found["frozen"])
        print(
            f"{what}, {part}: {frozen:.3f} / {unfrozen:.3f} = {frozen / unfrozen:.2f} ({pairs} pairs in turn)"
        )


def _check(place: Path, environment: Mapping[str, str]) -> Found:
    started = time.monotonic()
    with subprocess.Popen(
        [str(place / "posture"), "check", "--json"], env=environment, stdout=subprocess.DEVNULL
    ) as program:
        _, status, used = os.wait4(program.pid, 0)
        program.returncode = os.waitstatus_to_exitcode(status)
    assert program.returncode in (0, 1)
    return {
        "seconds": time.monotonic() - started,
        "seconds of the processor": used.ru_utime + used.ru_stime,
        "MB at most": used.ru_maxrss / 1024,
    }


def _window(place: Path, environment: Mapping[str, str], pixels: Path) -> Found:
    started = time.monotonic()
    with subprocess.Popen([str(place / "posture-window")], env=environment) as program:
        while not _is_drawn(pixels):
            assert program.poll() is None
            time.sleep(0.004)
        drawn = time.monotonic() - started
        # proc(5): the 14th and 15th field of stat, after the name in brackets
        stat = Path(f"/proc/{program.pid}/stat").read_text().rpartition(")")[2].split()
        time.sleep(RESTS)
        rollup = Path(f"/proc/{program.pid}/smaps_rollup").read_text().splitlines()
        resting = sum(int(line.split()[1]) for line in rollup if line.startswith("Rss:")) / 1024
        program.terminate()
    while _is_drawn(pixels):
        time.sleep(0.02)
    return {
        "seconds to its first pixels": drawn,
        "seconds of the processor until then": (int(stat[11]) + int(stat[12])) / TICK,
        "MB at rest": resting,
    }


def _is_drawn(pixels: Path) -> bool:
    """Whether a point of the screen that the window covers is no longer black. Source: XWDFile.h."""
    with pixels.open("rb") as file:
        words = struct.unpack(">25I", file.read(100))
        header, line, colours = words[0], words[12], words[19]
        file.seek(header + 12 * colours + 50 * line + 50 * 4)
        return any(file.read(3))


@contextmanager
def _screen(folder: Path) -> Iterator[tuple[str, Path]]:
    """A display, and the file with its picture."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}", folder / "Xvfb_screen0"
        server.terminate()


if __name__ == "__main__":
    sys.exit(main())
