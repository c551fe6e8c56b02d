"""What would leave in this round, when it leaves by itself, and the button that sends it at once."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from posture.application.voting.casting import CastResult, Prospect, Sent, cast
from posture.application.voting.consent import Consent
from posture.application.voting.standing import Phase, Standing
from posture.ui.bridge import Bridge, Failure
from posture.ui.measures import SPACE
from posture.ui.models.deliveries import Deliveries
from posture.ui.pages.reports.answers_card import AnswersCard
from posture.ui.pages.reports.consent_card import ConsentCard
from posture.ui.pages.reports.empty_cards import FewCard, NoneCard, NotesCard, RehearsalCard
from posture.ui.pages.reports.exactly import Exactly
from posture.ui.pages.reports.outlook import Outlook, allow, look
from posture.ui.pages.reports.part import Part, Stuck
from posture.ui.pages.reports.plan import after_sending, hindered, planned, summed, times
from posture.ui.pages.reports.policy_question import PolicyQuestion
from posture.ui.pages.reports.send_bar import SendBar
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.stack import stack

_SHORTLY = timedelta(minutes=1)


class SendPart(Part):
    """One state at a time; whatever is done says here, beside what was pressed, how it went."""

    named = Signal(str)
    """The organisation's name, as the round has it."""

    def __init__(self, bridge: Bridge, deliveries: Deliveries) -> None:
        super().__init__(bridge)
        self._deliveries = deliveries
        self._now: Outlook | None = None
        self._sending = False
        self._looked = bridge.session.now()
        self._wait = Label(self.tr("Looking up what is asked…"), Role.MUTED)
        self.stuck = Stuck(self.tr("What is asked cannot be shown now."))
        self.stuck.again.connect(self.enter)
        self.question = PolicyQuestion(bridge)
        self.question.answered.connect(self._answered)
        self.question.lesson.connect(partial(self.go.emit, "lesson"))
        self.few, self.none, self._rehearsal, self._notes = (
            FewCard(),
            NoneCard(),
            RehearsalCard(),
            NotesCard(),
        )
        for card in (self.few, self.none):
            card.checks.connect(partial(self.go.emit, "home", ""))
        self.none.again.connect(self._refresh)
        self._leaves = Label(self.tr("Each answer is signed, so that it counts once, and bears no name."))
        self._after = Label("")
        self.sums = Button(
            self.tr("See the sums of all"), partial(self.go.emit, "reports", "together"), kind=Kind.LINK
        )
        self._said = stack(self._leaves, self._after, Flow(self.sums), gap=SPACE.hair)
        self.answers = AnswersCard()
        self.consent = ConsentCard()
        self.consent.chosen.connect(self._allow)
        self.exactly = Exactly()
        self.exactly.opened.connect(self._show_opened)
        self.bar = SendBar()
        self.bar.pressed.connect(self._send)
        self.bar.listed.connect(partial(self.go.emit, "reports", "ledger"))
        self._offers = False
        self._shown: tuple[QWidget, ...] = (
            self._wait, self.stuck, self._rehearsal, self.question, self.few, self.none,
            self._said, self._notes, self.answers, self.consent, self.exactly,
        )  # fmt: skip
        for part in self._shown:
            self.column.addWidget(part)
        self._only(self._wait)

    def foot(self) -> QWidget:
        return self.bar

    def enter(self) -> None:
        self.bar.result.clear()
        self.consent.result.show_trouble("")
        self.question.enter()
        self._refresh()

    def refresh(self) -> None:
        """Show what changed by itself, without taking away what was just said."""
        if not self._sending:
            self._refresh()

    def _refresh(self) -> None:
        self.fetch(partial(look, self.bridge.session), self._show, self._failed)

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back to the window, where nothing was asked, sees what is asked by now."""
        super().changeEvent(event)
        back = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if back and self.none.isVisible() and self.bridge.session.now() - self._looked > _SHORTLY:
            self._refresh()

    def _show(self, found: Outlook) -> None:
        self._now = found
        self._looked = self.bridge.session.now()
        if found.asked is not None:
            self.named.emit(found.asked.org)
            self.entry = self.question.show_asked(found)
            self._only(self.question)
        elif found.prospect is None:
            self.entry = self.none.button
            self._only(self.none)
        else:
            self._show_prospect(found, found.prospect)
        self.order_tabs()
        self.shown.emit()

    def _show_prospect(self, found: Outlook, prospect: Prospect) -> None:
        shown = prospect.shown
        self.named.emit(shown.org)
        practice = (self._rehearsal,) if shown.rehearsal else ()
        if shown.too_few:
            self.few.show_sentence(shown.too_few)
            self.entry = self.few.button
            self._only(*practice, self.few)
            return
        self._notes.show_notes(shown.notes)
        self.answers.show_answers(prospect, found.titles)
        self.exactly.show_round(prospect, found.titles)
        self._show_plan(found.standing)
        left = self._show_bar(found.standing, prospect)
        told = (self._notes,) if shown.notes else ()
        self._after.setVisible(bool(self._after.text()))
        self.exactly.show_left(left=prospect.signed and not left)
        may_leave = (self.consent,) if left or not prospect.signed else ()
        parts = (*practice, *told, self._said, self.answers, *may_leave, self.exactly)
        self._only(*parts, bar=prospect.signed)
        self.entry = self.answers.heading  # from there on one reads what will leave, before it can be sent

    def _show_bar(self, found: Standing, prospect: Prospect) -> int:
        """The foot for this round, and how many answers are left to send."""
        ballots = prospect.shown.ballots
        left = sum(not ballot.sent for ballot in ballots)
        casting = prospect.shown.phase is Phase.CASTING
        after = ""
        if left and casting:
            self.bar.offer(left, alone=found.consent is Consent.NONE)
        elif ballots:
            after = after_sending(found, self.bridge.session.now())
            self.bar.show_sent(found.counted, len(ballots))
        self._after.setText(after)
        self.sums.setVisible(bool(after) and summed(found))
        return left

    def _show_plan(self, found: Standing) -> None:
        now = self.bridge.session.now()
        self.consent.show_choice(found.consent)
        waits = hindered(found, now) or self._deliveries.trouble
        self.consent.show_plan(times(found, now), planned(found, now), waits)

    def _answered(self) -> None:
        self.lands.emit()
        self._refresh()
        self._deliveries.run()

    def _allow(self, value: str) -> None:
        self.consent.result.show_trouble("")
        if self._now is None or self._now.prospect is None:
            return
        work = partial(allow, self.bridge.session, Consent(value), self._now.prospect.shown.fingerprint)
        self.bridge.start(work, self._allowed, self._not_allowed)

    def _allowed(self, _: Standing) -> None:
        self._refresh()
        self._deliveries.run()

    def _not_allowed(self, failure: Failure) -> None:
        self.consent.result.show_trouble(failure.sentence)
        if self._now is not None:
            self.consent.show_choice(self._now.standing.consent)

    def _send(self) -> None:
        if self._now is None or self._now.prospect is None:
            return
        self._sending = True
        self.bar.begin()
        work = partial(cast, self.bridge.session, self._now.prospect)
        self.bridge.follow(work, self._sent, self._cast, self._not_cast)

    def _sent(self, sent: Sent) -> None:
        self.bar.step(sent)

    def _cast(self, result: CastResult) -> None:
        self._sending = False
        if result.pending or result.refused:
            self.bar.show_short(result)
        self._refresh()

    def _not_cast(self, failure: Failure) -> None:
        self._sending = False
        self.bar.show_trouble(failure.sentence)

    def _failed(self, failure: Failure) -> None:
        self.stuck.say(failure)
        self.entry = self.stuck.button
        self._only(self.stuck)
        self.shown.emit()

    def _show_opened(self) -> None:
        self.order_tabs()
        self.reveal.emit(self.exactly.button)

    def _only(self, *parts: QWidget, bar: bool = False) -> None:
        for part in self._shown:
            part.setVisible(part in parts)
        self._offers = bar
        self.bar.setVisible(bar and self.isVisible())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.bar.setVisible(self._offers)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.bar.hide()
