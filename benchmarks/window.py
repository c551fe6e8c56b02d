"""How long the window takes from the start of its process to its first frame, and what it weighs at rest.

Opens the window several times in a new process each (warm page cache) and prints the middle of the wall
times, the memory once it has come to rest after a check-up, and what the time went into. ``--beside OTHER``
opens that of another checkout in turn with this one, and prints how the two compare; OTHER is a folder with
an environment of its own (``uv sync``), or a commit, of which a work tree is made and taken away again.
Without ``--screen`` Qt draws into memory; with it, on the display there is.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

TOP = Path(__file__).parents[1]
RESTS = 2.5  # seconds after the first frame, when the check-up that follows it is done

WINDOW = """
import json, sys, time
started, rests = float(sys.argv[1]), float(sys.argv[2])
moments = {"python": time.time() - started}
import PySide6.QtWidgets, PySide6.QtSvg
from PySide6.QtCore import QTimer
moments["Qt"] = time.time() - started
from posture.ui import main
moments["our modules"] = time.time() - started

def weigh(field):
    lines = open("/proc/self/smaps_rollup").read().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(field)) / 1024

class Window(main.Window):
    def paintEvent(self, event):
        super().paintEvent(event)
        if "first frame" not in moments:
            moments["first frame"] = time.time() - started
            QTimer.singleShot(200, self.checkups.run)
            QTimer.singleShot(int(rests * 1000), self.rest)

    def rest(self):
        moments["resting"] = weigh("Rss:")
        self.close()
        print(json.dumps(moments), flush=True)

main.Window = Window
sys.exit(main.run([]))
"""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--screen", action="store_true")
    parser.add_argument(
        "--beside", metavar="OTHER", help="a folder or a commit; 30 pairs unless --runs says else"
    )
    options = parser.parse_args()
    if not options.screen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["POSTURE_KEYRING"] = "off"
    if options.beside is None:
        with _home(TOP) as home:
            _opened(TOP, home)  # warms the page cache
            _print("this", [_opened(TOP, home) for _ in range(options.runs)], parts=True)
        return 0
    pairs = options.runs if options.runs != parser.get_default("runs") else 30
    with _checkout(options.beside) as other, _home(TOP) as home, _home(other) as its_home:
        places = {"this": (TOP, home), options.beside: (other, its_home)}
        runs: dict[str, list[Mapping[str, float]]] = {name: [] for name in places}
        for turn in range(pairs + 1):
            for name, (top, kept) in places.items():
                found = _opened(top, kept)
                if turn:  # the first warms the page cache
                    runs[name].append(found)
        for name, found in runs.items():
            _print(name, found, parts=False)
        for what in ("first frame", "resting"):
            ratio = _middle(runs["this"], what) / _middle(runs[options.beside], what)
            print(f"{what}: this / {options.beside}: {ratio:.2f} ({pairs} pairs in turn)")
    return 0


def _print(name: str, runs: list[Mapping[str, float]], *, parts: bool) -> None:
    frames = sorted(run["first frame"] for run in runs)
    print(
        f"{name}: first frame after {_middle(runs, 'first frame'):.2f} s "
        f"(from {frames[0]:.2f} to {frames[-1]:.2f}, {len(frames)} runs), "
        f"{_middle(runs, 'resting'):.0f} MB resident at rest"
    )
    before = 0.0
    for part in ("python", "Qt", "our modules", "first frame") if parts else ():
        reached = _middle(runs, part)
        print(f"  {reached - before:.2f} s  {part}")
        before = reached


def _middle(runs: list[Mapping[str, float]], what: str) -> float:
    return statistics.median(run[what] for run in runs)


@contextmanager
def _checkout(name: str) -> Iterator[Path]:
    """The folder itself, or a work tree of the commit with what ``uv.lock`` names there."""
    if Path(name).is_dir():
        yield Path(name).absolute()
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "other"
        subprocess.run(["git", "-C", str(TOP), "worktree", "add", "--detach", str(place), name], check=True)
        try:
            uv = subprocess.run(
                [sys.executable, "installer/linux/bootstrap.py", "uv"],
                cwd=TOP,
                capture_output=True,
                text=True,
                check=True,
            ).stdout.strip()
            subprocess.run([uv, "sync", "--quiet", "--locked"], cwd=place, check=True)
            compiled = [str(place / ".venv" / "bin" / "python"), "-m", "compileall", "-q", "src/posture"]
            subprocess.run(compiled, cwd=place, check=True)
            yield place
        finally:
            subprocess.run(["git", "-C", str(TOP), "worktree", "remove", "--force", str(place)], check=True)


@contextmanager
def _home(top: Path) -> Iterator[str]:
    """A home with one check-up in it."""
    with tempfile.TemporaryDirectory() as home:
        check = [str(top / ".venv" / "bin" / "posture"), "check", "--json"]
        environment = {**os.environ, "POSTURE_HOME": home}
        subprocess.run(check, env=environment, capture_output=True, timeout=60, check=False)
        yield home


def _opened(top: Path, home: str) -> Mapping[str, float]:
    python = str(top / ".venv" / "bin" / "python")
    environment = {**os.environ, "POSTURE_HOME": home}
    done = subprocess.run(
        [python, "-c", WINDOW, str(time.time()), str(RESTS)],
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    moments: dict[str, float] = json.loads(done.stdout)
    return moments


if __name__ == "__main__":
    sys.exit(main())
