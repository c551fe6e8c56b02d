"""What keeps the window's own thread busy: ``python benchmarks/events.py``.

Opens the window on a recorded computer, of somebody who joined an organisation, in a new process each run,
and walks it through what a person does: checks, changes the look, opens every page, closes while a check is
under way. For each step it prints the event that took longest on the GUI thread: processor time, the most of
all runs, and wall time, the middle of the runs. Qt draws into memory; ``--screen`` draws on the display there
is. No event may take over 50 ms of processor time: the exit code is 1 where one does.
"""

from __future__ import annotations

import argparse
import copyreg
import json
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from threading import Event

sys.path.append(str(Path(__file__).parents[1] / "tests"))
sys.path.append(str(Path(__file__).parents[1] / "tests" / "ui"))

from gates.person import Home, comes_back
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from posture.reports.errors import Refused
from posture.ui import main as window_main
from posture.ui.look import Choice, Look

LIMIT = 50.0  # milliseconds
_PLACES = (
    ("checks", ""),
    ("check", "screen-lock"),
    ("lessons", ""),
    ("lesson", "screen-lock"),
    ("review", ""),
    ("reports", "send"),
    ("reports", "together"),
    ("reports", "ledger"),
    ("settings", ""),
    ("home", ""),
)
_RESTS = 8  # looks in a row at which nothing was under way: a step is over
_BETWEEN = 20  # milliseconds between two looks


@dataclass
class Step:
    """Something that a person did, and the longest event of it, in milliseconds."""

    name: str
    cpu: float = 0.0
    wall: float = 0.0
    event: str = ""


class Watched(QApplication):
    """Times each event, with all that it brings about before it is done."""

    steps: list[Step] = []  # noqa: RUF012 - there is one application
    _inside = False

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if Watched._inside or not Watched.steps:
            return bool(super().notify(receiver, event))
        Watched._inside = True
        name = f"{event.type().name} to {type(receiver).__name__} {receiver.objectName()}".strip()
        cpu, wall = time.thread_time(), time.perf_counter()
        try:
            return bool(super().notify(receiver, event))
        finally:
            Watched._inside = False
            cpu, wall = (time.thread_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000
            step = Watched.steps[-1]
            step.wall = max(wall, step.wall)
            if cpu > step.cpu:
                step.cpu, step.event = cpu, name


class Window(window_main.Window):
    """Once it is shown, does one thing after the other, each when the one before has come to rest."""

    may = Event()
    """While it is not set, the computer keeps whoever checks it waiting."""
    _script: Iterator[tuple[str, Callable[[], object]]] | None = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        super().paintEvent(event)
        if self._script is None:
            self._script, self._rested = self._acts(), 0
            Watched.steps.append(Step("the first moments"))
            self._clockwork = QTimer(self, interval=_BETWEEN)
            self._clockwork.timeout.connect(self._look_on)
            self._clockwork.start()

    def _acts(self) -> Iterator[tuple[str, Callable[[], object]]]:
        yield "checking", self.checkups.run
        for again in ("", ", again"):
            for place, key in _PLACES:
                yield f"opening {place} {key}".strip() + again, partial(self.go, place, key)
        application = QApplication.instance()
        assert application is not None
        look = next(child for child in application.children() if isinstance(child, Look))
        for choice in (Choice.DARK, Choice.LIGHT):
            yield f"changing the look to {choice.value}", partial(look.choose, choice)

    def _look_on(self) -> None:
        self._rested = 0 if self.bridge.busy else self._rested + 1
        if self._rested < _RESTS or self._script is None:
            return
        self._rested = 0
        name, act = next(self._script, ("closing during a check", None))
        if act is None:
            self._clockwork.stop()
            self.may.clear()
            self.checkups.run()
            act = self._close
        Watched.steps.append(Step(name))
        QTimer.singleShot(100, act)

    def _close(self) -> None:
        print(time.time(), flush=True)
        self.close()
        print(json.dumps([asdict(step) for step in Watched.steps]), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--screen", action="store_true")
    parser.add_argument("--walk", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.walk:
        return _walk(*options.walk)
    os.environ |= {"POSTURE_KEYRING": "off", "POSTURE_PASSPHRASE": "a sentence for the benchmark"}
    if not options.screen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        _make_home(place)
        runs = [_run(place, number) for number in range(options.runs + 1)][1:]  # the first warms the cache
    return _report(runs)


def _walk(kept: Path, folder: Path) -> int:
    """One run, in a process of its own; prints when it was closed, and its steps as JSON."""
    home = pickle.loads(kept.read_bytes())
    assert isinstance(home, Home)
    Window.may.set()
    window_main.QApplication, window_main.Window = Watched, Window  # type: ignore[misc]
    return window_main.run([], session=comes_back(home, folder, Window.may))


def _make_home(place: Path) -> None:
    from gates.homes import cheapen, make_homes

    cheapen(setattr)
    copyreg.pickle(Refused, lambda refused: (Refused, (refused.code, refused.sentence)))
    (place / "home").write_bytes(pickle.dumps(make_homes(place / "homes")["summed"]))


def _run(place: Path, number: int) -> tuple[float, list[Step]]:
    """From the press on × until the process is gone, in milliseconds, and the steps."""
    command = [sys.executable, __file__, "--walk", str(place / "home"), str(place / f"run-{number}")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    gone = time.time()
    assert done.returncode == 0, done.stderr
    closed, steps = done.stdout.splitlines()
    return (gone - float(closed)) * 1000, [Step(**step) for step in json.loads(steps)]


def _report(runs: list[tuple[float, list[Step]]]) -> int:
    over = 0
    print(f"the longest event of each step, {len(runs)} runs: processor (most), wall (middle)")
    for each in zip(*(steps for _, steps in runs), strict=True):
        worst = max(each, key=lambda step: step.cpu)
        over += worst.cpu > LIMIT
        mark = "  over the limit" if worst.cpu > LIMIT else ""
        wall = statistics.median(step.wall for step in each)
        print(f"  {worst.cpu:6.1f} ms  {wall:6.1f} ms  {worst.name}: {worst.event}{mark}")
    gone = statistics.median(gone for gone, _ in runs)
    print(f"  {gone:6.0f} ms from the press on × until the process is gone, a check being under way (middle)")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
