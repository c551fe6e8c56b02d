"""What a screen reader meets: all that the keyboard reaches has a name and a fitting role."""

from __future__ import annotations

from collections.abc import Iterator

from gates.fault import Fault, seen, told
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QRadioButton,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

_R = QAccessible.Role
_ONE_OF_SEVERAL = frozenset({_R.RadioButton, _R.PageTab})
_FITTING: tuple[tuple[type[QWidget], frozenset[QAccessible.Role]], ...] = (
    (QCheckBox, frozenset({_R.CheckBox})),
    (QRadioButton, frozenset({_R.RadioButton})),
    (
        QAbstractButton,
        frozenset({_R.Button, _R.ButtonMenu, _R.ButtonDropDown, _R.Link, _R.CheckBox}) | _ONE_OF_SEVERAL,
    ),
    (QLineEdit, frozenset({_R.EditableText})),
    (QPlainTextEdit, frozenset({_R.EditableText, _R.Document, _R.StaticText})),
    (QTextEdit, frozenset({_R.EditableText, _R.Document, _R.StaticText})),
    (QComboBox, frozenset({_R.ComboBox})),
    (QAbstractSlider, frozenset({_R.Slider, _R.ScrollBar, _R.Dial})),
    (QTableView, frozenset({_R.Table})),
    (QTreeView, frozenset({_R.Tree})),
    (QListView, frozenset({_R.List})),
)
_NOTHING = frozenset({_R.NoRole, _R.Client, _R.Window, _R.Pane, _R.Whitespace, _R.Graphic, _R.LayeredPane})
HEADINGS = frozenset({"title", "large", "heading"})


def unnamed(root: QWidget) -> Iterator[Fault]:
    """What the keyboard reaches without a name, with a role that says another thing, or a false state."""
    for widget in seen(root):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy() is not None:
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is None:
            yield Fault("names", told(widget), "is unknown to screen readers")
            continue
        if not spoken.text(QAccessible.Text.Name).strip():
            yield Fault("names", told(widget), "has no name")
        if not _fits(widget, spoken.role()):
            yield Fault("roles", told(widget), f"is said to be a {spoken.role().name}")
        yield from _states(widget, spoken)


def unmarked(root: QWidget) -> Iterator[Fault]:
    """Headings that are no headings to a screen reader, and plain words that are."""
    for label in seen(root):
        if not isinstance(label, QLabel) or not label.text():
            continue
        spoken = QAccessible.queryAccessibleInterface(label)
        is_heading = spoken is not None and spoken.role() is _R.Heading
        if is_heading is not (label.property("role") in HEADINGS):
            yield Fault(
                "headings", told(label), "is announced as one" if is_heading else "is not announced as one"
            )


def _fits(widget: QWidget, role: QAccessible.Role) -> bool:
    if isinstance(widget, QAbstractButton) and widget.isCheckable() and widget.autoExclusive():
        return role in _ONE_OF_SEVERAL
    for kind, roles in _FITTING:
        if isinstance(widget, kind):
            return role in roles
    return role not in _NOTHING


def _states(widget: QWidget, spoken: QAccessibleInterface) -> Iterator[Fault]:
    if (
        isinstance(widget, QLineEdit | QPlainTextEdit)
        and bool(spoken.state().readOnly) is not widget.isReadOnly()
    ):
        says = "can be changed" if widget.isReadOnly() else "cannot be changed"
        yield Fault("roles", told(widget), f"is said to be one that {says}")
    if isinstance(widget, QAbstractButton) and bool(spoken.state().disabled) is widget.isEnabled():
        yield Fault("roles", told(widget), "its being enabled is told wrongly")
