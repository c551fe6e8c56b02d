"""One thing to do now, and a look whether it worked."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.application.learning import DoIt
from posture.ui.announce import announce
from posture.ui.models.checkups import Checkups
from posture.ui.reading import plain, rich
from posture.ui.widgets.button import Button
from posture.ui.widgets.card import beside
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.steps import Steps
from posture.ui.words import face, outcome_word


class DoItView(QWidget):
    """The action, its steps, and “Check again” where the app can see the result."""

    def __init__(self, block: DoIt, checkups: Checkups) -> None:
        super().__init__()
        self.spoken = plain(block.text)
        self._block = block
        self._checkups = checkups
        self._waiting = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label(self.tr("Now do it"), Role.HEADING))
        column.addWidget(Label(rich(block.text), rich=True))
        steps = Steps()
        steps.show_steps(block.steps)
        column.addWidget(steps)
        self._glyph = Glyph("waiting", "unknown")
        self._state = Label("", Role.STRONG)
        self._finding = Label("", Role.MUTED)
        self.again = Button(self.tr("Check again"), self._check, symbol="again")
        if block.check:
            column.addLayout(beside(self._glyph, self._state, self._finding))
            column.addWidget(Flow(self.again))
            checkups.changed.connect(self._refresh)
            self._refresh()

    def _check(self) -> None:
        self._waiting = True
        self._checkups.run_one(self._block.check)

    def _refresh(self) -> None:
        running = self._checkups.running
        self.again.setText(self.tr("Checking…") if running else self.tr("Check again"))
        verdict = self._checkups.verdict(self._block.check)
        look = face(verdict.outcome if verdict else None)
        self._glyph.show_icon(look.symbol, look.tone)
        self._state.setText(outcome_word(verdict.outcome if verdict else None))
        self._state.set_tone(look.tone)
        self._finding.setText(verdict.finding if verdict else "")
        if self._waiting and not running:
            self._waiting = False
            announce(self, f"{self._state.text()}. {self._finding.text()}")
