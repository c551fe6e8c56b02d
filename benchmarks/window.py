"""How long the window takes from the start of its process to its first frame.

Opens the window several times in a new process each (warm page cache) and prints the middle of the
wall times, the peak memory, and what the time went into. Without ``--screen`` Qt draws into memory;
with it, on the display there is.
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

WINDOW = """
import json, sys, time
started = float(sys.argv[1])
moments = {"python": time.time() - started}
import PySide6.QtWidgets, PySide6.QtSvg
from PySide6.QtCore import QTimer
moments["Qt"] = time.time() - started
from posture.ui import main
moments["our modules"] = time.time() - started

class Window(main.Window):
    def paintEvent(self, event):
        super().paintEvent(event)
        if "first frame" not in moments:
            moments["first frame"] = time.time() - started
            QTimer.singleShot(0, self.close)

main.Window = Window
code = main.run([])
print(json.dumps(moments))
sys.exit(code)
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--screen", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "POSTURE_HOME": home, "POSTURE_KEYRING": "off"}
        if not options.screen:
            environment["QT_QPA_PLATFORM"] = "offscreen"
        check = [str(BIN / "posture"), "check", "--json"]
        subprocess.run(check, env=environment, capture_output=True, timeout=60, check=False)
        _opened(environment)  # warms the page cache
        runs = [_opened(environment) for _ in range(options.runs)]
    frames = sorted(run["first frame"] for run in runs)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    middle = statistics.median(frames)
    print(f"first frame after {middle:.2f} s (from {frames[0]:.2f} to {frames[-1]:.2f}, {len(frames)} runs)")
    print(f"largest process: {peak:.0f} MB resident")
    before = 0.0
    for name in runs[0]:
        reached = statistics.median(run[name] for run in runs)
        print(f"  {reached - before:.2f} s  {name}")
        before = reached
    return 0


def _opened(environment: dict[str, str]) -> dict[str, float]:
    command = [sys.executable, "-c", WINDOW, str(time.time())]
    done = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
    moments: dict[str, float] = json.loads(done.stdout)
    return moments


if __name__ == "__main__":
    sys.exit(main())
