"""Text that wraps, in a few fixed roles, sized relative to the system's font."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from posture.words.speech import spoken


class Role(StrEnum):
    """What a text is for; the style sheet colours it, and its size follows from it."""

    TITLE = "title"
    HEADING = "heading"
    STRONG = "strong"
    BODY = "body"
    MUTED = "muted"
    SMALL = "small"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class _Cut:
    scale: float
    weight: QFont.Weight = QFont.Weight.Normal


_CUTS = {
    Role.TITLE: _Cut(1.75, QFont.Weight.DemiBold),
    Role.HEADING: _Cut(1.25, QFont.Weight.DemiBold),
    Role.STRONG: _Cut(1.0, QFont.Weight.DemiBold),
    Role.BODY: _Cut(1.0),
    Role.MUTED: _Cut(1.0),
    Role.SMALL: _Cut(0.9),
    Role.EXACT: _Cut(0.92),
}


def font(role: Role) -> QFont:
    """The system's font, cut for a role."""
    cut = _CUTS[role]
    made = QFont(QApplication.font())
    size = made.pointSizeF() * cut.scale
    if role is Role.EXACT:
        made.setFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
        made.setStyleHint(QFont.StyleHint.Monospace)
    made.setPointSizeF(size)
    made.setWeight(cut.weight)
    return made


class Label(QLabel):
    """A wrapping text; ``tone`` is a state's colour: good, warn, bad, unknown or accent."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        *,
        tone: str = "",
        wraps: bool = True,
        rich: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(spoken(text), parent)
        self._role = role
        self.setProperty("role", role.value)
        self.setProperty("tone", tone)
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if wraps:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setFont(font(role))

    def setText(self, text: str) -> None:
        super().setText(spoken(text))

    def set_tone(self, tone: str) -> None:
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)

    def refit(self) -> None:
        """Take the size that the system's font has now."""
        self.setFont(font(self._role))
