"""Start the window."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NoReturn

from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from posture.application.complaint import complain
from posture.application.errors import ApplicationError, sentence_of
from posture.application.language import language_of
from posture.application.preferences import Unreadable, read_preference
from posture.application.session import Session, open_session
from posture.ui.beginning import attend, take_seat
from posture.ui.bridge import Bridge
from posture.ui.icons import icon
from posture.ui.look import CONTRAST, TYPEFACE, Choice, Look
from posture.ui.passphrases import Passphrases
from posture.ui.rubbish import Rubbish
from posture.ui.text_size import TextSize
from posture.ui.theme import ThemeError
from posture.ui.translation import is_whole, translate_window
from posture.ui.window import GEOMETRY, LOOK, TEXT_SIZE, Window
from posture.words.speech import speak, spoken

_STOPPED = 130  # what shells give for SIGINT


def run(argv: Sequence[str], *, session: Session | None = None) -> int:
    """Show the window until it is closed; 0, 130 where Ctrl+C ended it, or 2 where it cannot be shown and
    a sentence says why. Where one is open it is that which shows itself.

    Ends the whole program where work that the window began does not end with it.
    """
    session = session or open_session()
    own = take_seat(session, argv)
    if own is None:
        return 0
    app = QApplication(["posture", *argv])
    QCoreApplication.setApplicationName("Posture")
    app.setDesktopFileName("posture")
    language = language_of(session, may_follow_system=is_whole)
    speak(language)
    translate_window(app, language)
    try:
        look = Look(
            app,
            _kept(session, LOOK, Choice.SYSTEM),
            contrast=_kept(session, CONTRAST, ""),
            face=_kept(session, TYPEFACE, ""),
        )
    except (ThemeError, ApplicationError) as error:
        complain(spoken(sentence_of(error)))
        return 2
    text_size = TextSize(app, _kept(session, TEXT_SIZE, ""))
    bridge = Bridge(session)
    session.ask = Passphrases(bridge)
    window = Window(bridge, look, _kept(session, GEOMETRY, ""), text_size)
    window.setWindowIcon(QIcon(icon("checks", window.palette().highlight().color(), 64)))
    window.seen.connect(partial(look.follow, bridge))
    window.seen.connect(window.deliveries.begin)
    rubbish = Rubbish(window)
    window.seen.connect(rubbish.begin)
    attend(window, own, argv)
    window.show()
    with _stopped_by_ctrl_c(app):
        code = app.exec()
    own.leave()
    bridge.close()
    if bridge.left_behind:
        _end(code)
    return code


@contextmanager
def _stopped_by_ctrl_c(app: QApplication) -> Iterator[None]:
    """Let Ctrl+C in the terminal end the window, with 130.

    Python would run its handler only at its next turn, which it may not get for minutes while Qt waits. A
    signal's number in a pipe wakes Qt. Windows has no pipes that Qt can watch.
    Source: signal.set_wakeup_fd, https://docs.python.org/3/library/signal.html
    """
    if sys.platform == "win32":
        yield
        return
    woken, wakes = os.pipe()
    os.set_blocking(wakes, False)
    watcher = QSocketNotifier(woken, QSocketNotifier.Type.Read, app)
    watcher.activated.connect(lambda: os.read(woken, 64))
    before = signal.set_wakeup_fd(wakes), signal.signal(signal.SIGINT, lambda *_: app.exit(_STOPPED))
    yield
    signal.set_wakeup_fd(before[0])
    signal.signal(signal.SIGINT, before[1])
    watcher.setEnabled(False)
    os.close(woken)
    os.close(wakes)


def _end(code: int) -> NoReturn:
    """End the program at once, where Python would wait for threads that may never end.

    Nothing is lost: whatever is kept or sent is written in whole transactions, before it is acted upon.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # there is none without a console on Windows
            stream.flush()
    os._exit(code)


def _kept(session: Session, name: str, default: str) -> str:
    """A preference; where the store cannot be read, the default: the pages say what is wrong with it."""
    try:
        return read_preference(session, name, default)
    except Unreadable:
        return default
