"""The places at the left, and at their end what to do when something is odd; their words move below the icons
where the window is narrow.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.ground import aligned, mirrored
from posture.ui.icons import draw
from posture.ui.measures import SPACE
from posture.ui.theme import worn
from posture.ui.widgets.label import Role, font
from posture.ui.widgets.press import BARE, Press, Skin

ODD = "odd"
"""The place that stands apart from the others, for the moment in which something odd happened."""
ODD_KEYS = ("F8", "Ctrl+6")
"""One key alone, which we found in no system and in no screen reader's own commands; the other is for
keyboards whose F keys do something else, and counts on from the other places."""

_ELSEWHERE = BARE
_FOLDS_BELOW = 800  # pixels: in a narrower window the words do not stand beside the icons
_FOLDS_BELOW_LINES = 30  # lines of text: nor in one that is narrow for its text
HERE = Skin("selected", "selected", ink="accent")


class Place(Press):
    """One place: an icon and a word beside it, or below it, or in a low window the word as its tip alone."""

    def __init__(self, place: str, word: str, key: str) -> None:
        super().__init__(_ELSEWHERE)
        self.place = place
        self._word = word
        self._caption = word.replace(" ", "\n")  # in the middle below the icon, as narrow as can be
        self._key = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        self._folded = self._captioned = False
        self.here = False
        self.setAccessibleName(word)
        self.fold(folded=False)

    def fold(self, *, folded: bool, captioned: bool = False) -> None:
        """Take the word from beside the icon; with a caption it stands below."""
        self._folded = folded
        self._captioned = folded and captioned
        silent = folded and not captioned
        self.setText("" if silent else self._word)
        self.setToolTip(f"{self._word} ({self._key})" if silent else self._key)
        self.updateGeometry()
        self.update()

    def captioned(self) -> QSize:
        """The size it has with its word below."""
        words = QFontMetrics(font(Role.SMALL)).size(0, self._caption)
        side = self._side()
        return QSize(max(side, words.width()) + SPACE.close, side + words.height() + 2 * SPACE.tight)

    def mark(self, *, here: bool) -> None:
        """Show, and tell a screen reader, whether the person is here."""
        self.here = here
        self.skin = HERE if here else _ELSEWHERE
        self.setAccessibleDescription(self.tr("You are here.") if here else "")
        self.update()

    def sizeHint(self) -> QSize:
        if self._captioned:
            return self.captioned()
        side = self._side()
        words = 0 if self._folded else SPACE.close + self.fontMetrics().horizontalAdvance(self._word)
        return QSize(2 * SPACE.close + side + words, max(24, side + 2 * SPACE.tight))

    def _side(self) -> int:
        return round(self.fontMetrics().height() * 1.25)

    def paint_words(self, painter: QPainter) -> None:
        side, way = self._side(), self.layoutDirection()
        colour = worn().colour(self.ink())
        left = (self.width() - side) // 2 if self._folded else SPACE.close
        top = SPACE.tight if self._captioned else (self.height() - side) // 2
        place = QRect(left, top, side, side)
        draw(painter, self.place, colour, QRectF(mirrored(place, self.rect(), way)), way=way)
        if self._captioned:
            painter.setPen(colour)
            painter.setFont(font(Role.SMALL))
            below = self.rect().adjusted(0, top + side, 0, -SPACE.tight)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._caption)
        elif not self._folded:
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
        self._window = QSize()
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

    def fit(self, window: QSize) -> None:
        """Show words beside the icons, or below them in a narrow window, or none where it is low as well."""
        self._window = window
        ems = self.fontMetrics().height()
        folded = window.width() < max(_FOLDS_BELOW, _FOLDS_BELOW_LINES * ems)
        captioned = folded and self._captions() <= window.height()
        for place in self.places.values():
            place.fold(folded=folded, captioned=captioned)
        self.setFixedWidth(self.sizeHint().width() if folded else max(ems * 10, self.sizeHint().width()))

    def _captions(self) -> int:
        """Pixels that the places take one below the other with their words below their icons."""
        places = sum(place.captioned().height() + SPACE.hair for place in self.places.values())
        return places + 2 * SPACE.close

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            # Once the places have the new size of text, too.
            QTimer.singleShot(0, self, lambda: self.fit(self._window))
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), worn().colour("surface"))
        edge = QRect(self.width() - 1, 0, 1, self.height())
        painter.fillRect(mirrored(edge, self.rect(), self.layoutDirection()), worn().colour("line"))
        painter.end()
