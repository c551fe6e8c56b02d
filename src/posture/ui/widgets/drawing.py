"""A small drawing that explains, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.ui.icons import picture
from posture.ui.roles import hear_as_drawing
from posture.ui.theme import worn


class Drawing(QWidget):
    """``ui/drawings/NAME.svg``, ``ems`` lines of text high; ``alt`` is what a screen reader says of it."""

    def __init__(self, name: str, alt: str, *, ems: float = 7.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._ems = ems
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        hear_as_drawing(self, alt)

    def sizeHint(self) -> QSize:
        high = self.fontMetrics().height() * self._ems
        return self._shape().scaled(QSizeF(high * 100, high), Qt.AspectRatioMode.KeepAspectRatio).toSize()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() / 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        size = self._shape().scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        left = 0.0 if self.isLeftToRight() else self.width() - size.width()  # where the words begin
        place = QRectF(left, 0, size.width(), size.height())
        painter = QPainter(self)
        self._renderer().render(painter, place)
        painter.end()

    def _shape(self) -> QSizeF:
        return QSizeF(self._renderer().defaultSize())

    def _renderer(self) -> QSvgRenderer:
        """What draws it, in the colours that are worn now."""
        return picture(self._name, worn())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)
