"""A bar of parts that can be told apart without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.ui.theme import worn


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a bar: how much, in which colour, filled or hatched."""

    amount: int
    token: str
    pattern: Qt.BrushStyle = Qt.BrushStyle.SolidPattern


class Bar(QWidget):
    """Stretches side by side, all of them the whole width; ``goal`` is a mark at so many per cent.

    What it shows stands in words beside it, so a screen reader passes it over.
    """

    def __init__(self, stretches: Sequence[Stretch], goal: int | None = None) -> None:
        super().__init__()
        self._stretches = stretches
        self._goal = goal
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(em * 10, round(em * 0.7))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = worn()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
        outline = QPainterPath()
        outline.addRoundedRect(whole, whole.height() / 2, whole.height() / 2)
        painter.setClipPath(outline)
        painter.fillRect(whole, theme.colour("surface"))
        left = whole.left()
        total = sum(stretch.amount for stretch in self._stretches) or 1
        for stretch in self._stretches:
            width = whole.width() * stretch.amount / total
            painter.fillRect(
                QRectF(left, whole.top(), width, whole.height()),
                QBrush(theme.colour(stretch.token), stretch.pattern),
            )
            left += width
            painter.fillRect(QRectF(left - 1, whole.top(), 2, whole.height()), theme.colour("surface"))
        painter.setPen(theme.colour("edge"))
        painter.drawPath(outline)
        painter.setClipping(False)
        if self._goal is not None:
            at = whole.left() + whole.width() * self._goal / 100
            painter.fillRect(QRectF(at - 1.5, 0, 3, self.height()), theme.colour("text"))
        painter.end()
