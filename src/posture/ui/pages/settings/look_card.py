"""Light or dark, and how large the text is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from posture.ui.look import Choice, Look
from posture.ui.text_size import PERCENT, TextSize
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.option import Option


class LookCard(Card):
    """Changes at once whatever is chosen."""

    def __init__(self, look: Look, text_size: TextSize) -> None:
        super().__init__(self.tr("Look"), symbol="look")
        self.looks: dict[Choice, QAbstractButton] = {}
        self._themes = QButtonGroup(self)
        for choice, word in (
            (Choice.SYSTEM, self.tr("As the system does")),
            (Choice.LIGHT, self.tr("Light")),
            (Choice.DARK, self.tr("Dark")),
        ):
            option = Option(word, several=False)
            option.button.setChecked(choice is look.choice)
            option.button.clicked.connect(partial(look.choose, choice))
            self._themes.addButton(option.button)
            self.looks[choice] = option.button
            self.add(option)
        self.sizes: dict[int, Button] = {}
        self._percents = QButtonGroup(self)
        for percent in PERCENT:
            words = self.tr("{number} %").format(number=QLocale().toString(percent))
            button = Button(words, partial(text_size.choose, percent), kind=Kind.CHOICE)
            button.setAccessibleDescription(self.tr("Size of the text"))
            button.setChecked(percent == text_size.percent)
            self._percents.addButton(button)
            self.sizes[percent] = button
        self.add(Label(self.tr("Size of the text"), Role.STRONG), Flow(*self.sizes.values()))
        self.add(Label(self.tr("100 % is the size that your system has for all programs."), Role.MUTED))
