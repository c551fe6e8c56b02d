"""Words that stay English in the made-up language, so that nobody can translate them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from gates.fault import Fault, seen, told
from making.english import left_english
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

_EXACT = "exact"


def untranslated(root: QWidget, may_stay: Callable[[str], bool] = lambda _: False) -> Iterator[Fault]:
    """What is said in English, but for words that ``may_stay`` so, and what is quoted exactly."""
    for widget in (root, *seen(root)):
        for text in texts(widget, exact=False):
            for run in left_english(bare(text)):
                if not may_stay(run):
                    yield Fault("untranslated", told(widget), run)


def texts(widget: QWidget, *, exact: bool = True) -> Iterator[str]:
    """All that a widget says, to the eye and to a screen reader; what is quoted only with ``exact``."""
    yield from (
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.toolTip(),
        widget.windowTitle(),
    )
    match widget:
        case QLabel() if not exact and widget.property("role") == _EXACT:
            return
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(place) for place in range(widget.count()))
        case QAbstractItemView() if (model := widget.model()) is not None:
            for row in range(model.rowCount()):
                for column in range(_columns(model)):
                    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                        yield str(model.index(row, column).data(role) or "")


def bare(text: str) -> str:
    """Rich text without its marks, and without what stands in them as code."""
    return html.unescape(re.sub(r"<code>.*?</code>|<[^<>]*>", "\n", text))


def _columns(model: QAbstractItemModel) -> int:
    return model.columnCount() if isinstance(model, QAbstractTableModel) else 1
