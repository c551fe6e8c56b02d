"""The quiet ways on from Home: all the checks, another look, and what to do when something odd happened."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from posture.ui.models.amounts import Amounts, amounts_words
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.flow import Flow


class HomeLinks(Flow):
    """``go`` names a place, ``again`` asks for a look at everything."""

    go = Signal(str, str)
    again = Signal()

    def __init__(self) -> None:
        self.counts = Button("", partial(self._go, "checks"), kind=Kind.LINK, symbol="checks")
        again = Button(self.tr("Check everything again"), self._again, kind=Kind.LINK, symbol="again")
        odd = Button(
            self.tr("Something odd happened"), partial(self._go, "odd"), kind=Kind.LINK, symbol="odd"
        )
        super().__init__(self.counts, again, odd)

    def show_amounts(self, amounts: Amounts) -> None:
        """Say how many checks there are of each kind."""
        self.counts.setText(amounts_words(amounts) or self.tr("All checks"))

    def _go(self, place: str) -> None:
        self.go.emit(place, "")

    def _again(self) -> None:
        self.again.emit()
