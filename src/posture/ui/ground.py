"""What stands below words: a rounded ground with a thin line around it, and the ring of the keyboard's place.

Widgets paint these themselves. A style sheet for the whole application would do it as well, but Qt then asks
it anew for every widget there is whenever the theme changes, which takes a fifth of a second.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from posture.ui.theme import Theme, worn

RING = 2.0  # pixels


def paint_ground(
    painter: QPainter, rect: QRect, corner: float, *, fill: str = "", line: str = "", width: float = 1.0
) -> None:
    """Fill ``rect`` and draw a line inside of its edge; both are names of colours, or empty for none."""
    theme = worn()
    inset = width / 2 if line else 0.0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(theme.colour(fill)) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(theme, line, width))
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), corner, corner)


def paint_ring(
    painter: QPainter, rect: QRect, corner: float, *, colour: str = "accent", inset: float = 0.0
) -> None:
    """The mark of the keyboard's place, so far inside of ``rect``'s edge."""
    edge = inset + RING / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(worn(), colour, RING))
    painter.drawRoundedRect(QRectF(rect).adjusted(edge, edge, -edge, -edge), corner - inset, corner - inset)


def _pen(theme: Theme, line: str, width: float) -> QPen:
    return QPen(theme.colour(line), width) if line else QPen(Qt.PenStyle.NoPen)
