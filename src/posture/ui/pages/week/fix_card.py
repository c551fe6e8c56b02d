"""The one thing to fix that a weekly session begins with, and a look whether it is well by now."""

from __future__ import annotations

from PySide6.QtCore import Signal

from posture.application.advice import Explained
from posture.application.checkup import Outcome
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card, beside
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.result import Result
from posture.ui.words import face, looked_again, mended_after, outcome_word
from posture.words.speech import spoken


class FixCard(Card):
    """What to do and why; once it is well, how long it took."""

    how = Signal(str)
    """The steps of this check are wanted."""
    again = Signal(str)
    onward = Signal()
    """Whether it was done or not: to the next part."""

    def __init__(self) -> None:
        super().__init__()
        self._check = ""
        self._before: Outcome | None = None
        self._asked = False
        self._glyph = Glyph("fail", "bad", ems=1.6)
        self._act = Label("", Role.HEADING)
        self._state = Label("", Role.STRONG)
        self._alarm = Label("", Role.STRONG, tone="bad")
        self._why = Label("", Role.MUTED)
        self._takes = Label("", Role.SMALL)
        self.steps = Button(self.tr("Show me how"), self._show_how, kind=Kind.PRIMARY)
        self.look = Button(self.tr("Check again"), self._look)
        self.later = Button(self.tr("Not now"), self.onward.emit, kind=Kind.LINK)
        self.following = Button(self.tr("Go on"), self.onward.emit, kind=Kind.PRIMARY)
        self.result = Result()
        words = (self._act, self._state, self._alarm, self._why, self._takes)
        self.add_row(beside(self._glyph, *words))
        self.add(Flow(self.steps, self.look, self.following, self.later), self.result)
        self.keep_room_below()

    @property
    def entry(self) -> Button:
        """Where the keyboard begins."""
        return self.steps if self.following.isHidden() else self.following

    @property
    def spoken(self) -> str:
        """What is read aloud when it comes."""
        return f"{self._act.text()}. {self._state.text()}"

    def show_check(self, told: Explained, took: int | None, *, busy: bool) -> None:
        """``took`` is how many days it was open before it was mended, None where that is not known."""
        if told.check != self._check:
            self._check = told.check
            self._asked = False
            self.result.clear()
        outcome = told.outcome
        well = outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE)
        look = face(outcome)
        self._glyph.show_icon(look.symbol, look.tone)
        self._act.setText(told.topic if well else told.act)
        self._state.setText(mended_after(took) if well and took else outcome_word(outcome))
        self._state.set_tone(look.tone)
        self._alarm.setText(told.alarm)
        self._why.setText(spoken(told.finding) if well else spoken(told.consequence))
        self._takes.setText("" if well else spoken(told.takes))
        for label in (self._alarm, self._takes):
            label.setVisible(bool(label.text()))
        self.look.setText(self.tr("Checking…") if busy else self.tr("Check again"))
        for part in (self.steps, self.look, self.later):
            part.setHidden(well)
        self.following.setHidden(not well)
        if self._asked and not busy:
            self._asked = False
            self._say(outcome, well=well)

    def trouble(self, sentence: str) -> None:
        """Looking again did not work."""
        self._asked = False
        self.result.trouble(sentence)

    def _say(self, outcome: Outcome | None, *, well: bool) -> None:
        if well:
            self.result.good(self.tr("Looked again just now: that is done."))
            self.following.setFocus()
        else:
            self.result.note(looked_again(self._before, outcome))
        self._before = outcome

    def _show_how(self) -> None:
        self.how.emit(self._check)

    def _look(self) -> None:
        self._asked = True
        self._before = Outcome.FAIL
        self.result.working(self.tr("Looking again…"))
        self.again.emit(self._check)
