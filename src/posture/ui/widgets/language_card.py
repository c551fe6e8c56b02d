"""Which language the app speaks: the system's, or one that the person chooses."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from posture.application.language import translated_languages
from posture.ui.widgets.card import Card
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.option import Option

_SYSTEM = ""
_ENGLISH = "en"


class LanguageCard(Card):
    """A choice of the languages that there are, each under its own name."""

    chosen = Signal(str)
    """The person chose; carries the language's code, nothing for the system's language."""

    def __init__(self) -> None:
        super().__init__(self.tr("Language"), symbol="chat")
        self.options: dict[str, QAbstractButton] = {}
        group = QButtonGroup(self)
        for code in (_SYSTEM, _ENGLISH, *translated_languages()):
            option = Option(_name(code) if code else self.tr("As the system does"), several=False)
            option.button.clicked.connect(partial(self.chosen.emit, code))
            group.addButton(option.button)
            self.options[code] = option.button
            self.add(option)
        self.show_choice(_SYSTEM)
        self.add(
            Label(
                self.tr(
                    "Posture speaks it from its next start on. What is not translated yet is said in English."
                ),
                Role.MUTED,
            )
        )

    def show_choice(self, code: str) -> None:
        """Mark the language that was chosen before; one that there is no more means the system's."""
        self.options.get(code, self.options[_SYSTEM]).setChecked(True)


def _name(code: str) -> str:
    """The language as those who speak it call it."""
    name = "English" if code == _ENGLISH else QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:]
