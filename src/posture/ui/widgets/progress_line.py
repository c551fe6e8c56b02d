"""How far one has come: as many stretches as there are parts, those behind filled."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.ui.ground import mirrored
from posture.ui.theme import worn

_HIGH, _GAP = 5, 4  # pixels


class ProgressLine(QWidget):
    """The words beside it say the same, so a screen reader passes it over."""

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        self._of = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, at: int, of: int) -> None:
        """So many parts are behind or at hand, of so many."""
        self._at, self._of = at, max(1, of)
        self.update()

    @property
    def progress(self) -> tuple[int, int]:
        """How many parts are filled, and how many there are."""
        return self._at, self._of

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 10, _HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = worn()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        wide = (self.width() - _GAP * (self._of - 1)) / self._of
        for part in range(self._of):
            place = QRectF(part * (wide + _GAP), 0, wide, _HIGH)
            seen = mirrored(place.toRect(), self.rect(), self.layoutDirection())
            painter.setBrush(theme.colour("accent" if part < self._at else "line"))
            painter.drawRoundedRect(QRectF(seen), _HIGH / 2, _HIGH / 2)
        painter.end()
