"""A story with consequences: choose, see what comes of it, and go back to choose otherwise."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.application.learning import Choice, Ending, Scenario, Step
from posture.ui.announce import announce
from posture.ui.reading import inline, plain, rich
from posture.ui.widgets.button import Button
from posture.ui.widgets.card import Card, beside, clear
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.tab_order import as_laid_out


class ScenarioView(QWidget):
    """``answered`` comes with the first ending, and says whether it was a good one."""

    answered = Signal(bool)

    def __init__(self, block: Scenario) -> None:
        super().__init__()
        self.block = block
        self.done = False
        self._path: list[tuple[Step, str]] = [(block.start, "")]
        self.choices: list[Button] = []
        self.back: Button | None = None
        self._story = QVBoxLayout()
        self._story.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if block.intro:
            column.addWidget(Label(rich(block.intro), rich=True))
        column.addLayout(self._story)
        self.spoken = f"{plain(block.intro)} {plain(block.start.text)}".strip()
        self._show()
        self.entry: QWidget = self.choices[0]
        """Where the keyboard begins."""

    @property
    def step(self) -> Step:
        """Where the story is now."""
        return self._path[-1][0]

    def choose(self, choice: Choice) -> None:
        """Go where a choice leads."""
        self._path.append((self.block.steps[choice.leads_to], choice.text))
        self._come_to()
        if self.step.ending is not None and not self.done:
            self.done = True
            self.answered.emit(self.step.ending is Ending.GOOD)

    def go_back(self) -> None:
        """To the last choice, to choose otherwise."""
        if len(self._path) > 1:
            self._path.pop()
            self._come_to()

    def _come_to(self) -> None:
        self._show()
        as_laid_out(self)
        focus = self.choices[0] if self.choices else self.back
        if focus is not None:
            focus.setFocus()
        announce(self, self._said())

    def _said(self) -> str:
        step = self.step
        ending = self._ending_word(step.ending) if step.ending else ""
        return f"{plain(step.text)} {ending} {plain(step.recovery)}"

    def _show(self) -> None:
        clear(self._story)
        step, chosen = self._path[-1]
        if chosen:
            self._story.addWidget(Label(self.tr("You: {choice}").format(choice=plain(chosen)), Role.MUTED))
        self._story.addWidget(Label(rich(step.text), rich=True))
        self.choices = [Button(plain(choice.text), partial(self.choose, choice)) for choice in step.choices]
        self.back = None
        if self.choices:
            self._story.addWidget(Label(self.tr("What do you do?"), Role.STRONG))
        for button in self.choices:
            self._story.addWidget(Flow(button))
        if step.ending is not None:
            self._show_end(step, step.ending)

    def _show_end(self, step: Step, ending: Ending) -> None:
        symbol, tone = {
            Ending.GOOD: ("pass", "good"),
            Ending.RECOVERED: ("again", "good"),
            Ending.HARM: ("warn", "warn"),
        }[ending]
        self._story.addLayout(beside(Glyph(symbol, tone), Label(self._ending_word(ending), Role.HEADING)))
        if step.recovery:
            card = Card(self.tr("What to do now"), symbol="stays", tone="good")
            card.add(Label(inline(step.recovery), rich=True))
            self._story.addWidget(card)
        if ending is not Ending.GOOD:
            self.back = Button(self.tr("Back to your last choice"), self.go_back, symbol="back")
            self._story.addWidget(Flow(self.back))

    def _ending_word(self, ending: Ending) -> str:
        match ending:
            case Ending.GOOD:
                return self.tr("It ends well.")
            case Ending.RECOVERED:
                return self.tr("It went wrong, and ends well after all.")
            case Ending.HARM:
                return self.tr("This does harm.")
