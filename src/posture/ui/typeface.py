"""Which typeface the words are set in: the window's own, which it brings, or the system's."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from posture.application.shipped_files import shipped_bytes

_CUTS = ("ui/fonts/Inter-Regular.ttf", "ui/fonts/Inter-Bold.ttf")


class Typeface(StrEnum):
    """What a person can choose."""

    OWN = "own"
    SYSTEM = "system"


class Setting:
    """Sets the application's words in the typeface that was chosen, in whatever size they have."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._systems = app.font().families()

    def set_in(self, face: Typeface) -> None:
        """Open windows change at once. What the own typeface has no letters for is set in the system's."""
        own = [_own_family()] if face is Typeface.OWN else []
        families = [family for family in own if family] + self._systems
        if families != self._app.font().families():
            font = QFont(self._app.font())
            font.setFamilies(families)
            self._app.setFont(font)


@cache
def _own_family() -> str:
    """The name under which Qt knows the typeface, once it is loaded; empty where it cannot be."""
    families: list[str] = []
    for path in _CUTS:
        number = QFontDatabase.addApplicationFontFromData(shipped_bytes(path))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else ""
