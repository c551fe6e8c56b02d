"""What stands below a page and does not scroll away: as wide as the page's column, and under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.measures import COLUMNS, SPACE
from posture.ui.theme import worn
from posture.ui.widgets.surface import Surface


class Foot(Surface):
    """``column`` takes what belongs there; a page puts it behind everything else of its layout."""

    def __init__(self) -> None:
        super().__init__(line="", corner=0)
        self._held = QWidget()
        self.column = QVBoxLayout(self._held)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE.hair)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.section, SPACE.close, SPACE.section, SPACE.close)
        row.addStretch(1)
        row.addWidget(self._held, 1000)
        row.addStretch(1)
        self._clamp()

    def _clamp(self) -> None:
        self._held.setMaximumWidth(self.fontMetrics().height() * COLUMNS.page)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, worn().colour("line"))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._clamp()
        super().changeEvent(event)
