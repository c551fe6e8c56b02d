"""What screen readers hear that Qt's own widgets do not say: headings, and drawings."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

_ROLES: dict[str, QAccessible.Role] = {
    "heading": QAccessible.Role.Heading,
    "drawing": QAccessible.Role.Graphic,
    "document": QAccessible.Role.Document,
}
_PROPERTY = "heard_as"


def hear_as_heading(widget: QWidget, name: str) -> None:
    """Have screen readers stop at the widget when they go from heading to heading."""
    _hear(widget, "heading", name)


def hear_as_drawing(widget: QWidget, name: str) -> None:
    """Have screen readers say what a drawing shows."""
    _hear(widget, "drawing", name)


def hear_as_document(widget: QWidget, name: str) -> None:
    """Have screen readers say that this is something to read, for whoever scrolls it with the keyboard."""
    _hear(widget, "document", name)


def _hear(widget: QWidget, role: str, name: str) -> None:
    _install()
    widget.setProperty(_PROPERTY, role)
    widget.setAccessibleName(name)


@cache
def _install() -> None:
    """Once a process: Qt asks the newest factory first, and its own where ours has no answer."""
    QAccessible.installFactory(_interface)


def _interface(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    """Qt's own interface with another role; Qt keeps it, and lets it go with its widget.

    Its name is the widget's accessible name: a class of our own would be asked for it by Qt while both are
    taken down.
    """
    if not isValid(thing) or not isinstance(thing, QWidget):
        return None
    role = _ROLES.get(thing.property(_PROPERTY) or "")
    return QAccessibleWidget(thing, role) if role is not None else None
