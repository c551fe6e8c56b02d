"""Put in order: drag the rows, or move them by their buttons or with Ctrl and the arrows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.application.learning import Order
from posture.ui.announce import announce
from posture.ui.blocks.explained import Explained, Line, spoken_of
from posture.ui.blocks.order_row import OrderRow
from posture.ui.reading import plain, rich
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.tab_order import as_laid_out

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OrderView(QWidget):
    """``mix`` is the order in which the items stand at first; ``answered`` says whether theirs was right."""

    answered = Signal(bool)

    def __init__(self, block: Order, mix: Sequence[int]) -> None:
        super().__init__()
        self.block = block
        self.spoken = plain(block.intro)
        self.done = False
        self.rows = [OrderRow(item, block.items[item].text) for item in mix]
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        for row in self.rows:
            row.moved.connect(self._moved)
            row.dragged.connect(self._dragged)
            self._list.addWidget(row)
        self._hint = Label(
            self.tr("Drag them, or move them with the arrows beside them or with Ctrl and the arrow keys."),
            Role.SMALL,
        )
        self.submit = Button(self.tr("That is my order"), self.answer, kind=Kind.PRIMARY)
        self._result = Label("", Role.HEADING)
        self._result.hide()
        self._explained = Explained()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label(rich(block.intro), rich=True))
        column.addWidget(self._hint)
        column.addLayout(self._list)
        column.addWidget(Flow(self.submit))
        column.addWidget(self._result)
        column.addWidget(self._explained)
        self._number()
        self.entry: QWidget = self.rows[0].down
        """Where the keyboard begins."""

    @property
    def order(self) -> tuple[int, ...]:
        """The items as they stand now, by their places in the right order, from 0."""
        return tuple(row.item for row in self.rows)

    def answer(self) -> None:
        """Take the order as it stands, and show the right one with its reasons."""
        if self.done:
            return
        self.done = True
        right = self.order == tuple(range(len(self.rows)))
        lines = [self._line(place) for place in range(len(self.rows))]
        for part in (*self.rows, self._hint, self.submit):
            part.hide()
        self._result.setText(self.tr("That is the order.") if right else self.tr("It goes like this."))
        self._result.show()
        self._explained.show_lines(lines)
        announce(self, f"{self._result.text()} {spoken_of(lines)}")
        self.answered.emit(right)

    def put(self, row: OrderRow, to: int) -> None:
        """Put a row at a place, from 0; the others make room."""
        to = max(0, min(to, len(self.rows) - 1))
        if self.done or self.rows[to] is row:
            return
        self.rows.remove(row)
        self.rows.insert(to, row)
        self._list.removeWidget(row)
        self._list.insertWidget(to, row)
        self._number()
        as_laid_out(self)
        said = self.tr("{words}: now {place} of {of}.")
        announce(self, said.format(words=row.words, place=to + 1, of=len(self.rows)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = next((row for row in self.rows if row.holds(self.window().focusWidget())), None)
        step = _MOVES.get(Qt.Key(event.key()))
        if row is not None and step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.put(row, self.rows.index(row) + step)
        else:
            super().keyPressEvent(event)

    def _moved(self, by: int) -> None:
        row = self.sender()
        if isinstance(row, OrderRow):
            self.put(row, self.rows.index(row) + by)

    def _dragged(self, pointer: QPoint) -> None:
        row = self.sender()
        if not isinstance(row, OrderRow):
            return
        high = self.mapFromGlobal(pointer).y()
        at = self.rows.index(row)
        above = sum(each.geometry().center().y() < high for each in self.rows if each is not row)
        if above != at:
            self.put(row, above)

    def _number(self) -> None:
        for place, row in enumerate(self.rows, 1):
            row.stand(place, len(self.rows))

    def _line(self, place: int) -> Line:
        item = self.block.items[place]
        had = self.order.index(place)
        note = "" if had == place else self.tr("You had it at {place}.").format(place=had + 1)
        return Line(f"{place + 1}.", item.text, note, item.why)
