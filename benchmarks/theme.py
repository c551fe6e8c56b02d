"""How long the window's own thread works on a change of the look.

Opens every page of one window, as a person would over a day, then changes the look again and again, and
prints the middle and the longest of what each change and the frames after it take of the processor's time.
Without ``--screen`` Qt draws into memory; with it, on the display there is.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

PLACES = ("checks", "check", "lessons", "reports", "settings", "home")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=10)
    parser.add_argument("--screen", action="store_true")
    options = parser.parse_args()
    if not options.screen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["POSTURE_KEYRING"] = "off"
    with tempfile.TemporaryDirectory() as home:
        for place, times in _changed(Path(home), options.changes).items():
            middle, longest = statistics.median(times), max(times)
            print(f"{place:9} {middle:6.1f} ms in the middle, {longest:6.1f} ms at most")
    return 0


def _changed(home: Path, changes: int) -> dict[str, list[float]]:
    """The milliseconds of each change, by the page that is shown meanwhile."""
    from PySide6.QtWidgets import QApplication

    from posture.application.session import Session
    from posture.host.live import LiveHost
    from posture.ui.bridge import Bridge
    from posture.ui.look import Choice, Look
    from posture.ui.window import Window

    app = QApplication(["posture"])
    look = Look(app, Choice.LIGHT)
    look.finish()
    bridge = Bridge(Session(home, LiveHost(), live=True))
    window = Window(bridge, look)
    window.show()

    def settle() -> None:
        while bridge.busy or window.checkups.running:
            app.processEvents()
            time.sleep(0.001)
        for _ in range(10):
            app.processEvents()

    settle()
    window.checkups.run()
    settle()
    for place in PLACES:
        window.go(place, "screen-lock" if place == "check" else "")
        settle()
    found: dict[str, list[float]] = {}
    for place in PLACES:
        window.go(place, "screen-lock" if place == "check" else "")
        settle()
        found[place] = []
        for number in range(changes):
            before = time.thread_time()
            look.choose(Choice.LIGHT if number % 2 else Choice.DARK)
            app.processEvents()
            found[place].append((time.thread_time() - before) * 1000)
            settle()
    print(f"{len(app.allWidgets())} widgets")
    window.close()
    return found


if __name__ == "__main__":
    sys.exit(main())
