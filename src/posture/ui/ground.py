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


def mirrored(place: QRect, whole: QRect, way: Qt.LayoutDirection) -> QRect:
    """Where ``place`` is inside of ``whole``, in the direction in which one reads.

    As ``QStyle.visualRect``; but whoever names QStyle waits for all of its eight hundred names.
    """
    if way is Qt.LayoutDirection.LeftToRight:
        return place
    left = whole.right() - (place.right() - whole.left())
    return QRect(left, place.top(), place.width(), place.height())


def aligned(alignment: Qt.AlignmentFlag, way: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """The alignment in the direction in which one reads, whatever the words' own direction is."""
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    if way is Qt.LayoutDirection.RightToLeft and not alignment & Qt.AlignmentFlag.AlignAbsolute:
        side = right if alignment & left else left if alignment & right else Qt.AlignmentFlag(0)
        alignment = (alignment & ~(left | right)) | side
    return alignment | Qt.AlignmentFlag.AlignAbsolute
