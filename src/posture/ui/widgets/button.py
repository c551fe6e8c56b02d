"""Buttons: one primary a page, plain ones, links, answers to choose from, and icons alone."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.ui.icons import icon
from posture.ui.theme import worn
from posture.ui.widgets.press import Press
from posture.words.speech import spoken


class Kind(StrEnum):
    """How a button looks; the style sheet knows each."""

    PRIMARY = "primary"
    PLAIN = "plain"
    LINK = "link"
    CHOICE = "choice"
    ICON = "icon"


_INK = {
    Kind.PRIMARY: "on_accent",
    Kind.PLAIN: "text",
    Kind.LINK: "accent",
    Kind.CHOICE: "text",
    Kind.ICON: "muted",
}
_GAP = 5  # pixels between icon and words, beyond the style's own


class Button(Press):
    """A button with a verb on it; ``act`` is called without arguments when it is pressed.

    An icon alone has its verb as its tip and as its name.
    """

    def __init__(
        self,
        text: str,
        act: Callable[[], object] | None = None,
        *,
        kind: Kind = Kind.PLAIN,
        symbol: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._words = ""
        self._symbol = symbol
        self.setProperty("kind", kind.value)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCheckable(kind is Kind.CHOICE)
        self.setAutoExclusive(kind is Kind.CHOICE)  # a screen reader then says one of several
        if act is not None:
            self.clicked.connect(lambda _: act())
        self._tint()
        self.setText(text)

    def setText(self, text: str) -> None:
        self._words = spoken(text)
        self.setAccessibleName(self._words)
        if self._kind is Kind.ICON:
            self.setToolTip(self._words)
            self._words = ""
        super().setText(self._words)

    def size_in(self, width: int) -> QSize:
        """The size it wants where no more than ``width`` is to be had: its words break into lines."""
        lines, around = self._lines(width), self._around()
        text = self.fontMetrics().size(0, "\n".join(lines))
        return text + around

    def wrap_to(self, width: int) -> None:
        """Break the words into lines, or put them back into one, to fit the width."""
        wrapped = "\n".join(self._lines(width))
        if wrapped != self.text():
            super().setText(wrapped)

    def minimumSizeHint(self) -> QSize:
        longest = max(self._words.split(), key=len, default="")
        return self.fontMetrics().size(0, longest) + self._around()

    def _around(self) -> QSize:
        """What the icon and the style take beside the words."""
        return super().sizeHint() - self.fontMetrics().size(0, self.text())

    def _lines(self, width: int) -> list[str]:
        """The words in as few lines as the width allows."""
        room = width - self._around().width()
        lines: list[str] = []
        for word in self._words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.fontMetrics().horizontalAdvance(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def set_kind(self, kind: Kind) -> None:
        """Look like another kind from now on."""
        self._kind = kind
        self.setProperty("kind", kind.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self._tint()

    def _tint(self) -> None:
        if not self._symbol:
            return
        side = round(self.fontMetrics().height() * 1.05)
        room = 0 if self._kind is Kind.ICON else _GAP
        self.setIconSize(QSize(side + room, side))
        self.setIcon(icon(self._symbol, worn().colour(_INK[self._kind]), side, room=room))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._tint()
        super().changeEvent(event)
