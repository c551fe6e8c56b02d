"""Light or dark, how strongly things stand out, which typeface, and how large the text is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from posture.ui.look import Choice, Contrast, Look
from posture.ui.text_size import PERCENT, TextSize
from posture.ui.typeface import Typeface
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.option import Option

T = TypeVar("T", Choice, Contrast, Typeface)


class LookCard(Card):
    """Changes at once whatever is chosen."""

    def __init__(self, look: Look, text_size: TextSize) -> None:
        super().__init__(self.tr("Look"), symbol="look")
        self.looks = self._choices(
            (
                (Choice.SYSTEM, self.tr("As the system does")),
                (Choice.LIGHT, self.tr("Light")),
                (Choice.DARK, self.tr("Dark")),
            ),
            look.choice,
            look.choose,
        )
        self.add(Label(self.tr("Contrast"), Role.STRONG))
        self.contrasts = self._choices(
            (
                (Contrast.SYSTEM, self.tr("As the system does")),
                (Contrast.USUAL, self.tr("Usual")),
                (Contrast.HIGH, self.tr("High: darker text, stronger lines")),
            ),
            look.contrast,
            look.choose_contrast,
        )
        self.add(Label(self.tr("Typeface"), Role.STRONG))
        self.faces = self._choices(
            (
                (Typeface.OWN, self.tr("Inter, which comes with Posture")),
                (Typeface.SYSTEM, self.tr("The one of your system")),
            ),
            look.face,
            look.choose_face,
        )
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

    def _choices(
        self, offered: Iterable[tuple[T, str]], chosen: T, choose: Callable[[T], object]
    ) -> dict[T, QAbstractButton]:
        """Options of which one is chosen, below each other."""
        group = QButtonGroup(self)
        made: dict[T, QAbstractButton] = {}
        for choice, word in offered:
            option = Option(word, several=False)
            option.button.setChecked(choice == chosen)
            option.button.clicked.connect(partial(choose, choice))
            group.addButton(option.button)
            made[choice] = option.button
            self.add(option)
        return made
