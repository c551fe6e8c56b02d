"""The end of a lesson: the plan to keep, and when its questions come back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.application.learning import Lesson
from posture.ui.reading import inline, plain
from posture.ui.widgets.card import beside
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.words import day


class LessonEnd(QWidget):
    """The if-then plan in large, and one sentence about what comes."""

    def __init__(self, read: Lesson) -> None:
        super().__init__()
        self.spoken = plain(read.plan)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(Label(self.tr("Your plan"), Role.MUTED))
        column.addLayout(
            beside(Glyph("sign", "good", ems=1.6), Label(inline(read.plan), Role.HEADING, rich=True))
        )
        self._return = Label("", Role.MUTED)
        column.addWidget(self._return)
        if read.sources:
            names = "; ".join(f"{source.name} ({source.year})" for source in read.sources)
            column.addWidget(Label(self.tr("Sources: {names}").format(names=names), Role.SMALL))

    def show_return(self, moment: object, now: datetime) -> None:
        """Say when the questions come back, where that is known."""
        if isinstance(moment, datetime):
            self._return.setText(self.tr("Its questions come back {day}.").format(day=day(moment, now)))
