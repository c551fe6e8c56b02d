"""Text that wraps, in a few fixed roles, sized relative to the system's font."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from posture.ui.ground import aligned
from posture.ui.measures import TYPE
from posture.ui.roles import hear_as_heading
from posture.ui.theme import INKS
from posture.words.speech import spoken


class Role(StrEnum):
    """What a text is for; its colour and its size follow from it."""

    TITLE = "title"
    LARGE = "large"
    """What is read in haste; a heading, too."""
    HEADING = "heading"
    STRONG = "strong"
    BODY = "body"
    MUTED = "muted"
    SMALL = "small"
    EXACT = "exact"


_DEMI_BOLD = (Role.TITLE, Role.LARGE, Role.HEADING, Role.STRONG)
_QUIET = (Role.MUTED, Role.SMALL)
_HEADINGS = (Role.TITLE, Role.LARGE, Role.HEADING)


def font(role: Role) -> QFont:
    """The person's font, cut for a role."""
    made = QFont(QApplication.font())
    size = made.pointSizeF() * float(getattr(TYPE, role.value))
    if role is Role.EXACT:
        made.setFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
        made.setStyleHint(QFont.StyleHint.Monospace)
    made.setPointSizeF(size)
    if role in _DEMI_BOLD:
        made.setWeight(QFont.Weight.DemiBold)
    return made


class Label(QLabel):
    """A wrapping text; ``tone`` is a state's colour: good, warn, bad, unknown or accent.

    Titles and headings are headings to a screen reader as well.
    """

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
        super().__init__(parent)
        self._role = role
        if role in _HEADINGS:
            hear_as_heading(self, "")  # before it has words: with those Qt asks for its role, and keeps it
        self.setProperty("role", role.value)
        self.set_tone(tone)
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if wraps:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self._fit()
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(spoken(text))
        self._name()

    def _name(self) -> None:
        if self._role in _HEADINGS:
            rich = self.textFormat() is Qt.TextFormat.RichText
            words = QTextDocumentFragment.fromHtml(self.text()).toPlainText() if rich else self.text()
            hear_as_heading(self, words)

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Where the words begin, in the direction in which the window is read.

        Qt goes by the words' own direction: a sentence that is not translated yet would begin at the end.
        """
        self._aligned = alignment
        super().setAlignment(aligned(alignment, self.layoutDirection()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.setAlignment(self._aligned)
        super().changeEvent(event)

    def set_tone(self, tone: str) -> None:
        """Take a state's colour from now on, or for "" the one of its role."""
        self.setProperty("tone", tone)
        self.setForegroundRole(INKS[tone or ("muted" if self._role in _QUIET else "text")])

    def refit(self) -> None:
        """Take the size that the system's font has now."""
        self._fit()

    def _fit(self) -> None:
        self.setFont(font(self._role))
        if self._role in _HEADINGS:
            # The dots of a capital Ü may reach above the font's own height, and would be cut off there.
            metrics = self.fontMetrics()
            above = max(0, -metrics.tightBoundingRect("Ü").top() - metrics.ascent())
            self.setContentsMargins(0, above, 0, 0)
