"""A few questions about somebody's work, which order the lessons; none has to be answered."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton

from posture.application.about_you import QUESTIONS, tell
from posture.ui.bridge import Bridge, Failure
from posture.ui.pages.settings.answer import Answer
from posture.ui.widgets.card import Card
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.option import Option
from posture.words.speech import spoken


class WorkCard(Card):
    """A box for each question; each is kept as soon as it is ticked or cleared."""

    changed = Signal()
    """An answer is kept."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(self.tr("About your work"), symbol="lessons")
        self._bridge = bridge
        self.boxes: dict[str, QAbstractButton] = {}
        self.add(
            Label(
                self.tr(
                    "Tick what is true, and lessons that fit come earlier. You need not, and you can change "
                    "it at any time. It stays on this computer."
                ),
                Role.MUTED,
            )
        )
        for role, question in QUESTIONS.items():
            option = Option(spoken(question), several=True)
            option.button.clicked.connect(partial(self._tell, role))
            self.boxes[role] = option.button
            self.add(option)
        self.result = Answer()
        self.add(self.result)
        self.result.clear()

    def show_answers(self, said: Mapping[str, bool]) -> None:
        """Tick what the person said."""
        for role, box in self.boxes.items():
            box.setChecked(said.get(role, False))

    def _tell(self, role: str) -> None:
        work = partial(tell, self._bridge.session, role, holds=self.boxes[role].isChecked())
        self._bridge.start(work, self._kept, self._trouble)

    def _kept(self, _: None) -> None:
        self.result.clear()
        self.changed.emit()

    def _trouble(self, failure: Failure) -> None:
        self.result.trouble(failure.sentence)
