"""One of the things to put in order: to be dragged, or moved by its buttons."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from posture.ui.measures import CORNER, SPACE
from posture.ui.reading import inline, plain
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.surface import Surface


class _Arrow(Button):
    """Leaves Ctrl with an arrow key to the list; alone, those go from button to button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class OrderRow(Surface):
    """``moved`` says by how many places; ``dragged`` where the pointer is, in the whole screen."""

    moved = Signal(int)
    dragged = Signal(QPoint)

    def __init__(self, item: int, words: str) -> None:
        super().__init__(fill="surface", line="edge", corner=CORNER.control)
        self.item = item
        self.words = plain(words)
        self._held = False
        self._number = Label("", Role.STRONG, tone="accent", wraps=False)
        self.up = _Arrow("", lambda: self.moved.emit(-1), kind=Kind.ICON, symbol="up")
        self.down = _Arrow("", lambda: self.moved.emit(1), kind=Kind.ICON, symbol="down")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.usual, SPACE.hair, SPACE.tight, SPACE.hair)
        row.setSpacing(SPACE.close)
        row.addWidget(self._number)
        row.addWidget(Label(inline(words), rich=True), 1)
        row.addWidget(self.up)
        row.addWidget(self.down)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def stand(self, place: int, of: int) -> None:
        """Stand at this place, from 1, of so many."""
        self._number.setText(f"{place}.")
        held = self.up if self.up.hasFocus() else self.down if self.down.hasFocus() else None
        moves = {
            self.up: self.tr("Move up, from {place} of {of}: {words}"),
            self.down: self.tr("Move down, from {place} of {of}: {words}"),
        }
        for button, words in moves.items():
            button.setText(words.format(place=place, of=of, words=self.words))
        if held is self.up and place == 1:
            self.down.setFocus()
        elif held is self.down and place == of:
            self.up.setFocus()
        self.up.setEnabled(place > 1)
        self.down.setEnabled(place < of)

    def holds(self, widget: QWidget | None) -> bool:
        """Whether the keyboard is in this row."""
        return widget is not None and (widget is self or self.isAncestorOf(widget))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hold(event.button() is Qt.MouseButton.LeftButton)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._hold(False)

    def _hold(self, held: bool) -> None:
        self._held = held
        self.set_line("accent" if held else "edge")
        self.setCursor(Qt.CursorShape.ClosedHandCursor if held else Qt.CursorShape.OpenHandCursor)
