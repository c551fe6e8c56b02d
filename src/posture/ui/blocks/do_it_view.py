"""One thing to do now, and a look whether it worked."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from posture.application.checkup import Outcome, is_switched_off
from posture.application.learning import DoIt
from posture.application.opening import Opened
from posture.application.settings import SettingsPage, open_settings, settings_for
from posture.application.since import days_it_took
from posture.ui.announce import announce
from posture.ui.blocks.passage_view import PassageView, spoken_of
from posture.ui.bridge import Bridge, Failure
from posture.ui.models.checkups import Checkups
from posture.ui.widgets.button import Button
from posture.ui.widgets.card import beside
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.landing import Heading
from posture.ui.widgets.result import Result
from posture.ui.words import face, looked_again, mended_after, outcome_word, switched_off_word


class DoItView(QWidget):
    """The action, its steps, the settings to do it in, and “Check again” where the app can see the result."""

    def __init__(self, block: DoIt, opened: Opened, checkups: Checkups, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._page: SettingsPage | None = None
        self.spoken = spoken_of(block.passages)
        self._block = block
        self._checkups = checkups
        self._waiting = False
        self._before: Outcome | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._heading = Heading(self.tr("Now do it"))
        column.addWidget(self._heading)
        before = 0
        for passage in block.in_turn:
            column.addWidget(PassageView(passage, opened, bridge, first=before + 1))
            before += len(passage.steps)
        self._glyph = Glyph("waiting", "unknown")
        self._state = Label("", Role.STRONG)
        self._finding = Label("", Role.MUTED)
        self.settings = Button("", self._open, symbol="open")
        self.settings.hide()
        self.again = Button(self.tr("Check again"), self._check, symbol="again")
        self.result = Result()
        if block.check:
            column.addLayout(beside(self._glyph, self._state, self._finding))
            column.addWidget(Flow(self.settings, self.again))
            column.addWidget(self.result)
            checkups.changed.connect(self._refresh)
            self._refresh()

    def _offer(self, page: SettingsPage | None) -> None:
        self._page = page
        if page is not None and isValid(self.settings):
            self.settings.setText(page.label)
            self.settings.show()

    def _open(self) -> None:
        if self._page is not None:
            work = partial(open_settings, self._bridge.session, self._page)
            self._bridge.start(work, self._opened, self._failed)

    def _opened(self, _: None) -> None:
        if isValid(self.result):
            self.result.working(self.tr("The settings are open. When you are done, press Check again."))

    def _failed(self, failure: Failure) -> None:
        if isValid(self.result):
            has_steps = any(passage.steps for passage in self._block.passages)
            steps = (self.tr("Show me the steps"), self._heading.land) if has_steps else None
            self.result.trouble(failure.sentence, steps)

    def _check(self) -> None:
        self.result.working(self.tr("Looking again…"))
        self._waiting = True
        verdict = self._checkups.verdict(self._block.check)
        self._before = verdict.outcome if verdict is not None else None
        self._checkups.run_one(self._block.check)

    def _count_days(self) -> None:
        """Say how long it was open; that it is done is said above, so that a failure says nothing."""
        work = partial(days_it_took, self._bridge.session, self._checkups.current, self._block.check)
        self._bridge.start(work, self._say_days, lambda _: None)

    def _say_days(self, took: int | None) -> None:
        if took and isValid(self.result):
            self.result.good(mended_after(took))

    def _refresh(self) -> None:
        running = self._checkups.running
        if self._page is None and not running:  # a check-up tells which desktop this is
            work = partial(settings_for, self._bridge.session, self._block.check, self._checkups.current)
            self._bridge.start(work, self._offer, lambda _: None)  # without one the steps say where it is
        self.again.setText(self.tr("Checking…") if running else self.tr("Check again"))
        verdict = self._checkups.verdict(self._block.check)
        off = verdict is not None and is_switched_off(verdict)
        look = face(verdict.outcome if verdict else None, off=off)
        self._glyph.show_icon(look.symbol, look.tone)
        word = switched_off_word() if off else outcome_word(verdict.outcome if verdict else None)
        self._state.setText(word)
        self._state.set_tone(look.tone)
        self._finding.setText(verdict.finding if verdict else "")
        if self._waiting and not running:
            self._waiting = False
            self.result.clear()
            if verdict is not None and verdict.outcome is Outcome.PASS:
                self._count_days()
            elif verdict is not None:
                self.result.note(looked_again(self._before, verdict.outcome))
            announce(self, f"{self._state.text()}. {self._finding.text()}")
