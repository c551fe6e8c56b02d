"""One check: found, wanted, why and how; beside it how it is known, and what else can be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from posture.application.advice import Explained
from posture.application.checkup import Outcome
from posture.application.settings import SettingsPage, open_settings
from posture.ui.bridge import Bridge, Failure
from posture.ui.models.checkups import Checkups
from posture.ui.models.whole_check import WholeCheck, end_aside, set_aside, set_switch, whole_check
from posture.ui.reading import rich
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.evidence import EvidenceCard
from posture.ui.widgets.exception_card import ExceptionCard
from posture.ui.widgets.finding_card import FindingCard
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.history_card import HistoryCard
from posture.ui.widgets.how_card import HowCard
from posture.ui.widgets.label import Label
from posture.ui.widgets.landing import land_on
from posture.ui.widgets.lock_card import LockCard
from posture.ui.widgets.page import STEPS, Page
from posture.ui.widgets.switch_card import SwitchCard
from posture.ui.words import TO_DO, UNSURE, area_name, date, day, looked_again, outcome_word
from posture.words.speech import spoken


class CheckPage(Page):
    """The check whose row was opened."""

    def __init__(self, bridge: Bridge, checkups: Checkups) -> None:
        super().__init__(bridge, beside=True)
        self._checkups = checkups
        self._check = ""
        self._before: Outcome | None = None
        self._asked = False
        self._to_steps = False
        self._told: Explained | None = None
        self._read: dict[str, dt.date] = {}
        self.add_back(self.tr("Back"))
        self._finding = FindingCard()
        self._finding.settings.connect(self._open_settings)
        self._finding.again.connect(self._check_again)
        self._finding.onward.connect(self._go_on)
        self._how = HowCard(bridge)
        self._how.repair.done.connect(self._set_for_me)
        self._why = Card(self.tr("Why it matters"), symbol="info")
        self._reason = Label("", rich=True)
        self._lesson = Button(
            self.tr("Learn more in a short lesson"), self._to_lesson, kind=Kind.LINK, symbol="lessons"
        )
        self._why.add(self._reason, Flow(self._lesson))
        self._lock = LockCard(bridge)
        self._history = HistoryCard()
        self._evidence = EvidenceCard(self.reveal)
        self._exception = ExceptionCard(self.reveal)
        self._exception.wanted.connect(self._set_aside)
        self._exception.ended.connect(self._take_back)
        self._switch = SwitchCard()
        self._switch.switched.connect(self._switched)
        self.add(self._finding, self._why, self._how, self._lock)
        self.column.addStretch(1)
        for card in (self._history, self._evidence, self._exception, self._switch):
            self.second.addWidget(card)
        checkups.changed.connect(self._refresh)
        checkups.failed.connect(self._not_checked)

    def enter(self, key: str) -> None:
        """``key`` is the check's id."""
        if key != self._check:
            self._check = key
            self._told = None
            self._evidence.fold()
            self._exception.fold()
        self._before = None
        self._asked = False
        self._to_steps = False
        self._finding.fold()
        self._how.repair.result.clear()
        self._checkups.grow_old()
        self._refresh()

    def begin_at(self, part: str) -> None:
        if part == STEPS:
            self._to_steps = True
            self._refresh()

    def _refresh(self) -> None:
        if not self._check:
            return
        busy = self._checkups.running and not self._checkups.quiet
        self._finding.set_busy(busy=busy)
        if not busy:
            work = partial(whole_check, self.bridge.session, self._check, self._checkups.current)
            self.fetch(work, self._show, self._trouble)

    def _show(self, whole: WholeCheck) -> None:
        told = whole.told
        if told.check != self._check:
            return
        self._told = told
        now = self.bridge.session.now()
        self.say(spoken(told.topic), area_name(told.area))
        mended = self._mended(told.outcome)
        self._finding.show_finding(told, mended=mended, following=whole.following)
        self._say_result(told, mended=mended)
        self._how.show_how(told, whole.offer, whole.commands)
        self._reason.setText(rich(spoken(told.why)))
        self._lesson.setVisible(told.lesson is not None)
        self._lock.show_for(told.check)
        self._history.show_history(whole.history, whole.since.days_open(told.check), now)
        verdict = self._checkups.verdict(self._check)
        for_help = whole.for_help(outcome_word(told.outcome), self._checkups.current)
        read: dt.date | None = verdict.taken if verdict else now
        if told.switched_off:
            read = self._read.get(self._check) or whole.history.last_read
        self._evidence.show_evidence(told, day(read, now) if read else "", for_help)
        until = date(whole.exception.until, now) if whole.exception else ""
        self._exception.show_state(whole.exception, until, keeps_reasons=whole.keeps_reasons)
        may_set_aside = told.outcome in (*TO_DO, *UNSURE, Outcome.EXCEPTED) or whole.exception is not None
        self._exception.setVisible(may_set_aside and not told.switched_off)
        self._switch.show_state(spoken(whole.reads), on=not told.switched_off)
        self.order_tabs()
        if self._to_steps:
            self._to_steps = False
            self._show_steps()

    def _show_steps(self) -> None:
        """Bring the steps up, and the keyboard to them."""
        if self._how.isVisible():
            land_on(self._how.title)
            self.bring_up(self._how)

    def _mended(self, outcome: Outcome | None) -> bool:
        """Whether the check passes now and did not when the person pressed “Check again”."""
        return outcome is Outcome.PASS and self._before in (*TO_DO, *UNSURE)

    def _say_result(self, told: Explained, *, mended: bool) -> None:
        """What came of “Check again”, at its button."""
        if not self._asked or self._checkups.running:
            return
        self._asked = False
        if mended:
            self._finding.result.clear()  # the card itself says it
        else:
            self._finding.result.note(looked_again(self._before, told.outcome))

    def _check_again(self) -> None:
        self._before = self._told.outcome if self._told else None
        self._asked = True
        self._finding.result.working(self.tr("Looking again…"))
        self._checkups.run_one(self._check)

    def _not_checked(self, sentence: str) -> None:
        if self._asked:
            self._asked = False
            self._finding.result.trouble(sentence)
        else:
            self.banner.trouble(sentence)

    def _go_on(self, check: str) -> None:
        self.go.emit("check" if check else "home", check)

    def _open_settings(self, page: SettingsPage) -> None:
        check = self._check
        work = partial(open_settings, self.bridge.session, page)
        self.bridge.start(work, partial(self._opened, check), partial(self._not_opened, check))

    def _opened(self, check: str, _: object) -> None:
        if check == self._check:
            opened = self.tr("The settings are open. When you are done, press Check again.")
            self._finding.result.working(opened)

    def _not_opened(self, check: str, failure: Failure) -> None:
        if check == self._check:
            steps = (self.tr("Show me the steps"), self._show_steps) if self._how.isVisible() else None
            self._finding.result.trouble(failure.sentence, steps)

    def _to_lesson(self) -> None:
        if self._told is not None and self._told.lesson is not None:
            self.go.emit("lesson", self._told.lesson)

    def _set_aside(self, reason: str, days: int) -> None:
        self._judge_anew(partial(set_aside, self.bridge.session, self._check, reason, days))

    def _take_back(self) -> None:
        self._judge_anew(partial(end_aside, self.bridge.session, self._check))

    def _switched(self, on: bool) -> None:
        verdict = self._checkups.verdict(self._check)
        if verdict is not None and verdict.evidence:
            self._read[self._check] = verdict.taken  # the look that follows reads nothing
        self._judge_anew(partial(set_switch, self.bridge.session, self._check, on=on))

    def _set_for_me(self) -> None:
        """Something was set, or put back: look at it anew, and say so where it is mended by that."""
        self._before = self._told.outcome if self._told else None
        self._checkups.run_one(self._check)

    def _judge_anew(self, work: Callable[[], None]) -> None:
        """Do it, and look at this check as it is to be told from now on."""
        self.bridge.start(work, self._changed, self._trouble)

    def _changed(self, _: object) -> None:
        self._before = None
        self._checkups.run_one(self._check)

    def _trouble(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence)
