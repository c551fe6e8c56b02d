"""What tests of failing computers need: what is in view, whether the event loop turns, and broken places."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QWidget

from loopback import free_port
from posture.ballots.invite import Invite, encode_invite, new_code
from posture.ui.window import Window

HOST = Path(__file__).parents[1] / "hosts" / "kubuntu-plain-x11vnc"
FROZEN = 2.0  # seconds between two turns of the event loop
BEAT = 20  # milliseconds


class Heart:
    """Beats as long as the event loop turns; ``longest`` is the longest time, in seconds, that it did not."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = monotonic()
        self._timer = QTimer(interval=BEAT)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = monotonic()
        self.longest, self._last = max(self.longest, now - self._last), now

    def stop(self) -> None:
        self._timer.stop()


def in_view(window: Window) -> list[QWidget]:
    """The words and the buttons of a page that are seen without scrolling, and not cut off."""
    return [
        widget
        for widget in window.pages[window.place[0]].findChildren(QWidget)
        if isinstance(widget, QLabel | QAbstractButton)
        and widget.isVisible()
        and widget.visibleRegion().boundingRect().height() >= widget.height() - 2
    ]


def said(window: Window) -> str:
    return "\n".join(label.text() for label in in_view(window) if isinstance(label, QLabel))


def steps(window: Window) -> list[str]:
    """What a person can press there and then, but the way back and the × of the message."""
    names = [
        button.accessibleName()
        for button in in_view(window)
        if isinstance(button, QAbstractButton) and button.isEnabled()
    ]
    return [name for name in names if name not in {"Back", "Close this message"}]


@contextmanager
def mounted(folder: Path, *how: tuple[str, ...]) -> Iterator[None]:
    """The folder with something mounted on it; skips where that is not allowed."""
    folder.mkdir(parents=True)
    with ExitStack() as stack:
        for options in how:
            done = subprocess.run(
                ["mount", *options, str(folder)], capture_output=True, text=True, check=False
            )
            if done.returncode:
                pytest.skip(f"nothing can be mounted here: {done.stderr.strip()}")
            stack.callback(subprocess.run, ["umount", "-l", str(folder)], check=False)
        yield


def dialogs(window: Window) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def unanswered() -> str:
    """An invite of an organisation whose collector does not answer."""
    return encode_invite(
        Invite(f"http://127.0.0.1:{free_port()}", root_sha256="0" * 64, code=new_code(), group="everyone")
    )


_ALONE = """
import json, os, sys, time
from pathlib import Path
sys.path[:0] = {places!r}
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontInfo
from posture.application.session import Session
from posture.collector import passphrase
from posture.host.recordings.recorded import RecordedHost
from posture.ui import main
from failing import HOST, Heart, dialogs, said, steps

class Window(main.Window):
    def begin(self):
        self.heart, self.found = Heart(), {{}}
        self.checkups.run()
        self.once(self.checked)

    def once(self, act):
        if self.bridge.busy and not dialogs(self):
            QTimer.singleShot(20, lambda: self.once(act))
        else:
            QTimer.singleShot(100, act)

    def checked(self):
        title = self.pages["home"].title
        self.found |= {{"home": said(self), "font": QFontInfo(title.font()).family()}}
        self.found["drawn"] = len(set(bytes(title.grab().toImage().constBits())))
        self.go("reports", "join")
        self.once(self.join)

    def join(self):
        page = self.pages["reports"]
        part = page.part("join")
        part.invite.setPlainText({invite!r})
        part.submit.click()
        QTimer.singleShot(50, lambda: self.once(self.confirm))

    def confirm(self):
        part = self.pages["reports"].part("join")
        if part.who.isVisible():
            part.who.join.click()
        QTimer.singleShot(50, lambda: self.once(self.joined))

    def joined(self):
        self.found |= {{"reports": said(self), "steps": steps(self), "asked": len(dialogs(self))}}
        self.heart.stop()
        self.found["longest"] = self.heart.longest
        print(json.dumps(self.found), flush=True)
        self.close()

    def showEvent(self, event):
        super().showEvent(event)
        if not hasattr(self, "heart"):
            self.heart = None
            QTimer.singleShot(50, self.begin)

main.Window = Window
session = Session(Path({home!r}), RecordedHost(HOST), live=True)
try:
    code = main.run([], session=session)
except SystemExit:
    pass
"""


def alone(home: Path, invite: str) -> str:
    """Python that opens a window on that home, checks, tries to join, and prints what was said, as JSON."""
    here = Path(__file__).parent
    return _ALONE.format(places=[str(here), str(here.parent)], home=str(home), invite=invite)
