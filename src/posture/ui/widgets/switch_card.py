"""Switching a check off, so that nothing is read for it, and on again."""

from __future__ import annotations

from PySide6.QtCore import Signal

from posture.ui.widgets.button import Button
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role


class SwitchCard(Card):
    """What a look reads, and the way to have no look at all."""

    switched = Signal(bool)
    """Whether the person wants it on."""

    def __init__(self) -> None:
        super().__init__(self.tr("Whether this is looked at"), symbol="look")
        self._on = False
        self._text = Label("", Role.MUTED)
        self._button = Button("", self._press)
        self.add(self._text, Flow(self._button))

    def show_state(self, reads: str, *, on: bool) -> None:
        """Show whether the check is on; ``reads`` says in a line what is read for it."""
        self._on = on
        self._text.setText(
            self.tr("Read for it: {what}").format(what=reads)
            if on
            else self.tr("Nothing is read for it now.")
        )
        self._button.setText(
            self.tr("Switch this check off") if on else self.tr("Switch this check on again")
        )

    def _press(self) -> None:
        self.switched.emit(not self._on)
