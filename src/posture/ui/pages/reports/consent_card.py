"""May answers leave by themselves? A choice of three, to be changed at any time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from posture.application.voting.consent import Consent
from posture.ui.widgets.card import Card
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.option import Option
from posture.ui.widgets.result import Result


class ConsentCard(Card):
    """What the person allows, and what is planned for it."""

    chosen = Signal(str)
    """The person chose; carries the consent's value."""

    def __init__(self) -> None:
        super().__init__(self.tr("When your answers leave"), symbol="reports")
        self.times = Label("")
        self.planned = Label("", Role.MUTED)
        self.waits = Label("", tone="warn")
        self.options: dict[Consent, QAbstractButton] = {}
        group = QButtonGroup(self)
        self.add(self.times)
        for consent, words in (
            (Consent.NONE, self.tr("Not before I say so")),
            (Consent.ROUND, self.tr("These by themselves")),
            (Consent.STANDING, self.tr("By themselves each time, as long as the same is asked")),
        ):
            option = Option(words, several=False)
            option.button.clicked.connect(partial(self.chosen.emit, consent.value))
            group.addButton(option.button)
            self.options[consent] = option.button
            self.add(option)
        self.result = Result()
        self.add(self.result, self.planned, self.waits)
        self.waits.hide()
        self.result.show_trouble("")

    def show_choice(self, consent: Consent) -> None:
        self.options[consent].setChecked(True)

    def show_plan(self, times: str, planned: str, waits: str) -> None:
        """The round's times, what is planned, and what it waits for, "" where nothing hinders it."""
        self.times.setText(times)
        self.planned.setText(planned)
        self.planned.setVisible(bool(planned))
        self.waits.setText(waits)
        self.waits.setVisible(bool(waits))
