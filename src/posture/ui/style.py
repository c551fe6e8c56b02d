"""How Qt's own controls are drawn: fields, lists, scroll bars; everything else paints itself."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QTableView,
    QWidget,
)

from posture.ui.ground import paint_ground, paint_ring
from posture.ui.measures import CORNER, SPACE
from posture.ui.theme import worn

_GRIP = 6  # pixels: how wide the grip of a scroll bar is
_CELL = 5  # pixels at each side of a list's or a table's words, beside Fusion's own three
_SHORTEST = 32  # pixels: how short it gets


class Style(QProxyStyle):
    """Fusion, in the theme's lines and corners.

    It overrides drawing and little else: Qt asks for measures thousands of times before the first frame.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")

    def polish(self, thing: QWidget | QApplication | QPalette) -> None:  # type: ignore[override]
        """Let a text of several lines stand on the ground that its frame draws, which has round corners."""
        super().polish(thing)
        if isinstance(thing, QPlainTextEdit | QTableView):
            thing.viewport().setAutoFillBackground(False)
        if isinstance(thing, QPlainTextEdit):
            thing.document().setDocumentMargin(SPACE.tight)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        match element:
            case QStyle.PrimitiveElement.PE_PanelLineEdit | QStyle.PrimitiveElement.PE_FrameLineEdit:
                _paint_field(painter, option)
            case QStyle.PrimitiveElement.PE_Frame:
                _paint_frame(painter, option, widget)
            case QStyle.PrimitiveElement.PE_PanelItemViewItem:
                _paint_item(painter, option)
            case QStyle.PrimitiveElement.PE_FrameFocusRect:
                paint_ring(painter, option.rect, CORNER.row)
            case _:
                super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        match element:
            case QStyle.ControlElement.CE_HeaderSection:
                under = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
                painter.fillRect(under, worn().colour("line"))
            case QStyle.ControlElement.CE_HeaderEmptyArea:
                pass
            case _:
                super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control is QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            grip = self.subControlRect(control, option, QStyle.SubControl.SC_ScrollBarSlider, widget)
            _paint_grip(painter, option, grip)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control is QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return _scroll_bar_part(option, part)
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]  # may be None

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        made = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]  # may be None
        if kind is QStyle.ContentsType.CT_LineEdit:
            made += QSize(SPACE.usual, SPACE.close)
        elif kind is QStyle.ContentsType.CT_ItemViewItem:
            made += QSize(2 * _CELL, SPACE.tight)
        return made

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        made = super().subElementRect(element, option, widget)  # type: ignore[arg-type]  # may be None
        if element is QStyle.SubElement.SE_LineEditContents:
            made.adjust(SPACE.tight, 0, -SPACE.tight, 0)
        elif element is QStyle.SubElement.SE_ItemViewItemText:
            made.adjust(_CELL, 0, -_CELL, 0)
        return made


def _paint_field(painter: QPainter, option: QStyleOption) -> None:
    quiet = (
        not option.state & QStyle.StateFlag.State_Enabled or option.state & QStyle.StateFlag.State_ReadOnly
    )
    painter.save()
    paint_ground(painter, option.rect, CORNER.control, fill="window" if quiet else "surface", line="edge")
    if option.state & QStyle.StateFlag.State_HasFocus:
        paint_ring(painter, option.rect, CORNER.control)
    painter.restore()


def _paint_frame(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """The ground and the frame of a list, a table or a text of several lines."""
    quiet = isinstance(widget, QPlainTextEdit) and widget.isReadOnly()
    painter.save()
    fill = "window" if quiet else "surface"
    paint_ground(painter, option.rect, CORNER.control, fill=fill, line="edge")
    if option.state & QStyle.StateFlag.State_HasFocus:
        paint_ring(painter, option.rect, CORNER.control)
    painter.restore()


def _paint_item(painter: QPainter, option: QStyleOption) -> None:
    """The ground of a chosen line; the line that the keyboard is at has a ring."""
    state = option.state
    painter.save()
    if state & QStyle.StateFlag.State_Selected:
        paint_ground(painter, option.rect, CORNER.row, fill="selected")
    elif state & QStyle.StateFlag.State_MouseOver:
        paint_ground(painter, option.rect, CORNER.row, fill="hover")
    if state & QStyle.StateFlag.State_HasFocus:
        paint_ring(painter, option.rect, CORNER.row)
    painter.restore()


def _paint_grip(painter: QPainter, option: QStyleOptionSlider, grip: QRect) -> None:
    if option.maximum <= option.minimum:
        return
    held = option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Sunken)
    across = (grip.width() if _upright(option) else grip.height()) - _GRIP
    before, after = across // 2, across - across // 2
    place = grip.adjusted(before, 2, -after, -2) if _upright(option) else grip.adjusted(2, before, -2, -after)
    painter.save()
    paint_ground(painter, place, _GRIP / 2, fill="muted" if held else "edge")
    painter.restore()


def _upright(option: QStyleOptionSlider) -> bool:
    return option.orientation is Qt.Orientation.Vertical


def _scroll_bar_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """A grip in a groove; no buttons at the ends, which nobody hits."""
    whole = QRect(option.rect)
    length = whole.height() if _upright(option) else whole.width()
    span = option.maximum - option.minimum
    grip = length if span <= 0 else max(_SHORTEST, length * option.pageStep // (span + option.pageStep))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - grip, option.upsideDown
    )

    def along(begin: int, size: int) -> QRect:
        if _upright(option):
            return QRect(whole.left(), whole.top() + begin, whole.width(), size)
        place = QRect(whole.left() + begin, whole.top(), size, whole.height())
        return QStyle.visualRect(option.direction, whole, place)

    match part:
        case QStyle.SubControl.SC_ScrollBarSlider:
            return along(start, grip)
        case QStyle.SubControl.SC_ScrollBarGroove:
            return whole
        case QStyle.SubControl.SC_ScrollBarSubPage:
            return along(0, start)
        case QStyle.SubControl.SC_ScrollBarAddPage:
            return along(start + grip, length - start - grip)
        case _:
            return QRect()
