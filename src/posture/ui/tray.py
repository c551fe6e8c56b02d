"""An icon in the tray: a program of its own that opens the window, and does nothing else.

So whoever closes the window ends it, with or without an icon; and the icon needs neither what the window
needs nor any turn of the processor.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from posture.application.errors import sentence_of
from posture.application.language import language_of
from posture.application.session import Session, open_session
from posture.application.starting import DesktopError, open_odd, open_window
from posture.ui.icons import icon
from posture.ui.instance.seat import Bell, Word, seat
from posture.ui.rubbish import Rubbish
from posture.ui.translation import is_whole, translate_window
from posture.words.speech import speak, spoken

KIND = "tray"
"""The name of its seat."""

_TRIES, _PAUSE = 30, 1000  # at sign-in the tray may come after us; milliseconds


class Tray(QObject):
    """The icon and its menu."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        colour = app.palette().windowText().color()
        own = QIcon.fromTheme("posture", QIcon(icon("checks", colour, 64)))
        self.icon = QSystemTrayIcon(own, self)
        self.icon.setToolTip("Posture")
        self.menu = QMenu()
        self.menu.addAction(self.tr("Open Posture")).triggered.connect(self.open)
        self.menu.addAction(self.tr("Something odd happened")).triggered.connect(self.open_odd)
        self.menu.addAction(self.tr("Take this icon away")).triggered.connect(app.quit)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._pressed)
        self.icon.show()

    def open(self) -> None:
        """Open the window, or have it show itself."""
        self._try(open_window)

    def open_odd(self) -> None:
        """As ``open``, at the page that says what to do now."""
        self._try(open_odd)

    def _try(self, opens: Callable[[], None]) -> None:
        try:
            opens()
        except DesktopError as error:
            self.icon.showMessage("Posture", spoken(sentence_of(error)))

    def _pressed(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how is not QSystemTrayIcon.ActivationReason.Context:
            self.open()


def run(argv: Sequence[str], *, session: Session | None = None) -> int:
    """Be an icon in the tray until it is taken away; 0.

    Ends where an icon is there already, and where no tray comes within half a minute: nothing of ours
    stays that cannot be seen.
    """
    with session or open_session() as opened:
        own = seat(opened.home, KIND)
        if not own.take():
            return 0
        app = QApplication(["posture", *argv])
        app.setQuitOnLastWindowClosed(False)
        QCoreApplication.setApplicationName("Posture")
        app.setDesktopFileName("posture")
        language = language_of(opened, may_follow_system=is_whole)
        speak(language)
        translate_window(app, language)
    bell = Bell(app)
    bell.rung.connect(lambda word: app.quit() if word == Word.END else None)
    own.listen(bell)
    Rubbish(app).begin()
    _when_there_is_a_tray(app, _TRIES)
    app.exec()
    own.leave()
    return 0


def end(session: Session) -> None:
    """Have the icon go, where one is there."""
    there = seat(session.home, KIND)
    if there.take():
        there.leave()
    else:
        there.ring(Word.END)


def _when_there_is_a_tray(app: QApplication, tries: int) -> None:
    if QSystemTrayIcon.isSystemTrayAvailable():
        Tray(app)
    elif tries:
        QTimer.singleShot(_PAUSE, app, partial(_when_there_is_a_tray, app, tries - 1))
    else:
        app.quit()
