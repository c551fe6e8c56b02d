"""One check: what was found, why it matters, and how to mend it here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from posture.application.advice import Explained, explain
from posture.application.checkup import Checkup, Outcome
from posture.application.exceptions import CheckException, end_exception, except_check, exceptions
from posture.application.session import Session
from posture.application.settings import SettingsPage, open_settings
from posture.ui.bridge import Bridge, Failure
from posture.ui.models.checkups import Checkups
from posture.ui.reading import rich
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.evidence import EvidenceCard
from posture.ui.widgets.exception_card import ExceptionCard
from posture.ui.widgets.finding_card import FindingCard
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label
from posture.ui.widgets.page import Page
from posture.ui.widgets.steps import Steps
from posture.ui.words import TO_DO, UNSURE, area_name, date, day
from posture.words.speech import spoken


@dataclass(frozen=True, slots=True)
class _Whole:
    """All that the page shows of a check."""

    told: Explained
    exception: CheckException | None


class CheckPage(Page):
    """The check whose row was opened."""

    def __init__(self, bridge: Bridge, checkups: Checkups) -> None:
        super().__init__(bridge)
        self._checkups = checkups
        self._check = ""
        self._before: Outcome | None = None
        self._told: Explained | None = None
        self.add_back(self.tr("Back"))
        self._finding = FindingCard()
        self._finding.settings.connect(self._open_settings)
        self._finding.again.connect(self._check_again)
        self._fix = Card(self.tr("How to fix it"), symbol="settings")
        self._steps = Steps()
        self._fix.add(self._steps)
        self._why = Card(self.tr("Why it matters"), symbol="info")
        self._reason = Label("", rich=True)
        self._lesson = Button(
            self.tr("Learn more in a short lesson"), self._to_lesson, kind=Kind.LINK, symbol="lessons"
        )
        self._why.add(self._reason)
        self._why.add(Flow(self._lesson))
        self._evidence = EvidenceCard()
        self._exception = ExceptionCard()
        self._exception.wanted.connect(self._set_aside)
        self._exception.ended.connect(self._take_back)
        self.add(self._finding, self._fix, self._why, self._evidence, self._exception)
        self.column.addStretch(1)
        checkups.changed.connect(self._refresh)
        checkups.failed.connect(self.banner.trouble)

    def enter(self, key: str) -> None:
        """``key`` is the check's id."""
        if key != self._check:
            self._check = key
            self._told = None
            self.banner.hide()
            self._evidence.fold()
            self._exception.fold()
        self._before = None
        self._refresh()

    def _refresh(self) -> None:
        if not self._check:
            return
        self._finding.set_busy(busy=self._checkups.running)
        if not self._checkups.running:
            work = partial(_whole, self.bridge.session, self._check, self._checkups.current)
            self.fetch(work, self._show, self._trouble)

    def _show(self, whole: _Whole) -> None:
        told = whole.told
        if told.check != self._check:
            return
        self._told = told
        now = self.bridge.session.now()
        self.say(told.title, area_name(told.area))
        self._finding.show_finding(told, mended=self._mended(told.outcome))
        self._fix.setVisible(bool(told.fix) and told.outcome in (*TO_DO, *UNSURE, None))
        self._steps.show_steps(told.fix)
        self._reason.setText(rich(spoken(told.why)))
        self._lesson.setVisible(told.lesson is not None)
        verdict = self._checkups.verdict(self._check)
        self._evidence.show_evidence(told, day(verdict.taken if verdict else now, now))
        until = date(whole.exception.until, now) if whole.exception else ""
        self._exception.show_state(whole.exception, until)
        may_set_aside = told.outcome in (*TO_DO, *UNSURE, Outcome.EXCEPTED) or whole.exception is not None
        self._exception.setVisible(may_set_aside)

    def _mended(self, outcome: Outcome | None) -> bool:
        """Whether the check passes now and did not when the person pressed “Check again”."""
        return outcome is Outcome.PASS and self._before in (*TO_DO, *UNSURE)

    def _check_again(self) -> None:
        self._before = self._told.outcome if self._told else None
        self._checkups.run_one(self._check)

    def _open_settings(self, page: SettingsPage) -> None:
        self.bridge.start(partial(open_settings, self.bridge.session, page), self._opened, self._trouble)

    def _opened(self, _: object) -> None:
        self.banner.note(self.tr("The settings are open."), self.tr("When you are done, press Check again."))

    def _to_lesson(self) -> None:
        if self._told is not None and self._told.lesson is not None:
            self.go.emit("lesson", self._told.lesson)

    def _set_aside(self, reason: str, days: int) -> None:
        work = partial(except_check, self.bridge.session, self._check, reason, days=days)
        self.bridge.start(work, self._judge_anew, self._trouble)

    def _take_back(self) -> None:
        self.bridge.start(
            partial(end_exception, self.bridge.session, self._check), self._judge_anew, self._trouble
        )

    def _judge_anew(self, _: object) -> None:
        self._before = None
        self._checkups.run_one(self._check)

    def _trouble(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence)


def _whole(session: Session, check_id: str, checkup: Checkup | None) -> _Whole:
    in_force = {exception.check: exception for exception in exceptions(session)}
    return _Whole(explain(session, check_id, checkup), in_force.get(check_id))
