"""A stretch of a message that can be tapped; it keeps its mark when the signs are explained."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from posture.ui.ground import aligned, paint_ground, paint_ring
from posture.ui.measures import CORNER
from posture.ui.theme import worn
from posture.ui.widgets.button import SMALLEST
from posture.ui.widgets.press import BARE, Press
from posture.ui.widgets.wrapping import lines_of, width_of

_ENDS = 3  # pixels above and below the words
_SPACED = 2  # pixels more between two words than the font has: room for the keyboard's ring
_BOX = 6  # pixels beside the words of one that is explained, the box and the room around it among them
_APART = 2  # pixels between that box and the phrase's own edge
_ENDLESS = 1 << 16
_FEW = 8  # letters of which a line has room at least
_JOINTS = "/.@-_?=&#"
"""After these an address can be broken, and still be read for what it is."""


class PhraseButton(Press):
    """Words as wide as they are, broken into lines where the message is narrower.

    Beside it is half of what lies between its words: two that touch read on like one, and nobody sees where
    a phrase begins before it is tapped. A marked one is underlined and has a ground; an explained one has its
    number behind it.
    """

    def __init__(self, words: str) -> None:
        super().__init__(BARE)
        self.words = words
        self._number = 0
        self._explained = False
        self._room = _ENDLESS
        self.setCheckable(True)
        self.setText(words)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def explain(self, number: int, why: str) -> None:
        """Carry the number of its explanation, or none where it is 0; it can be tapped no more."""
        self._number = number
        self._explained = True
        self.setEnabled(False)
        self.setAccessibleDescription(f"{number}. {why}" if number else "")
        self.wrap_to(self._room)
        self.updateGeometry()
        self.update()

    def refit(self) -> None:
        self.setFont(spaced(QApplication.font()))

    @property
    def sides(self) -> int:
        """Pixels beside the words: half a space, or once it is explained the room for its box."""
        return _BOX if self._explained else half_a_space(self)

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
        return QSize(text.width() + 2 * self.sides, max(SMALLEST, text.height() + 2 * _ENDS))

    def minimumSizeHint(self) -> QSize:
        """As narrow as a few letters: an address without a space is broken inside."""
        return QSize(self.fontMetrics().averageCharWidth() * _FEW + 2 * self.sides, SMALLEST)

    def _lines(self, width: int) -> list[str]:
        """The words in as few lines as the width allows."""
        room = width - 2 * self.sides
        return lines_of(self._pieces(room), self.fontMetrics(), room)

    def _pieces(self, room: int) -> Iterator[str]:
        """The words, those in pieces that no line has room for: an address ends at one of its joints."""
        for word in self.shown.split():
            piece = ""
            for letter in word:
                if piece and width_of(piece + letter, self.fontMetrics()) > room:
                    end = max(map(piece.rfind, _JOINTS)) + 1 or len(piece)
                    yield piece[:end]
                    piece = piece[end:]
                piece += letter
            yield piece

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = worn()
        painter = QPainter(self)
        fill = "selected" if self.isChecked() else "hover" if self.underMouse() and self.isEnabled() else ""
        line = "edge" if self._number else ""
        apart = _APART if self._explained else 1
        paint_ground(painter, self.rect().adjusted(apart, 1, -apart, -1), CORNER.row, fill=fill, line=line)
        if self.hasFocus():
            paint_ring(painter, self.rect(), CORNER.row)
        font = painter.font()
        font.setUnderline(self.isChecked())
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        place = self.rect().adjusted(self.sides, _ENDS, -self.sides, -_ENDS)
        begins = aligned(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.layoutDirection())
        painter.drawText(place, int(begins), self.text())
        painter.end()


def spaced(font: QFont) -> QFont:
    """The font with the room between words that a message has."""
    made = QFont(font)
    made.setWordSpacing(_SPACED)
    return made


def half_a_space(widget: QWidget) -> int:
    """Pixels on either side of a stretch of words in that font, so that two make one space."""
    return round(_space(widget) / 2)


def _space(widget: QWidget) -> int:
    """What lies between two words; a space alone is measured without the room that the font adds."""
    metrics = widget.fontMetrics()
    return metrics.horizontalAdvance("n n") - 2 * metrics.horizontalAdvance("n")
