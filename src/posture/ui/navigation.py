"""The five places at the left; their words fold away where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QVBoxLayout

from posture.ui.icons import icon
from posture.ui.theme import worn
from posture.ui.widgets.press import Press

_GAP = 8


class Place(Press):
    """One place: an icon and a word, or the icon alone with the word as its tip."""

    def __init__(self, place: str, word: str, key: str) -> None:
        super().__init__(word)
        self.place = place
        self._word = word
        self._key = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        self._folded = False
        self.here = False
        self.setObjectName("place")
        self.setAccessibleName(word)
        self.fold(folded=False)

    def fold(self, *, folded: bool) -> None:
        self._folded = folded
        self.setText("" if folded else self._word)
        self.setToolTip(f"{self._word} ({self._key})" if folded else self._key)
        self._tint()

    def mark(self, *, here: bool) -> None:
        """Show, and tell a screen reader, whether the person is here."""
        self.here = here
        self.setProperty("here", here)
        self.setAccessibleDescription(self.tr("You are here.") if here else "")
        self.style().unpolish(self)
        self.style().polish(self)
        self._tint()

    def _tint(self) -> None:
        side = round(self.fontMetrics().height() * 1.25)
        room = 0 if self._folded else _GAP
        ink = worn().colour("accent" if self.here else "text")
        self.setIconSize(QSize(side + room, side))
        self.setIcon(icon(self.place, ink, side, room=room))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._tint()
        super().changeEvent(event)


class Navigation(QFrame):
    """The list of places; ``chosen`` names the one that was pressed."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Places"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(2)
        self.places: dict[str, Place] = {}
        for number, (name, word) in enumerate(self._words(), start=1):
            place = Place(name, word, f"Ctrl+{number}")
            place.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            self.places[name] = place
            column.addWidget(place)
        column.addStretch(1)

    def _words(self) -> tuple[tuple[str, str], ...]:
        return (
            ("home", self.tr("Home")),
            ("checks", self.tr("Checks")),
            ("lessons", self.tr("Lessons")),
            ("reports", self.tr("Reports")),
            ("settings", self.tr("Settings")),
        )

    def show_place(self, name: str) -> None:
        """Mark where the person is."""
        for place in self.places.values():
            place.mark(here=place.place == name)

    def fold(self, *, folded: bool) -> None:
        """Show icons alone, or icons and words."""
        for place in self.places.values():
            place.fold(folded=folded)
        ems = self.fontMetrics().height()
        self.setFixedWidth(self.sizeHint().width() if folded else max(ems * 10, self.sizeHint().width()))
