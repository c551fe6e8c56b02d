"""The window in a setting, at a home's moment, led to a scene."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TypeVar

from gates.person import HOST, Home, comes_back
from gates.settings import Setting
from PySide6.QtCore import QEvent, QLocale, Qt, QTranslator
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from posture.application.language import language_of
from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.ui.bridge import Bridge
from posture.ui.look import Look, shipped_theme
from posture.ui.pages.reports.page import ReportsPage
from posture.ui.pages.reports.part import Part
from posture.ui.passphrases import Passphrases
from posture.ui.theme import put_on
from posture.ui.translation import translate_window
from posture.ui.widgets.page import Page
from posture.ui.window import Window
from posture.words.choice import PSEUDO
from posture.words.phrase import ENGLISH
from posture.words.pseudo import pseudo
from posture.words.speech import speak

_PATIENCE = 60.0  # seconds until a page is ready
_POINTS = 11.0
_CODES = {"de": "de", "pseudo": PSEUDO}

P = TypeVar("P", bound=Page)
Q = TypeVar("Q", bound=Part)


class Stage:
    """One window; scenes are acted on it."""

    def __init__(self, app: QApplication, look: Look, setting: Setting, home: Home, folder: Path) -> None:
        self.app, self.setting = app, setting
        self.may = Event()
        """While it is not set, the computer and the collector keep whoever asks them waiting."""
        self.may.set()
        self.session = comes_back(home, folder, self.may)
        self.bridge = Bridge(self.session)
        self.session.ask = Passphrases(self.bridge)
        self.window = Window(self.bridge, look)
        self.window.setMinimumSize(1, 1)
        self.window.resize(*setting.size)
        self.window.show()
        self.settle()
        self.window.resize(*setting.size)  # once more: it made itself fit the small screen that is not there
        self.settle()

    @property
    def root(self) -> QWidget:
        """What is looked at: the dialog that is open, else the window."""
        dialogs = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
        return dialogs[-1] if dialogs else self.window

    def page(self, name: str, kind: type[P]) -> P:
        page = self.window.pages[name]
        assert isinstance(page, kind), page
        return page

    def part(self, name: str, kind: type[Q]) -> Q:
        """A part of the Reports page."""
        part = self.page("reports", ReportsPage).part(name)
        assert isinstance(part, kind), part
        return part

    def go(self, place: str, key: str = "") -> None:
        self.window.go(place, key)
        self.settle()

    def settle(self, until: Callable[[], bool] = lambda: True) -> None:
        """Wait until everything is shown; while something is kept waiting, until nothing more can be."""
        end = time.monotonic() + _PATIENCE
        while self._under_way() or not until():
            self.app.processEvents()
            time.sleep(0.001)
            assert time.monotonic() < end, "the page is not ready in time"
        for _ in range(6):  # layouts settle in turns: a label, its card, the page
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.app.processEvents()

    def _under_way(self) -> bool:
        """Whether work goes on that comes to an end by itself."""
        return self.bridge.busy and self.may.is_set() and self.root is self.window

    def said(self, text: str) -> str:
        """A made text as it would be in the language that is spoken."""
        return pseudo(text) if self.setting.speech == "pseudo" else text

    def hold(self, act: Callable[[], object]) -> None:
        """Do something that does not come to its end, until the stage is closed."""
        self.may.clear()
        act()
        end = time.monotonic() + 0.15
        while time.monotonic() < end:
            self.app.processEvents()
        self.settle()

    def close(self) -> None:
        self.may.set()
        for dialog in self.window.findChildren(QDialog):
            dialog.reject()
        self.bridge.close()
        self.window.close()
        for each in (self.window, self.bridge):  # here, and not wherever Python next looks for garbage
            each.deleteLater()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.session.close()


@contextmanager
def dressed(app: QApplication, setting: Setting) -> Iterator[None]:
    """The application in a setting: theme, size of the text, direction and language."""
    before = QLocale(), QFont(app.font())
    QAccessible.setActive(True)  # as with a screen reader: Qt then asks for roles while widgets are made
    font = QFont(app.font())
    font.setPointSizeF(_POINTS * setting.text / 100)
    app.setFont(font)
    QLocale.setDefault(QLocale("en_GB"))
    app.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if setting.speech == "rtl" else Qt.LayoutDirection.LeftToRight
    )
    if setting.speech in _CODES:
        with Session(Path("nowhere"), RecordedHost(HOST), live=False) as session:
            language = language_of(session, {"POSTURE_LANGUAGE": _CODES[setting.speech]})
        speak(language)
        translate_window(app, language)
    put_on(app, shipped_theme(setting.theme))
    yield
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.setParent(None)
    speak(ENGLISH)
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(before[0])
    app.setFont(before[1])
    QAccessible.setActive(False)
