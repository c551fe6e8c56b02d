"""A stretch of a message that can be tapped; it keeps its mark when the signs are explained."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from posture.ui.ground import aligned, paint_ground, paint_ring
from posture.ui.measures import CORNER
from posture.ui.theme import worn
from posture.ui.widgets.button import SMALLEST
from posture.ui.widgets.press import BARE, Press

_SIDES, _ENDS = 4, 3  # pixels around the words
_ENDLESS = 1 << 16


class PhraseButton(Press):
    """Words as wide as they are, broken into lines where the message is narrower.

    A marked one is underlined and has a ground; an explained one has its number behind it.
    """

    def __init__(self, words: str) -> None:
        super().__init__(BARE)
        self.words = words
        self._number = 0
        self._room = _ENDLESS
        self.setCheckable(True)
        self.setText(words)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def explain(self, number: int, why: str) -> None:
        """Carry the number of its explanation, or none where it is 0; it can be tapped no more."""
        self._number = number
        self.setEnabled(False)
        self.setAccessibleDescription(f"{number}. {why}" if number else "")
        self.wrap_to(self._room)
        self.updateGeometry()
        self.update()

    @property
    def shown(self) -> str:
        """The words as they stand there."""
        return f"{self.words} ({self._number})" if self._number else self.words

    def size_in(self, width: int) -> QSize:
        """The size it wants where no more than ``width`` is to be had."""
        return self._size("\n".join(self._lines(width)))

    def wrap_to(self, width: int) -> None:
        """Break the words into lines, or put them back into one, to fit the width."""
        self._room = width
        wrapped = "\n".join(self._lines(width))
        if wrapped != self.text():
            self.setText(wrapped)
            self.setAccessibleName(self.words)

    def sizeHint(self) -> QSize:
        return self._size(self.text())

    def _size(self, words: str) -> QSize:
        text = self.fontMetrics().size(0, words)
        return QSize(text.width() + 2 * _SIDES + 1, max(SMALLEST, text.height() + 2 * _ENDS))

    def minimumSizeHint(self) -> QSize:
        longest = max(self.shown.split(), key=self.fontMetrics().horizontalAdvance, default="")
        return QSize(self.fontMetrics().horizontalAdvance(longest) + 2 * _SIDES + 1, SMALLEST)

    def _lines(self, width: int) -> list[str]:
        """The words in as few lines as the width allows."""
        room = width - 2 * _SIDES - 1
        lines: list[str] = []
        for word in self.shown.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.fontMetrics().horizontalAdvance(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = worn()
        painter = QPainter(self)
        fill = "selected" if self.isChecked() else "hover" if self.underMouse() and self.isEnabled() else ""
        line = "edge" if self._number else ""
        paint_ground(painter, self.rect(), CORNER.row, fill=fill, line=line)
        if self.hasFocus():
            paint_ring(painter, self.rect(), CORNER.row)
        font = painter.font()
        font.setUnderline(self.isChecked())
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        place = self.rect().adjusted(_SIDES, _ENDS, -_SIDES, -_ENDS)
        begins = aligned(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.layoutDirection())
        painter.drawText(place, int(begins), self.text())
        painter.end()
