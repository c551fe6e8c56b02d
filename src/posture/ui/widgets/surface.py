"""A ground for what belongs together, with a thin line around it."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from posture.ui.ground import paint_ground
from posture.ui.measures import CORNER


class Surface(QFrame):
    """``fill`` and ``line`` are names of the theme's colours."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        fill: str = "surface",
        line: str = "line",
        corner: int = CORNER.card,
    ) -> None:
        super().__init__(parent)
        self._filled_with = fill
        self._lined_with = line
        self._rounded_by = corner

    def set_line(self, line: str) -> None:
        self._lined_with = line
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_ground(painter, self.rect(), self._rounded_by, fill=self._filled_with, line=self._lined_with)
        painter.end()
