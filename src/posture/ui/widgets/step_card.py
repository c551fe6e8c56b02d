"""The one next step, as a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.measures import SPACE
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.result import Result
from posture.ui.words import face
from posture.words.speech import spoken

if TYPE_CHECKING:
    from posture.application.advice import Step


class StepCard(Card):
    """What to do, why, how long it takes, and the ways on from here; ``result`` is what came of them."""

    again = Signal(str)
    why = Signal(str)
    how = Signal(str)
    later = Signal(str)
    settings = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._step: Step | None = None
        self._glyph = Glyph("fail", "bad", ems=1.6)
        self._act = Label("", Role.HEADING)
        self._finding = Label("")
        self._reason = Label("", Role.MUTED)
        self._alarm = Label("", Role.STRONG, tone="bad")
        self._takes = Label("", Role.SMALL)
        self._because = Label("", Role.SMALL)
        self._open = Button("", self._open_page, kind=Kind.PRIMARY)
        self._how = Button(self.tr("Show me how"), self._show_how, kind=Kind.PRIMARY)
        self._again = Button(self.tr("Check again"), self._check)
        self._matters = Button(self.tr("Why this matters"), self._why, kind=Kind.LINK)
        self._later = Button(self.tr("Put off for a week"), self._put_off, kind=Kind.LINK)
        self._later.setToolTip(self.tr("Until then it stands under Checks"))
        self.result = Result()
        words = QVBoxLayout()
        words.setSpacing(SPACE.hair)
        for label in (self._act, self._finding, self._alarm, self._reason, self._takes, self._because):
            words.addWidget(label)
        words.addSpacing(SPACE.tight)
        words.addWidget(Flow(self._open, self._how, self._again, self._matters, self._later))
        words.addWidget(self.result)
        self.keep_room_below()
        row = QHBoxLayout()
        row.setSpacing(SPACE.close)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.add_row(row)

    @property
    def check(self) -> str:
        """The check that the step is about; empty before the first."""
        return self._step.check if self._step is not None else ""

    @property
    def act(self) -> str:
        """What is to be done, in a few words; empty before the first."""
        return spoken(self._step.act) if self._step is not None else ""

    @property
    def entry(self) -> QWidget:
        """Where the keyboard begins: the one primary button."""
        return self._how if self._open.isHidden() else self._open

    def show_step(self, step: Step) -> None:
        self._step = step
        look = face(step.outcome)
        self._glyph.show_icon(look.symbol, look.tone)
        self._act.setText(step.act)
        self._finding.setText(step.finding)
        self._finding.setVisible(bool(step.finding))
        self._alarm.setText(step.alarm)
        self._alarm.setVisible(bool(step.alarm))
        self._reason.setText(step.why)
        self._takes.setText(step.takes)
        self._because.setText(step.because)
        self._because.setVisible(bool(step.because))
        self._open.setVisible(step.settings is not None)
        self._how.setVisible(step.settings is None)
        self._matters.setVisible(step.settings is not None)
        if step.settings is not None:
            self._open.setText(step.settings.label)

    def set_busy(self, *, busy: bool) -> None:
        """While a check is under way, nothing can be checked again."""
        self._again.setText(self.tr("Checking…") if busy else self.tr("Check again"))

    def _check(self) -> None:
        if self._step is not None:
            self.again.emit(self._step.check)

    def _why(self) -> None:
        if self._step is not None:
            self.why.emit(self._step.check)

    def _show_how(self) -> None:
        if self._step is not None:
            self.how.emit(self._step.check)

    def _put_off(self) -> None:
        if self._step is not None:
            self.later.emit(self._step.check)

    def _open_page(self) -> None:
        if self._step is not None and self._step.settings is not None:
            self.settings.emit(self._step.settings)
