"""Which theme is worn: the person's choice, or the system's."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from posture.application.appearance import Appearance, appearance
from posture.application.shipped_files import shipped_bytes
from posture.ui.bridge import Bridge
from posture.ui.theme import Theme, put_on, read_theme
from posture.ui.widgets.exact_text import ExactText
from posture.ui.widgets.label import Label


class Choice(StrEnum):
    """What a person can choose in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def shipped_theme(name: str) -> Theme:
    """The theme ``light`` or ``dark`` that the app ships."""
    path = f"ui/themes/{name}.toml"
    return read_theme(shipped_bytes(path), path)


class Look(QObject):
    """Puts the chosen theme on the application, and follows the system where that is chosen."""

    chosen = Signal(str)
    """The person chose; carries the choice, to be remembered."""

    def __init__(self, app: QApplication, kept: str = Choice.SYSTEM) -> None:
        """``kept`` is the choice remembered from last time; anything unknown means the system's."""
        super().__init__(app)
        self._app = app
        self.choice = Choice(kept) if kept in tuple(Choice) else Choice.SYSTEM
        self._desktop = Appearance.NO_PREFERENCE
        self._bridge: Bridge | None = None
        self._template = shipped_bytes("ui/style.qss").decode()
        self._themes = {name: shipped_theme(name) for name in (Choice.LIGHT, Choice.DARK)}
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._apply)
        app.fontChanged.connect(self._refit)
        self._apply()

    def choose(self, choice: Choice) -> None:
        """Wear this from now on."""
        self.choice = choice
        self._apply()
        self.chosen.emit(choice.value)

    def follow(self, bridge: Bridge) -> None:
        """Go by the desktop's own word, asked for now, whenever Qt has news of it, and whenever the person
        comes back to the window.

        Qt's hint alone is not enough: on desktops built on GTK, such as GNOME, it goes by the name of the
        GTK 3 theme, which stays the same when the person chooses dark colours; on a desktop that Qt does
        not know it stays empty. The answer comes later, so that the first frame waits for nobody.
        """
        self._bridge = bridge
        self._app.styleHints().colorSchemeChanged.connect(self._ask)
        self._app.applicationStateChanged.connect(self._come_back)
        self._ask()

    def _come_back(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._ask()

    def _ask(self) -> None:
        if self._bridge is not None:
            self._bridge.start(partial(appearance, self._bridge.session), self._hear, lambda _: None)

    def _hear(self, said: Appearance | None) -> None:
        """The desktop's answer; where there is none, what it said before still holds."""
        if said is not None and said is not self._desktop:
            self._desktop = said
            self._apply()

    def _refit(self) -> None:
        """The system's text size changed; a style sheet keeps the old one until it is put on anew."""
        self._apply()
        for widget in self._app.allWidgets():
            if isinstance(widget, Label | ExactText):
                widget.refit()

    def _apply(self) -> None:
        put_on(self._app, self._themes[self._wanted()], self._template)

    def _wanted(self) -> Choice:
        if self.choice is not Choice.SYSTEM:
            return self.choice
        if self._desktop is not Appearance.NO_PREFERENCE:
            return Choice.DARK if self._desktop is Appearance.DARK else Choice.LIGHT
        dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return Choice.DARK if dark else Choice.LIGHT
