"""What Posture looks at: a switch for every check."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from posture.application.session import Session
from posture.application.switches import switch, switched_off
from posture.ui.bridge import Bridge, Failure
from posture.ui.measures import SPACE
from posture.ui.pages.settings.answer import Answer
from posture.ui.widgets.card import Card, clear
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.option import Option
from posture.words.speech import spoken


class WhatCard(Card):
    """For a check that is switched off nothing is read."""

    filled = Signal()
    """There are other switches than before."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(self.tr("What to check"), symbol="checks")
        self._bridge = bridge
        self.switches: dict[str, Option] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.hair)
        self.result = Answer()
        self.add(
            Label(
                self.tr("For a check that is switched off nothing is read, from the next look on."),
                Role.MUTED,
            )
        )
        self.add_row(self._list)
        self.add(self.result)

    def enter(self) -> None:
        """Show every check, and whether it is on."""
        self.result.clear()
        self._bridge.start(partial(_found, self._bridge.session), self._show, self._trouble)

    def _show(self, found: Mapping[str, tuple[str, bool]]) -> None:
        if found.keys() != self.switches.keys():
            clear(self._list)
            self.switches = {}
            for check, (title, _) in found.items():
                option = Option(title, several=True)
                option.button.clicked.connect(partial(self._switch, check))
                self.switches[check] = option
                self._list.addWidget(option)
            self.filled.emit()
        for check, (_, on) in found.items():
            self.switches[check].button.setChecked(on)

    def _switch(self, check: str) -> None:
        on = self.switches[check].button.isChecked()
        work = partial(_switch, self._bridge.session, check, on=on)
        self._bridge.start(work, lambda _: self.result.clear(), self._trouble)

    def _trouble(self, failure: Failure) -> None:
        self.result.trouble(failure.sentence)


def _found(session: Session) -> dict[str, tuple[str, bool]]:
    off = switched_off(session)
    return {
        check.id: (spoken(check.topic), check.id not in off) for check in session.catalogue.checks.values()
    }


def _switch(session: Session, check: str, *, on: bool) -> None:
    """Of two that are switched one right after the other, both are kept."""
    with session.database.transaction():
        switch(session, check, on=on)
