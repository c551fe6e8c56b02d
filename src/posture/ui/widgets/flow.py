"""A row that breaks into lines where the window is narrow or the text is large."""

from __future__ import annotations

from itertools import pairwise, starmap
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from posture.ui.ground import mirrored
from posture.ui.measures import SPACE
from posture.ui.widgets.button import Button

_ENDLESS = 1 << 16


@runtime_checkable
class Wraps(Protocol):
    """Something with words that it breaks into lines where it gets no more room."""

    def size_in(self, width: int) -> QSize: ...

    def wrap_to(self, width: int) -> None: ...


class Flow(QWidget):
    """Widgets side by side, wrapped as words are; each keeps its own size, at most the row's width.

    ``gap`` is the room between them, in device-independent pixels.
    """

    def __init__(self, *widgets: QWidget, gap: int = SPACE.tight) -> None:
        super().__init__()
        self.widgets = widgets
        for widget in widgets:
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._layout = _Lines(self, widgets, gap)


class _Lines(QLayout):
    """Places the widgets whenever Qt's layouts do: also what changed while it was hidden.

    It has no items: those would go to and fro between Python and C++, and who owns one at which moment is
    hard to say. Qt asks a widget's layout, and a widget inside of it tells this layout of every change.
    """

    def __init__(self, parent: QWidget, widgets: tuple[QWidget, ...], gap: int) -> None:
        super().__init__(parent)
        self._parent = parent
        self._widgets = widgets
        self._gap = gap
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        raise NotImplementedError(item)

    def count(self) -> int:
        return 0

    def itemAt(self, index: int) -> None:  # noqa: ARG002 - there is none
        return None

    def takeAt(self, index: int) -> None:  # noqa: ARG002 - there is none
        return None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        """A widget inside is another one now, or of another size."""
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Kept for each width until something changes: Qt's layouts ask many times over."""
        if width not in self._heights:
            rows = self._rows(width)
            gaps = self._gap * max(0, len(rows) - 1)
            self._heights[width] = sum(_height(row) for row in rows) + gaps
        return self._heights[width]

    def sizeHint(self) -> QSize:
        shown = self._shown()
        hints = [_size(widget, _ENDLESS) for widget in shown]
        width = sum(hint.width() for hint in hints) + sum(starmap(self._between, pairwise(shown)))
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        hints = [widget.minimumSizeHint() for widget in self._shown()]
        return QSize(
            max((hint.width() for hint in hints), default=0),
            max((hint.height() for hint in hints), default=0),
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.top()
        for row in self._rows(rect.width()):
            height = _height(row)
            left = rect.left()
            before: QWidget | None = None
            for widget, hint in row:
                left += self._between(before, widget)
                if isinstance(widget, Wraps):
                    widget.wrap_to(rect.width())
                place = QRect(left, top + (height - hint.height()) // 2, hint.width(), hint.height())
                widget.setGeometry(mirrored(place, rect, self._parent.layoutDirection()))
                left += hint.width()
                before = widget
            top += height + self._gap

    def _between(self, before: QWidget | None, widget: QWidget) -> int:
        """The room between two neighbours; words alone have none around them, and need it for their ring."""
        if before is None:
            return 0
        links = sum(isinstance(each, Button) and each.is_link for each in (before, widget))
        return self._gap + links * SPACE.hair

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _rows(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        rows: list[list[tuple[QWidget, QSize]]] = []
        used = 0
        for widget in self._shown():
            hint = _size(widget, width)
            gap = self._between(rows[-1][-1][0], widget) if rows else 0
            if not rows or used + gap + hint.width() > width:
                rows.append([])
                used = gap = 0
            rows[-1].append((widget, hint))
            used += gap + hint.width()
        return rows


def _height(row: list[tuple[QWidget, QSize]]) -> int:
    return max(hint.height() for _, hint in row)


def _size(widget: QWidget, width: int) -> QSize:
    hint = widget.size_in(width) if isinstance(widget, Wraps) else widget.sizeHint()
    hint = hint.boundedTo(QSize(max(width, widget.minimumSizeHint().width()), hint.height()))
    if widget.hasHeightForWidth():
        hint.setHeight(widget.heightForWidth(hint.width()))
    return hint
