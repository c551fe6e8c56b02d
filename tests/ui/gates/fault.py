"""What a gate finds, and which widgets a person can see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QWidget


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that a person would stumble over: the gate that found it, the widget, and what is wrong."""

    gate: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.gate}: {self.where}: {self.what}"


def seen(root: QWidget) -> Iterator[QWidget]:
    """Everything below ``root`` that is shown, whether it is scrolled to or not."""
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root) and widget.width() > 0 and widget.height() > 0:
            yield widget


def words_of(widget: QWidget) -> str:
    """What is written on a widget, or what it is called where nothing is."""
    text = getattr(widget, "text", None)
    written = text() if callable(text) else ""
    return str(written or widget.accessibleName()).replace("\n", " ")


def told(widget: QWidget) -> str:
    """A widget as a report names it."""
    words = words_of(widget)
    if not words:
        labels = (label.text() for label in widget.findChildren(QLabel))
        words = next(filter(None, labels), "") or widget.objectName()
    return f"{type(widget).__name__} “{words[:60]}”"


def place_in(widget: QWidget, other: QWidget) -> QRect:
    """Where a widget lies in another one's coordinates; ``other`` need not be an ancestor's."""
    return QRect(widget.mapTo(other, QPoint(0, 0)), widget.size())


def scrolled_by(widget: QWidget, root: QWidget) -> QAbstractScrollArea | None:
    """The nearest thing around a widget, below ``root``, that scrolls it."""
    inner, outer = widget, widget.parentWidget()
    while outer is not None and inner is not root:
        area = outer.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is outer:
            return area
        inner, outer = outer, outer.parentWidget()
    return None
