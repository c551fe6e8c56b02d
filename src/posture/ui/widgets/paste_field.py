"""Where something is pasted that a program made, such as an invite: three lines, monospaced."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPlainTextEdit

from posture.ui.widgets.label import Role, font

_LINES = 3
_AROUND = 24  # pixels: its frame and its margins


class PasteField(QPlainTextEdit):
    """Tab leaves it. As high as three lines of what is read around it, whichever monospaced font there is."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.refit()

    def refit(self) -> None:
        """Take the size that the system's font has now."""
        self.setFont(font(Role.EXACT))
        self.setFixedHeight(QFontMetrics(font(Role.BODY)).lineSpacing() * _LINES + _AROUND)
