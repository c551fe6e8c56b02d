"""One pane of a few that follow each other: a drawing, and what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from posture.ui.measures import SPACE
from posture.ui.widgets.drawing import Drawing

_DRAWN_FROM = 26  # lines of text: in a lower window the way on is in view instead of the drawing
_TWO_FROM = 40  # lines of text: from this width on two columns stand side by side


class Pane(QWidget):
    """A drawing on top, and a column below it."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self._drawing = drawing
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE.close)
        self.column.addWidget(drawing, 0, Qt.AlignmentFlag.AlignLeading)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(SPACE.close)

    def add(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self.column.addWidget(widget)

    def spread(self, widgets: Sequence[QWidget]) -> None:
        """Put many below, in two columns where there is room for them."""
        self.column.addLayout(self._columns)
        half = (len(widgets) + 1) // 2
        for part in (widgets[:half], widgets[half:]):
            column = QVBoxLayout()
            column.setSpacing(SPACE.close)
            for widget in part:
                column.addWidget(widget)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self._fit()

    def _fit(self) -> None:
        self._drawing.setVisible(self.window().height() >= self.fontMetrics().height() * _DRAWN_FROM)
        wide = self.width() >= self.fontMetrics().height() * _TWO_FROM
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)
        self._columns.setSpacing(SPACE.wide if wide else SPACE.close)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)
