"""What would leave in this round, when it leaves by itself, and the button that sends it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from posture.application.errors import PostureError
from posture.application.session import Session
from posture.application.voting.casting import CastResult, Prospect, Sent, cast, preview
from posture.application.voting.consent import Consent, give_consent, revoke_consent
from posture.application.voting.standing import Standing, standing
from posture.ui.announce import announce
from posture.ui.bridge import Bridge, Failure
from posture.ui.models.deliveries import Deliveries
from posture.ui.pages.reports.consent_card import ConsentCard
from posture.ui.pages.reports.fingerprint_card import FingerprintCard
from posture.ui.pages.reports.leaving_card import LeavingCard
from posture.ui.pages.reports.part import Part
from posture.ui.pages.reports.plan import hindered, planned, times
from posture.ui.pages.reports.side_by_side import SideBySide
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.words.speech import spoken

_NO_ROUND = "no-epoch"  # the collector's stable code


@dataclass(frozen=True, slots=True)
class _Found:
    """The round as it would be sent, None where none has begun; how one stands in it; the checks' titles."""

    prospect: Prospect | None
    standing: Standing
    titles: Mapping[str, str]


class SendPart(Part):
    """The answers, what can honestly be said about them, when they leave, and two buttons."""

    named = Signal(str)
    """The organisation's name, as the round has it."""

    def __init__(self, bridge: Bridge, deliveries: Deliveries) -> None:
        super().__init__(bridge)
        self._deliveries = deliveries
        self._wait = Label("", Role.MUTED)
        self._few = Card(self.tr("Not enough people yet"), symbol="together")
        self._few_text = Label("")
        local = self.tr("Until then nothing is sent. Everything else here works for you as before.")
        self._few.add(self._few_text, Label(local, Role.MUTED))
        self._none = Card(self.tr("No round is open"), symbol="together")
        later = self.tr("When your organisation opens one, you see here what you could send.")
        self._none.add(Label(later), Label(self.tr("Until then nothing is sent."), Role.MUTED))
        self._rehearsal = Card(self.tr("This is a rehearsal"), symbol="info")
        self._rehearsal.add(Label(self.tr("Its rounds are short, and its numbers are for practice.")))
        self.consent = ConsentCard()
        self.consent.chosen.connect(self._allow)
        self.ballots = SideBySide()
        self._said = Card(self.tr("Good to know"), symbol="info")
        self._sentences = Label("")
        self._said.add(self._sentences)
        self.fingerprint = FingerprintCard(explains=False)
        self._costs = Label("", Role.MUTED)
        self.send = Button("", self._send, kind=Kind.PRIMARY, symbol="reports")
        self.leaving = LeavingCard(bridge)
        self.leaving.trouble.connect(self.trouble)
        self._shown: tuple[QWidget, ...] = (
            self._wait, self._few, self._none, self._rehearsal, self.ballots, self.consent, self._said,
            self.fingerprint, self._costs,
        )  # fmt: skip
        for part in (*self._shown, self.leaving):
            self.column.addWidget(part)
        out = Button(self.tr("Leave the organisation…"), self.leaving.show, kind=Kind.LINK)
        self.column.addWidget(Flow(self.send, out))
        self._only(self._wait)

    def enter(self) -> None:
        self.leaving.hide()
        self._wait.setText(self.tr("Looking up this round…"))
        self.bridge.start(partial(_found, self.bridge.session), self._show, self._failed)

    def _show(self, found: _Found) -> None:
        if found.prospect is None:
            self._only(self._none)
            return
        shown = found.prospect.shown
        self.named.emit(shown.org)
        self.fingerprint.show_text(shown.fingerprint)
        practice = (self._rehearsal,) if shown.rehearsal else ()
        if shown.too_few:
            self._few_text.setText(shown.too_few)
            self._only(*practice, self._few, self.fingerprint)
            return
        self.ballots.show_answers(found.prospect, found.titles)
        self._sentences.setText("\n\n".join((*shown.notes, *shown.transport_words, *shown.words)))
        self._show_plan(found.standing)
        left = any(not ballot.sent for ballot in shown.ballots)
        self._costs.setText(shown.costs)
        self._only(*practice, self.ballots, self.consent, self._said, self.fingerprint)
        self._costs.setVisible(left)
        self.send.setVisible(found.prospect.signed)
        self.send.setEnabled(left)
        self.send.setText(self.tr("Send all now") if left else self.tr("All sent for this round"))

    def _show_plan(self, found: Standing) -> None:
        now = self.bridge.session.now()
        self.consent.show_choice(found.consent)
        waits = hindered(found, now) or self._deliveries.trouble
        self.consent.show_plan(times(found, now), planned(found, now), waits)

    def _allow(self, value: str) -> None:
        self.bridge.start(
            partial(_allowed, self.bridge.session, Consent(value)), self._allowed, self._not_allowed
        )

    def _allowed(self, found: Standing) -> None:
        self._show_plan(found)
        self._deliveries.run()

    def _not_allowed(self, failure: Failure) -> None:
        self.fail(failure)
        self.enter()

    def _send(self) -> None:
        self.send.setEnabled(False)
        self.send.setText(self.tr("Sending…"))
        session = self.bridge.session
        self.bridge.follow(lambda sent: cast(session, sent), self._sent, self._cast, self._not_cast)

    def _sent(self, sent: Sent) -> None:
        self.send.setText(self.tr("{number} of {total} sent").format(number=sent.number, total=sent.total))

    def _cast(self, result: CastResult) -> None:
        counted = result.counted + result.duplicate
        if result.refused or result.pending:
            self.trouble.emit(self._short_of(counted, result))
        else:
            one = self.tr("One ballot was counted.")
            words = one if counted == 1 else self.tr("%n ballots were counted.", "", counted)
            self.good.emit(words, self.tr("It stays listed under “What was sent”."))
            announce(self, words)
        self.enter()

    def _not_cast(self, failure: Failure) -> None:
        self.fail(failure)
        self.enter()

    def _short_of(self, counted: int, result: CastResult) -> str:
        words = self.tr("{counted} counted, {refused} refused, {pending} still to send.").format(
            counted=counted, refused=len(result.refused), pending=result.pending
        )
        reasons = (refusal.sentence for refusal in result.refused)
        again = self.tr("You can send again; nothing is counted twice.") if result.pending else ""
        return " ".join(filter(None, (words, *reasons, result.trouble, again)))

    def _failed(self, failure: Failure) -> None:
        self._wait.setText(self.tr("This round cannot be shown now."))
        self._only(self._wait)
        self.get_stuck(failure)

    def _only(self, *parts: QWidget) -> None:
        for part in (*self._shown, self.send):
            part.setVisible(part in parts)


def _found(session: Session) -> _Found:
    titles = {check.id: spoken(check.title) for check in session.catalogue.checks.values()}
    try:
        found = preview(session)
    except PostureError as error:
        if getattr(error, "code", "") != _NO_ROUND:
            raise
        return _Found(None, standing(session), titles)
    return _Found(found, standing(session), titles)


def _allowed(session: Session, consent: Consent) -> Standing:
    if consent is Consent.NONE:
        revoke_consent(session)
    else:
        give_consent(session, standing=consent is Consent.STANDING)
    return standing(session)
