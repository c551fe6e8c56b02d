"""What would leave in this round, and the button that sends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from posture.application.errors import PostureError
from posture.application.session import Session
from posture.application.voting import CastResult, Preview, Sent, cast, leave, preview
from posture.ui.announce import announce
from posture.ui.bridge import Bridge, Failure
from posture.ui.pages.reports.part import Part
from posture.ui.pages.reports.side_by_side import SideBySide
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.words.speech import spoken

_Found = tuple[Preview | None, Mapping[str, str]]
"""What is to send, None where no round is open; and the titles of the checks."""

_NO_ROUND = "no-epoch"  # the collector's stable code


class SendPart(Part):
    """The ballots, what can honestly be said about them, and two buttons."""

    named = Signal(str)
    """The organisation's name, as the round has it."""

    left = Signal(str)
    """The person left the organisation; carries what remains, in words."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
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
        self.ballots = SideBySide()
        self._said = Card(self.tr("Good to know"), symbol="info")
        self._sentences = Label("")
        self._said.add(self._sentences)
        self.send = Button("", self._send, kind=Kind.PRIMARY, symbol="reports")
        self._sure = self._question()
        self._shown: Preview | None = None
        self._titles: Mapping[str, str] = {}
        self._parts = (self._wait, self._few, self._none, self._rehearsal, self.ballots, self._said)
        for part in (*self._parts, self._sure):
            self.column.addWidget(part)
        out = Button(self.tr("Leave the organisation…"), self._sure.show, kind=Kind.LINK)
        self.column.addWidget(Flow(self.send, out))
        self._only(self._wait)

    def _question(self) -> Card:
        """Asked before leaving."""
        card = Card(self.tr("Leave the organisation?"), symbol="unknown")
        card.add(
            Label(
                self.tr(
                    "You can join again later with a new invite. The keys that could vote are deleted here; "
                    "sums that were published stay."
                )
            )
        )
        card.add(
            Flow(Button(self.tr("Leave"), self._leave), Button(self.tr("Stay"), card.hide, kind=Kind.LINK))
        )
        return card

    def enter(self) -> None:
        self._sure.hide()
        self._wait.setText(self.tr("Asking your organisation for this round…"))
        self.bridge.start(partial(_found, self.bridge.session), self._show, self._failed)

    def _show(self, found: _Found) -> None:
        self._shown, self._titles = found
        if self._shown is None:
            self._only(self._none)
            return
        self.named.emit(self._shown.org)
        if self._shown.too_few:
            self._few_text.setText(self._shown.too_few)
            self._only(self._few)
            return
        self._show_round(self._shown)

    def _show_round(self, shown: Preview) -> None:
        self.ballots.show_ballots(shown.ballots, self._titles)
        self._sentences.setText("\n\n".join((*shown.notes, *shown.transport_words, *shown.words)))
        practice = (self._rehearsal,) if shown.rehearsal else ()
        self._only(*practice, self.ballots, self._said, self.send)
        waiting = any(not ballot.sent for ballot in shown.ballots)
        self.send.setEnabled(waiting)
        self.send.setText(self.tr("Send my ballots") if waiting else self.tr("All sent for this round"))

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
        if result.trouble and self._shown is not None:
            # To ask for the round once more would fail too, and take away what was just said.
            self._show_round(_after(self._shown, result))
        else:
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

    def _leave(self) -> None:
        self.bridge.start(partial(leave, self.bridge.session), self._gone, self.fail)

    def _gone(self, remains: Sequence[str]) -> None:
        self.left.emit(" ".join(remains))

    def _failed(self, failure: Failure) -> None:
        self._wait.setText(self.tr("This round cannot be shown now."))
        self._only(self._wait)
        self.get_stuck(failure)

    def _only(self, *parts: QWidget) -> None:
        for part in (*self._parts, self.send):
            part.setVisible(part in parts)


def _found(session: Session) -> _Found:
    titles = {check.id: spoken(check.title) for check in session.catalogue.checks.values()}
    try:
        return preview(session), titles
    except PostureError as error:
        if getattr(error, "code", "") != _NO_ROUND:
            raise
        return None, titles


def _after(shown: Preview, result: CastResult) -> Preview:
    """The round as it stands once ``result`` came."""
    taken = {sent.scope for sent in result.sent if sent not in result.refused}
    ballots = (
        replace(ballot, sent=True, fixed=True) if ballot.scope in taken else ballot
        for ballot in shown.ballots
    )
    return replace(shown, ballots=tuple(ballots))
