"""The way into the weekly session, and the questions about one's work for whoever unfolds them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from posture.application.week import Week
from posture.ui.bridge import Bridge
from posture.ui.pages.week.work_card import WorkCard
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.fold import Fold
from posture.ui.widgets.label import Label, Role


class WeekCard(Card):
    """One button; what it says is whether there is something to begin, to go on with, or to do once more."""

    begun = Signal()
    changed = Signal()
    """What the person says of their work is another thing now, and so is the order of the lessons."""
    unfolded = Signal()
    placed = Signal()
    """Some questions are wanted, to leave out lessons that need not be."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(self.tr("This week's three minutes"), symbol="again")
        self._bridge = bridge
        self._said: Mapping[str, bool] = {}
        self._line = Label("", Role.MUTED)
        self.begin = Button(self.tr("Begin"), self.begun.emit, kind=Kind.PRIMARY)
        self.work = Fold(self.tr("About your work"), self.tr("Hide the questions"), self._questions)
        self.work.opened.connect(self.unfolded)
        self.skip = Button(self.tr("Skip what I know"), self.placed.emit, kind=Kind.LINK)
        self.add(self._line, Flow(self.begin, self.skip), self.work)

    def show_week(self, week: Week | None, said: Mapping[str, bool], *, may_skip: bool) -> None:
        """``said`` is what the person answered about their work; ``may_skip``: a lesson might be left out."""
        self._said = said
        self.skip.setVisible(may_skip)
        if week is None:
            line = self.tr("One thing to fix where there is one, a few questions, one lesson.")
            word = self.tr("Begin")
        elif week.current is None:
            line = self.tr("You did it this week. There is no need, but you can go on learning.")
            word = self.tr("Once more")
        else:
            line = self.tr("You are in the midst of it. It goes on where you left it.")
            word = self.tr("Go on")
        self._line.setText(line)
        self.begin.setText(word)

    def _questions(self) -> QWidget:
        asked = WorkCard(self._bridge)
        asked.show_answers(self._said)
        asked.changed.connect(self.changed)
        return asked
