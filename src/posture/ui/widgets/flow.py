"""A row that breaks into lines where the window is narrow or the text is large."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.ui.widgets.button import Button

_GAP = 8


class Flow(QWidget):
    """Widgets side by side, wrapped as words are; each keeps its own size, at most the row's width.

    A widget that places its children itself, and no QLayout: those hand their items to and fro between
    Python and C++, and who owns one at which moment is hard to say.
    """

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.widgets = widgets
        for widget in widgets:
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        hints = [_size(widget, 1 << 16) for widget in self._shown()]
        width = sum(hint.width() for hint in hints) + _GAP * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        hints = [widget.minimumSizeHint() for widget in self._shown()]
        return QSize(
            max((hint.width() for hint in hints), default=0),
            max((hint.height() for hint in hints), default=0),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(event.size().width(), move=True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place(self.width(), move=True)
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self.widgets if not widget.isHidden()]

    def _place(self, width: int, *, move: bool) -> int:
        """The height needed in a width; moves the widgets there when asked to."""
        top = 0
        for row in self._rows(width):
            height = max(hint.height() for _, hint in row)
            left = 0
            for widget, hint in row:
                if move:
                    if isinstance(widget, Button):
                        widget.wrap_to(width)
                    widget.setGeometry(
                        QRect(left, top + (height - hint.height()) // 2, hint.width(), hint.height())
                    )
                left += hint.width() + _GAP
            top += height + _GAP
        return max(0, top - _GAP)

    def _rows(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        rows: list[list[tuple[QWidget, QSize]]] = []
        used = 0
        for widget in self._shown():
            hint = _size(widget, width)
            if not rows or used + hint.width() > width:
                rows.append([])
                used = 0
            rows[-1].append((widget, hint))
            used += hint.width() + _GAP
        return rows


def _size(widget: QWidget, width: int) -> QSize:
    hint = widget.size_in(width) if isinstance(widget, Button) else widget.sizeHint()
    return hint.boundedTo(QSize(max(width, widget.minimumSizeHint().width()), hint.height()))
