"""The end of a lesson: the plan to keep, and when its questions come back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.application.keepsakes import plan_name
from posture.application.learning import Keepsake
from posture.application.opening import Opened
from posture.ui.blocks.keep_field import KeepField
from posture.ui.bridge import Bridge
from posture.ui.reading import inline, plain
from posture.ui.widgets.card import beside
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.words import day


class LessonEnd(QWidget):
    """The if-then plan in large, a field to put it in one's own words, and one sentence about what comes."""

    def __init__(self, opened: Opened, bridge: Bridge) -> None:
        super().__init__()
        read = opened.lesson
        self.spoken = plain(opened.plan)
        self._usual = read.plan
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(Label(self.tr("Your plan"), Role.MUTED))
        self._plan = Label(inline(opened.plan), Role.HEADING, rich=True)
        column.addLayout(beside(Glyph("sign", "good", ems=1.6), self._plan))
        own = Keepsake(plan_name(read.id), self.tr("In my own words, if I like"), 0)
        self.own = KeepField(own, opened.kept, bridge)
        self.own.changed.connect(self._say_plan)
        column.addWidget(self.own)
        self._return = Label("", Role.MUTED)
        column.addWidget(self._return)
        if read.sources:
            names = "; ".join(f"{source.name} ({source.year})" for source in read.sources)
            column.addWidget(Label(self.tr("Sources: {names}").format(names=names), Role.SMALL))

    def _say_plan(self, own: str) -> None:
        self._plan.setText(inline(own or self._usual))

    def show_return(self, moment: object, now: datetime) -> None:
        """Say when the questions come back, where that is known."""
        if isinstance(moment, datetime):
            self._return.setText(
                self.tr("The questions of this lesson come back {day}.").format(day=day(moment, now))
            )
