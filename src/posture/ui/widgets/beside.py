"""Two widgets side by side where there is room for both, else one below the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from posture.ui.measures import SPACE

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Beside(QWidget):
    """``ems`` lines of text wide they stand side by side, sharing the room as ``parts`` says.

    ``gap`` is the room between them where one stands below the other, in device-independent pixels.
    """

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        *,
        ems: int,
        parts: tuple[int, int] = (1, 0),
        gap: int = SPACE.hair,
    ) -> None:
        super().__init__()
        self._ems = ems
        self._gap = gap
        self._row = QBoxLayout(_DOWN, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        for widget, part in zip((first, second), parts, strict=True):
            # One that takes no share keeps its own width, also where it stands alone in a line.
            side = Qt.AlignmentFlag(0) if part else Qt.AlignmentFlag.AlignLeading
            self._row.addWidget(widget, part, Qt.AlignmentFlag.AlignTop | side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        across = event.size().width() > self.fontMetrics().height() * self._ems
        self._row.setDirection(_ACROSS if across else _DOWN)
        self._row.setSpacing(SPACE.close if across else self._gap)
        super().resizeEvent(event)
