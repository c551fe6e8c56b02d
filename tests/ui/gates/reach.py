"""What can be pressed: it lies in view or can be scrolled there, and is large enough to be hit."""

from __future__ import annotations

from collections.abc import Iterator

from gates.fault import Fault, place_in, scrolled_by, seen, told
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)

_LEAST = 24  # pixels each way: WCAG 2.2, 2.5.8
_SLACK = 1
_GLIMPSE = 96  # pixels that are seen at once, at least, of what is higher
_PRESSED = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractSlider)


def hidden_away(root: QWidget) -> Iterator[Fault]:
    """What can be pressed but lies outside of the window, where no scrolling brings it in."""
    for widget in seen(root):
        if isinstance(widget, _PRESSED) and not isinstance(widget, QScrollBar):
            why = _out_of_view(widget, root)
            if why:
                yield Fault("out of view", told(widget), why)


def _out_of_view(widget: QWidget, root: QWidget) -> str:
    inner = widget
    while isinstance(area := scrolled_by(inner, root), QScrollArea):
        content, view = area.widget(), area.viewport()
        place = place_in(inner, content)
        sideways = area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if place.left() < -_SLACK or place.right() > (content if sideways else view).width() + _SLACK:
            return "lies beside what can be scrolled to"
        if place.top() < -_SLACK or place.bottom() > content.height() + _SLACK:
            return "lies above or below what can be scrolled to"
        if view.height() < min(widget.height(), _GLIMPSE):
            return f"is seen through a slit of {view.height()} px"
        inner = area
    around = root.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
    return "" if around.contains(place_in(inner, root)) else "reaches out of the window"


def small(root: QWidget) -> Iterator[Fault]:
    """Things to press that are narrower or lower than 24 pixels."""
    for widget in seen(root):
        if isinstance(widget, _PRESSED) and not isinstance(widget, QScrollBar):
            if min(widget.width(), widget.height()) < _LEAST:
                yield Fault("small", told(widget), f"{widget.width()}×{widget.height()} px to press")
        elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            heights = [widget.visualRect(index).height() for index in _choosable(widget)]
            if heights and min(heights) < _LEAST:
                yield Fault("small", told(widget), f"rows of {min(heights)} px to press")


def _choosable(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model = view.model()
    for row in range(model.rowCount() if model is not None else 0):
        index = model.index(row, 0)
        if index.flags() & Qt.ItemFlag.ItemIsSelectable and not view.visualRect(index).isEmpty():
            yield index
