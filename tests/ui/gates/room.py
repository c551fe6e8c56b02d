"""Room for words: nothing is cut off, squeezed into a fixed height, or laid over something else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from gates.fault import Fault, place_in, seen, told
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QFocusFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRubberBand,
    QSizeGrip,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

_SLACK = 1  # pixels that rounding may take
_UNLIMITED = 16_777_215  # QWIDGETSIZE_MAX
_OVERLAYS = (QFocusFrame, QRubberBand, QSizeGrip)


def clipped(root: QWidget) -> Iterator[Fault]:
    """Words that need more room than they have, and those that reach out of what is around them."""
    for widget in seen(root):
        needed = _needed(widget)
        if needed is None:
            continue
        has = widget.size()
        if has.width() + _SLACK < needed.width():
            yield Fault("clipped", told(widget), f"{has.width()} px wide, needs {needed.width()}")
        elif has.height() + _SLACK < needed.height():
            yield Fault("clipped", told(widget), f"{has.height()} px high, needs {needed.height()}")
        else:
            yield from _outside(widget, root)
    for view in seen(root):
        if isinstance(view, QTableView):
            yield from _cells(view)
        elif isinstance(view, QAbstractItemView) and not isinstance(view, QHeaderView):
            yield from _rows(view)


def fixed(root: QWidget) -> Iterator[Fault]:
    """Words in a height that does not grow with them."""
    for widget in seen(root):
        needed = _needed(widget)
        if needed is not None and widget.maximumHeight() + _SLACK < min(needed.height(), _UNLIMITED):
            yield Fault(
                "fixed height",
                told(widget),
                f"never over {widget.maximumHeight()} px, needs {needed.height()}",
            )


def overlapping(root: QWidget) -> Iterator[Fault]:
    """Neighbours of which one lies on the other."""
    for parent in (root, *seen(root)):
        if isinstance(parent, QAbstractScrollArea):
            continue
        children = [
            child
            for child in parent.children()
            if isinstance(child, QWidget)
            and not child.isWindow()
            and not isinstance(child, _OVERLAYS)
            and child.isVisibleTo(root)
        ]
        for one, other in combinations(children, 2):
            both = one.geometry() & other.geometry()
            if both.width() > _SLACK and both.height() > _SLACK:
                yield Fault(
                    "overlapping", told(one), f"and {told(other)} share {both.width()}×{both.height()} px"
                )


def hidden_ways(root: QWidget) -> Iterator[Fault]:
    """What is higher than its place while no bar says that it scrolls: its words are cut without a sign."""
    for area in seen(root):
        if isinstance(area, QAbstractScrollArea):
            bar, policy = area.verticalScrollBar(), area.verticalScrollBarPolicy()
            if bar.maximum() > _SLACK and policy is Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
                yield Fault("clipped", told(area), f"{bar.maximum()} px of it have no scroll bar")


def _needed(widget: QWidget) -> QSize | None:
    """The room that a widget's words take at the width it has; None where it has no words of its own."""
    match widget:
        case QLabel() if widget.text() and widget.wordWrap():
            return QSize(widget.minimumSizeHint().width(), widget.heightForWidth(widget.width()))
        case QLabel() if widget.text():
            return widget.sizeHint()
        case QAbstractButton() if widget.text():
            return widget.sizeHint()
        case QLineEdit():
            placeholder = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
            around = widget.width() - widget.contentsRect().width() + 8
            width = 0 if widget.text() or not placeholder else placeholder + around
            return QSize(width, widget.minimumSizeHint().height())
        case QPlainTextEdit() if widget.placeholderText() and not widget.toPlainText():
            place = widget.viewport().rect()
            flags = int(Qt.TextFlag.TextWordWrap)
            text = widget.fontMetrics().boundingRect(place, flags, widget.placeholderText())
            return QSize(0, text.height() + widget.height() - place.height())
        case QComboBox():
            option = QStyleOptionComboBox()
            widget.initStyleOption(option)
            part = QStyle.SubControl.SC_ComboBoxEditField
            place = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, widget)
            words = widget.fontMetrics().horizontalAdvance(widget.currentText())
            return QSize(words + widget.width() - place.width(), widget.fontMetrics().height())
    return None


def _outside(widget: QWidget, root: QWidget) -> Iterator[Fault]:
    """Whether one of those around a widget, up to what scrolls it, is too small to hold it."""
    outer = widget.parentWidget()
    while outer is not None and outer is not root.parentWidget():
        place = place_in(widget, outer)
        if isinstance(outer.parentWidget(), QAbstractScrollArea):
            if place.right() > outer.width() + _SLACK or place.left() < -_SLACK:
                yield Fault(
                    "clipped", told(widget), f"reaches beyond the side of {told(outer.parentWidget())}"
                )
            return
        if not outer.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(place):
            yield Fault("clipped", told(widget), f"reaches out of {told(outer)}")
            return
        outer = outer.parentWidget()


def _cells(table: QTableView) -> Iterator[Fault]:
    header = table.horizontalHeader()
    for column in range(table.model().columnCount()):
        if table.isColumnHidden(column):
            continue
        words = str(table.model().headerData(column, Qt.Orientation.Horizontal) or "")
        if (
            header.isVisible()
            and header.sectionSize(column) + _SLACK < header.sectionSizeFromContents(column).width()
        ):
            yield Fault("clipped", told(table), f"the heading “{words}” has {header.sectionSize(column)} px")
        for row in range(table.model().rowCount()):
            index = table.model().index(row, column)
            place = table.visualRect(index)
            text = str(index.data() or "")
            if not text or place.isEmpty():
                continue
            longest = max(text.split(), key=len, default="") if table.wordWrap() else text
            option = _option(table, place)
            hint = table.itemDelegateForIndex(index).sizeHint(option, index)
            wide = table.fontMetrics().horizontalAdvance(longest)
            tip = index.data(Qt.ItemDataRole.ToolTipRole)
            if not tip and (place.width() < wide or place.height() + _SLACK < hint.height()):
                yield Fault(
                    "clipped", told(table), f"“{text}” in a cell of {place.width()}×{place.height()} px"
                )


def _rows(view: QAbstractItemView) -> Iterator[Fault]:
    model = view.model()
    for row in range(model.rowCount() if model is not None else 0):
        index = model.index(row, 0)
        place = view.visualRect(index)
        hint = view.itemDelegateForIndex(index).sizeHint(_option(view, place), index)
        if not place.isEmpty() and (
            place.height() + _SLACK < hint.height()
            or (place.width() > view.viewport().width() + _SLACK and not _scrolls_sideways(view))
        ):
            yield Fault(
                "clipped", told(view), f"row {row} “{index.data()}” has {place.width()}×{place.height()} px"
            )


def _scrolls_sideways(view: QAbstractItemView) -> bool:
    return view.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def _option(view: QAbstractItemView, place: object) -> QStyleOptionViewItem:
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = place
    return option
