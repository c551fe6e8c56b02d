"""How long a whole check-up takes in a new process, and what takes the time.

Runs ``posture check --json`` several times (warm page cache, a new empty home each time, nothing
kept) and prints the middle of the wall times, the peak memory, the time of the imports, and what each
fact family took. ``--host DIR`` measures judging a recorded computer instead.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BIN = Path(sys.executable).parent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--host", type=Path)
    options = parser.parse_args()
    command = [str(BIN / "posture"), "check", "--json"]
    command += ["--host", str(options.host)] if options.host else []
    _timed(command)  # warms the page cache
    runs = [_timed(command) for _ in range(options.runs)]
    walls = sorted(wall for wall, _checkup in runs)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    middle = statistics.median(walls)
    print(f"whole check-up: {middle:.2f} s (from {walls[0]:.2f} to {walls[-1]:.2f}, {len(walls)} runs)")
    print(f"largest process: {peak:.0f} MB resident")
    print(f"python starts:  {_started([sys.executable, '-c', 'pass']):.2f} s")
    print(f"posture --help: {_started([str(BIN / 'posture'), '--help']):.2f} s (interpreter, command line)")
    print("verdicts, slowest facts first (they are read side by side):")
    verdicts = runs[-1][1]["verdicts"]
    for verdict in sorted(verdicts, key=lambda verdict: -verdict["took_ms"]):
        print(f"  {verdict['took_ms']:5} ms  {verdict['check']} ({verdict['outcome']})")
    lists = Path("/var/lib/apt/lists").glob("*_Packages*")
    print(f"apt's package lists here: {sum(path.stat().st_size for path in lists) / 1e6:.0f} MB")
    return 0


def _timed(command: list[str]) -> tuple[float, dict]:
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "POSTURE_HOME": home, "POSTURE_KEYRING": "off"}
        started = time.perf_counter()
        done = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False)
        wall = time.perf_counter() - started
    assert done.returncode in {0, 1}, done.stderr.decode()
    return wall, json.loads(done.stdout)


def _started(command: list[str]) -> float:
    walls = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run(command, capture_output=True, timeout=60, check=True)
        walls.append(time.perf_counter() - started)
    return statistics.median(walls)


if __name__ == "__main__":
    sys.exit(main())
