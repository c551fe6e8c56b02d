"""A line or a whole card that can be pressed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.press import BARE, TILE, Press

_BESIDE = 20  # lines of text wide: in a narrower card the word stands below the words, not beside them


class Tile(Press):
    """An icon, a title and a line, and perhaps a word on its state; pressing it goes somewhere.

    As a card the line stands below the title; ``flat``, inside of a card, it stands beside it.
    """

    def __init__(
        self,
        title: str,
        line: str,
        act: Callable[[], object],
        *,
        symbol: str,
        tone: str = "accent",
        word: str = "",
        flat: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(BARE if flat else TILE, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._glyph = Glyph(symbol, tone, ems=1.2)
        self._title = Label(title, Role.STRONG)
        self._line = Label(line, Role.MUTED)
        self._word = Label(word, tone=tone, wraps=False)
        self._is_flat = flat
        self._lay_out(flat=flat)
        self._name()
        self.clicked.connect(lambda _: act())

    def _lay_out(self, *, flat: bool) -> None:
        centre = Qt.AlignmentFlag.AlignVCenter
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(*((14, 9, 10, 9) if flat else (20, 14, 16, 14)))
        row.setSpacing(14)
        row.addWidget(self._glyph, 0, centre)
        across = QBoxLayout.Direction.LeftToRight if flat else QBoxLayout.Direction.TopToBottom
        self._text = text = QBoxLayout(across)
        text.setSpacing(14 if flat else 2)
        text.addWidget(self._title)
        text.addWidget(self._line)
        row.addLayout(text, 1)
        row.addWidget(self._word, 0, centre)
        row.addWidget(Glyph("next", "muted", ems=1.0), 0, centre)
        if flat:
            self._line.setAlignment(centre | Qt.AlignmentFlag.AlignRight)
        for label in (self._title, self._line, self._word):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_state(self, title: str, line: str, *, symbol: str, tone: str, word: str = "") -> None:
        """Show other words."""
        self._title.setText(title)
        self._line.setText(line)
        self._word.setText(word)
        self._word.set_tone(tone)
        self._glyph.show_icon(symbol, tone)
        self._name()

    def width_in_one_line(self) -> int:
        """The width at which neither title nor line breaks while they stand side by side."""
        words = sum(
            label.fontMetrics().horizontalAdvance(label.text()) for label in (self._title, self._line)
        )
        margins = self._row.contentsMargins()
        icons = 2 * self._glyph.sizeHint().width() + 3 * self._row.spacing()
        return words + icons + margins.left() + margins.right() + self.fontMetrics().height()

    def stack(self, *, stacked: bool) -> None:
        """Let the line stand below the title, or beside it."""
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if way is self._text.direction():
            return
        side = Qt.AlignmentFlag.AlignLeading if stacked else Qt.AlignmentFlag.AlignTrailing
        self._line.setAlignment(Qt.AlignmentFlag.AlignVCenter | side)
        self._text.setDirection(way)
        self._text.setSpacing(2 if stacked else 14)
        for place in range(self._text.count()):
            self._text.setStretch(place, 0)
        self._name()

    def _name(self) -> None:
        for label in (self._line, self._word):
            label.setVisible(bool(label.text()))
        parts = (self._title.text(), self._word.text(), self._line.text())
        self.setAccessibleName(". ".join(part.rstrip(".") for part in parts if part))
        if self._text.direction() is QBoxLayout.Direction.LeftToRight:
            # Each gets room by its length, so that neither breaks while the other has some left.
            for place, label in enumerate((self._title, self._line)):
                self._text.setStretch(place, label.fontMetrics().horizontalAdvance(label.text()))

    def sizeHint(self) -> QSize:
        return self._row.totalSizeHint()

    def _least_beside(self) -> int:
        """The least width at which the word stands beside the other words."""
        least = self._row.totalMinimumSize().width()
        if self._word.isHidden() or self._text.indexOf(self._word) < 0:
            return least
        return least + self._word.fontMetrics().horizontalAdvance(self._word.text()) + self._row.spacing()

    def minimumSizeHint(self) -> QSize:
        least = self._row.totalMinimumSize()
        if self._is_flat or self._word.isHidden() or self._text.indexOf(self._word) >= 0:
            return least
        beside = self._word.sizeHint().width() + self._row.spacing()
        return QSize(least.width() - beside, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = event.size().width()
        below = width < max(self.fontMetrics().height() * _BESIDE, self._least_beside())
        if not self._is_flat and below != (self._text.indexOf(self._word) >= 0):
            self._row.removeWidget(self._word)
            self._text.removeWidget(self._word)
            self._word.setWordWrap(below)
            if below:
                self._text.addWidget(self._word)
            else:
                self._row.insertWidget(2, self._word, 0, Qt.AlignmentFlag.AlignVCenter)
        super().resizeEvent(event)
