"""Leaving the organisation, asked for once more before it is done; Settings shows it to members."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from PySide6.QtCore import Signal

from posture.application.errors import PostureError
from posture.application.session import Session
from posture.application.voting.membership import Left, is_member, leave, membership, name_of
from posture.ui.bridge import Bridge, Failure
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.landing import land_on
from posture.ui.widgets.result import Result
from posture.words.phrase import sentences
from posture.words.speech import spoken


class LeavingCard(Card):
    """Hidden where nobody has joined; ``enter`` looks. The question comes once “Leave…” was pressed."""

    left = Signal()
    """The person left, and what remains of it is said here."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(self.tr("Your organisation"), symbol="together")
        self._bridge = bridge
        self._about = Label(self.tr("This computer has joined an organisation."), Role.MUTED)
        self.ask = Button(self.tr("Leave the organisation…"), self._ask)
        self._question = Label(
            self.tr(
                "This computer's key and the answers that still wait are deleted here, and IT's server is "
                "asked to take this computer off its list. That cannot be undone: to come back you need a "
                "new invite. Answers that were sent stay counted; not even you can take one back."
            )
        )
        self.leave = Button(self.tr("Leave"), self._leave, kind=Kind.DANGER)
        self.stay = Button(self.tr("Stay"), self._rest, kind=Kind.LINK)
        self.result = Result()
        self._remains = Label("")
        self.add(
            self._about, self._question, self.result, self._remains, Flow(self.ask, self.leave, self.stay)
        )
        self._remains.hide()
        self.hide()
        self._rest()

    def enter(self) -> None:
        """Show it to a member; what was said last time is over."""
        self.result.clear()
        self._remains.hide()
        self._bridge.start(partial(is_member, self._bridge.session), self._show, self._failed)

    def _show(self, member: bool) -> None:
        self._rest()
        self.setVisible(member)

    def begin(self) -> None:
        """Ask, as if “Leave…” had been pressed."""
        self._ask()

    def _ask(self) -> None:
        self.result.clear()
        self._open(asked=True)
        self.stay.setFocus()

    def _rest(self) -> None:
        had = self.stay.hasFocus() or self.leave.hasFocus()
        self._open(asked=False)
        if had:
            self.ask.setFocus()

    def _open(self, *, asked: bool) -> None:
        for part in (self._question, self.leave, self.stay):
            part.setVisible(asked)
        for part in (self._about, self.ask):
            part.setVisible(not asked)
        self.leave.setEnabled(True)

    def _leave(self) -> None:
        self.leave.setEnabled(False)
        self.result.working(self.tr("Leaving…"))
        self._bridge.start(partial(_leave, self._bridge.session), self._gone, self._failed)

    def _gone(self, done: tuple[str, Left]) -> None:
        org, left = done
        if self.heading is not None:
            land_on(self.heading)  # before what holds the keyboard is hidden, and it goes anywhere
        for part in (self._about, self._question, self.ask, self.leave, self.stay):
            part.hide()
        words = self.tr("You left {org}.").format(org=org) if org else self.tr("You left.")
        self.result.good(words)
        self._remains.setText(spoken(sentences(*left.sentences)))
        self._remains.show()
        self.left.emit()

    def _failed(self, failure: Failure) -> None:
        self.leave.setEnabled(True)
        if failure.sentence:
            self.result.trouble(failure.sentence)
        else:
            self.result.clear()


def _leave(session: Session) -> tuple[str, Left]:
    """The organisation's name, "" where it is not at hand, and what became of leaving it."""
    name = ""
    with suppress(*PostureError):
        member = membership(session)
        name = "" if member is None else name_of(member)
    return name, leave(session)
