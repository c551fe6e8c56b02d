"""An icon that stands by itself, sized by the text beside it and tinted by the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.ui.icons import draw
from posture.ui.theme import worn


class Glyph(QWidget):
    """An icon ``ems`` lines high; it says nothing that the words beside it do not say as well."""

    def __init__(
        self, name: str, tone: str = "text", *, ems: float = 1.2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._tone = tone
        self._ems = ems
        self._angle = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def symbol(self) -> str:
        """The name of the icon."""
        return self._name

    def show_icon(self, name: str, tone: str) -> None:
        self._name, self._tone = name, tone
        self.update()

    def lean(self, angle: float) -> None:
        """Stand turned by so many degrees."""
        self._angle = angle
        self.update()

    def sizeHint(self) -> QSize:
        side = round(self.fontMetrics().height() * self._ems)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = min(self.width(), self.height())
        painter.setTransform(
            QTransform.fromTranslate(self.width() / 2, self.height() / 2).rotate(self._angle), combine=True
        )
        place = QRectF(-side / 2, -side / 2, side, side)
        draw(painter, self._name, worn().colour(self._tone), place, way=self.layoutDirection())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)
