"""What to do now where something odd happened: a few moves, one of them with the number to call."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from posture.application.learning import Keepsake
from posture.application.odd import CALL, NUMBER, Move, WrittenDown
from posture.ui.blocks.keep_field import KeepField
from posture.ui.bridge import Bridge
from posture.ui.measures import SPACE
from posture.ui.reading import foldable
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card, clear
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role


class MovesCard(Card):
    """The moves stand there from the beginning; the number comes once it was read."""

    def __init__(self, moves: Sequence[Move], bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.hows: list[Label] = []
        self.number = Label("", Role.LARGE, tone="accent")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.trouble = Label("", Role.MUTED)
        self.change = Button(self.tr("Change the number"), self._open, kind=Kind.LINK)
        self._change_row = Flow(self.change)
        self.field: KeepField | None = None
        self._place = QVBoxLayout()
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.close)
        grid.setVerticalSpacing(SPACE.close)
        grid.setColumnStretch(1, 1)
        for number, move in enumerate(moves, start=1):
            how = Label(move.how)
            self.hows.append(how)
            rest = (self.number, self.trouble, self._change_row) if move is CALL else ()
            words = _stacked(Label(move.act, Role.LARGE), how, *rest)
            if move is CALL:
                self._whom = how
                words.addLayout(self._place)
            place = Label(f"{number}.", Role.STRONG, tone="accent", wraps=False)
            place.setContentsMargins(0, SPACE.hair, 0, 0)  # on the line of the larger words
            grid.addWidget(place, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(words, number, 1)
        self.add_row(grid)
        self.column.addStretch(1)
        self.show_written(WrittenDown("", ""), is_read=False)

    def show_moves(self, moves: Sequence[Move]) -> None:
        """How each is done, now that more is known of the computer."""
        for label, move in zip(self.hows, moves, strict=True):
            label.setText(move.how)

    def show_written(self, found: WrittenDown, *, is_read: bool = True) -> None:
        """The number where there is one, else a field for it; nothing of both where it cannot be read."""
        self._close()
        self._show_number(found.number)
        self.trouble.setText(found.trouble)
        self._whom.setVisible(not found.number)
        self.number.setVisible(bool(found.number))
        self._change_row.setVisible(bool(found.number))
        self.trouble.setVisible(bool(found.trouble))
        if is_read and not found.number and not found.trouble:
            self._open()

    def _open(self) -> None:
        """Offer the field; it stays until the page is entered again, and says what became of the words."""
        had_keyboard = self.change.hasFocus()
        asked = Keepsake(NUMBER, self.tr("The number I call"), 0)
        self.field = KeepField(asked, {NUMBER: self._number}, self._bridge)
        self.field.changed.connect(self._kept)
        self._place.addWidget(self.field)
        self._change_row.hide()
        if had_keyboard:
            self.field.field.setFocus()

    def _kept(self, number: str) -> None:
        self._show_number(number)
        self.number.setVisible(bool(number))
        self._whom.setVisible(not number)

    def _show_number(self, number: str) -> None:
        self._number = number
        self.number.setText(foldable(number))

    def _close(self) -> None:
        clear(self._place)
        self.field = None


def _stacked(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACE.hair)
    for widget in widgets:
        column.addWidget(widget)
    return column
