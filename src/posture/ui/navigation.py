"""The places at the left, and at their end what to do when something is odd; their words fold away where
the window is narrow.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.ground import aligned, mirrored
from posture.ui.icons import draw
from posture.ui.measures import SPACE
from posture.ui.theme import worn
from posture.ui.widgets.press import BARE, Press, Skin

ODD = "odd"
"""The place that stands apart from the others, for the moment in which something odd happened."""
ODD_KEYS = ("F8", "Ctrl+6")
"""One key alone, which neither a system nor a screen reader has; the other is for keyboards whose F keys do
something else, and counts on from the other places."""

_ELSEWHERE = BARE
HERE = Skin("selected", "selected", ink="accent")


class Place(Press):
    """One place: an icon and a word, or the icon alone with the word as its tip."""

    def __init__(self, place: str, word: str, key: str) -> None:
        super().__init__(_ELSEWHERE)
        self.place = place
        self._word = word
        self._key = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        self._folded = False
        self.here = False
        self.setAccessibleName(word)
        self.fold(folded=False)

    def fold(self, *, folded: bool) -> None:
        self._folded = folded
        self.setText("" if folded else self._word)
        self.setToolTip(f"{self._word} ({self._key})" if folded else self._key)

    def mark(self, *, here: bool) -> None:
        """Show, and tell a screen reader, whether the person is here."""
        self.here = here
        self.skin = HERE if here else _ELSEWHERE
        self.setAccessibleDescription(self.tr("You are here.") if here else "")
        self.update()

    def sizeHint(self) -> QSize:
        side = self._side()
        words = 0 if self._folded else SPACE.close + self.fontMetrics().horizontalAdvance(self._word)
        return QSize(2 * SPACE.close + side + words, max(24, side + 2 * SPACE.tight))

    def _side(self) -> int:
        return round(self.fontMetrics().height() * 1.25)

    def paint_words(self, painter: QPainter) -> None:
        side, way = self._side(), self.layoutDirection()
        colour = worn().colour(self.ink())
        left = (self.width() - side) // 2 if self._folded else SPACE.close
        place = QRect(left, (self.height() - side) // 2, side, side)
        draw(painter, self.place, colour, QRectF(mirrored(place, self.rect(), way)), way=way)
        if not self._folded:
            words = self.rect().adjusted(left + side + SPACE.close, 0, 0, 0)
            begin = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.setPen(colour)
            painter.drawText(mirrored(words, self.rect(), way), aligned(begin, way), self._word)


class Navigation(QWidget):
    """The list of places; ``chosen`` names the one that was pressed."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Places"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.close, SPACE.close, SPACE.close, SPACE.close)
        column.setSpacing(SPACE.hair)
        self._folded = False
        self.places: dict[str, Place] = {}
        for number, (name, word) in enumerate(self._words(), start=1):
            place = Place(name, word, ODD_KEYS[0] if name == ODD else f"Ctrl+{number}")
            place.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            self.places[name] = place
            if name == ODD:
                column.addStretch(1)
            column.addWidget(place)

    def _words(self) -> tuple[tuple[str, str], ...]:
        return (
            ("home", self.tr("Home")),
            ("checks", self.tr("Checks")),
            ("lessons", self.tr("Lessons")),
            ("reports", self.tr("Reports")),
            ("settings", self.tr("Settings")),
            (ODD, self.tr("Something odd")),
        )

    def show_place(self, name: str) -> None:
        """Mark where the person is."""
        for place in self.places.values():
            place.mark(here=place.place == name)

    def fold(self, *, folded: bool) -> None:
        """Show icons alone, or icons and words."""
        self._folded = folded
        for place in self.places.values():
            place.fold(folded=folded)
        ems = self.fontMetrics().height()
        self.setFixedWidth(self.sizeHint().width() if folded else max(ems * 10, self.sizeHint().width()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            # Once the places have the new size of text, too.
            QTimer.singleShot(0, self, lambda: self.fold(folded=self._folded))
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), worn().colour("surface"))
        edge = QRect(self.width() - 1, 0, 1, self.height())
        painter.fillRect(mirrored(edge, self.rect(), self.layoutDirection()), worn().colour("line"))
        painter.end()
