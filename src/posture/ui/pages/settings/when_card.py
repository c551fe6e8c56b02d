"""When Posture looks at the computer: whenever it is opened, or only when asked."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from posture.application.looking import look_when_opened, looks_when_opened
from posture.ui.bridge import Bridge, Failure
from posture.ui.pages.settings.answer import Answer
from posture.ui.widgets.card import Card
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.option import Option


class WhenCard(Card):
    """While Posture is open; what the system does while it is closed stands in a card of its own."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(self.tr("When to check"), symbol="again")
        self._bridge = bridge
        self.options: dict[bool, QAbstractButton] = {}
        self._group = QButtonGroup(self)
        for opened, word in (
            (True, self.tr("Whenever I open Posture, and when I ask")),
            (False, self.tr("Only when I ask")),
        ):
            option = Option(word, several=False)
            option.button.clicked.connect(partial(self._choose, on=opened))
            self._group.addButton(option.button)
            self.options[opened] = option.button
            self.add(option)
        self.result = Answer()
        self.add(
            self.result,
            Label(
                self.tr("You begin the first check-up yourself."),
                Role.MUTED,
            ),
        )

    def enter(self) -> None:
        """Show what is chosen."""
        self.result.clear()
        self._bridge.start(partial(looks_when_opened, self._bridge.session), self._show, self._trouble)

    def _show(self, opened: bool) -> None:
        self.options[opened].setChecked(True)

    def _choose(self, *, on: bool) -> None:
        work = partial(look_when_opened, self._bridge.session, on=on)
        self._bridge.start(work, lambda _: self.result.clear(), self._trouble)

    def _trouble(self, failure: Failure) -> None:
        self.result.trouble(failure.sentence)
