"""Which theme is worn: the person's choice, or the system's."""

from __future__ import annotations

from enum import StrEnum
from functools import cache, partial

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QApplication

from posture.application.appearance import Appearance, appearance
from posture.application.shipped_files import shipped_bytes
from posture.ui.bridge import Bridge
from posture.ui.theme import Theme, put_on, read_theme
from posture.ui.typeface import Setting, Typeface
from posture.ui.widgets.exact_text import ExactText
from posture.ui.widgets.label import Label
from posture.ui.widgets.paste_field import PasteField
from posture.ui.widgets.press import Press


class Choice(StrEnum):
    """What a person can choose in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Contrast(StrEnum):
    """The same for how strongly things stand out."""

    SYSTEM = "system"
    USUAL = "usual"
    HIGH = "high"


CONTRAST = "contrast"
TYPEFACE = "typeface"


@cache
def shipped_theme(name: str) -> Theme:
    """The theme that the app ships: ``light``, ``dark``, or either with ``-contrast`` behind it."""
    path = f"ui/themes/{name}.toml"
    return read_theme(shipped_bytes(path), path)


class Look(QObject):
    """Puts the chosen theme on the application, and follows the system where that is chosen."""

    chosen = Signal(str)
    """The person chose light or dark; carries the choice, to be remembered."""
    settled = Signal(str, str)
    """The person chose the contrast or the typeface; carries the preference's name and the choice."""

    def __init__(
        self, app: QApplication, kept: str = Choice.SYSTEM, *, contrast: str = "", face: str = ""
    ) -> None:
        """Each is the choice remembered from last time; anything unknown means what is usual."""
        super().__init__(app)
        self._app = app
        self.choice = Choice(kept) if kept in tuple(Choice) else Choice.SYSTEM
        self.contrast = Contrast(contrast) if contrast in tuple(Contrast) else Contrast.SYSTEM
        self.face = Typeface(face) if face in tuple(Typeface) else Typeface.OWN
        self._desktop = Appearance.NO_PREFERENCE
        self._bridge: Bridge | None = None
        self._setting = Setting(app)
        self._hints = app.styleHints()
        self._wishes = self._hints.accessibility() if hasattr(self._hints, "accessibility") else None
        """What the system says of contrast; Qt knows it from 6.10 on."""
        app.setStyle("Fusion")
        self._setting.set_in(self.face)
        self._apply()
        self._hints.colorSchemeChanged.connect(self._apply)
        if self._wishes is not None:
            self._wishes.contrastPreferenceChanged.connect(self._apply)
        app.fontChanged.connect(self._refit)

    def finish(self) -> None:
        """Draw fields, lists and scroll bars in the theme, too; the first frame has none, and goes before."""
        from posture.ui.style import Style

        self._app.setStyle(Style())

    def choose(self, choice: Choice) -> None:
        """Wear this from now on."""
        self.choice = choice
        self._apply()
        self.chosen.emit(choice.value)

    def choose_contrast(self, contrast: Contrast) -> None:
        """Stand out this strongly from now on."""
        self.contrast = contrast
        self._apply()
        self.settled.emit(CONTRAST, contrast.value)

    def choose_face(self, face: Typeface) -> None:
        """Set all words in this typeface from now on."""
        self.face = face
        self._setting.set_in(face)
        self.settled.emit(TYPEFACE, face.value)

    def begin_anew(self) -> None:
        """Look as on the first day; nobody is told, for a choice that is remembered would be kept again."""
        with QSignalBlocker(self):
            self.choose(Choice.SYSTEM)
            self.choose_contrast(Contrast.SYSTEM)
            self.choose_face(Typeface.OWN)

    def follow(self, bridge: Bridge) -> None:
        """Go by the desktop's own word, asked for now, whenever Qt has news of it, and whenever the person
        comes back to the window.

        Qt's hint alone is not enough: on desktops built on GTK, such as GNOME, it goes by the name of the
        GTK 3 theme, which stays the same when the person chooses dark colours; on a desktop that Qt does
        not know it stays empty. The answer comes later, so that the first frame waits for nobody.
        """
        self.finish()
        self._bridge = bridge
        self._hints.colorSchemeChanged.connect(self._ask)
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
        """The system's text size changed; texts keep the old one until they take the new."""
        for widget in self._app.allWidgets():
            if isinstance(widget, Label | ExactText | PasteField | Press):
                widget.refit()

    def _apply(self) -> None:
        name = "dark" if self._is_dark() else "light"
        put_on(self._app, shipped_theme(f"{name}-contrast" if self._is_strong() else name))

    def _is_dark(self) -> bool:
        if self.choice is not Choice.SYSTEM:
            return self.choice is Choice.DARK
        if self._desktop is not Appearance.NO_PREFERENCE:
            return self._desktop is Appearance.DARK
        return self._hints.colorScheme() is Qt.ColorScheme.Dark

    def _is_strong(self) -> bool:
        if self.contrast is not Contrast.SYSTEM:
            return self.contrast is Contrast.HIGH
        asked = Qt.ContrastPreference.HighContrast
        return self._wishes is not None and self._wishes.contrastPreference() is asked
