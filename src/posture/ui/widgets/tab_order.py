"""The order of the Tab key: as one reads, whatever was made first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QWidget

from posture.ui.widgets.flow import Flow


def as_laid_out(root: QWidget) -> None:
    """Let the Tab key go through ``root`` in the order of its layouts."""
    for before, after in pairwise(_focusable(root)):
        QWidget.setTabOrder(before, after)


def _focusable(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    for part in _parts(widget):
        yield from _focusable(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        if (inside := widget.widget()) is not None:
            yield inside
    elif isinstance(widget, QAbstractScrollArea):
        return
    elif isinstance(widget, Flow):
        yield from widget.widgets
    elif (layout := widget.layout()) is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _laid_out(inner)
