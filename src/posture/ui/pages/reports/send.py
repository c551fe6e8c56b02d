"""What would leave in this round, and the button that sends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from posture.application import CastResult, Preview, Sent, Session, cast, leave, preview
from posture.ui.announce import announce
from posture.ui.bridge import Bridge, Failure
from posture.ui.pages.reports.part import Part
from posture.ui.pages.reports.side_by_side import SideBySide
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role

_Found = tuple[Preview, Mapping[str, str]]


class SendPart(Part):
    """The ballots, what can honestly be said about them, and two buttons."""

    left = Signal(str)
    """The person left the organisation; carries what remains, in words."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._wait = Label("", Role.MUTED)
        self._few = Card(self.tr("Not enough people yet"), symbol="together")
        self._few_text = Label("")
        local = self.tr("Until then nothing is sent. Everything else here works for you as before.")
        self._few.add(self._few_text, Label(local, Role.MUTED))
        self._rehearsal = Card(self.tr("This is a rehearsal"), symbol="info")
        self._rehearsal.add(Label(self.tr("Its rounds are short, and its numbers are for practice.")))
        self.ballots = SideBySide()
        self._said = Card(self.tr("Good to know"), symbol="info")
        self._sentences = Label("")
        self._said.add(self._sentences)
        self.send = Button("", self._send, kind=Kind.PRIMARY, symbol="reports")
        self._sure = self._question()
        for part in (self._wait, self._few, self._rehearsal, self.ballots, self._said, self._sure):
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
        shown, titles = found
        if shown.too_few:
            self._few_text.setText(shown.too_few)
            self._only(self._few)
            return
        self.ballots.show_ballots(shown.ballots, titles)
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
        self.bridge.follow(lambda sent: cast(session, sent), self._sent, self._cast, self._failed)

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
        self.fail(failure)

    def _only(self, *parts: QWidget) -> None:
        for part in (self._wait, self._few, self._rehearsal, self.ballots, self._said, self.send):
            part.setVisible(part in parts)


def _found(session: Session) -> _Found:
    return preview(session), {check.id: check.title for check in session.catalogue.checks.values()}
