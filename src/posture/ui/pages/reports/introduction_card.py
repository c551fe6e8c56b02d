"""Whose invite it is: the organisation's name, and how to be sure of it, before anything is joined."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from posture.application.voting.membership import Introduction
from posture.ui.measures import SPACE
from posture.ui.pages.reports.fingerprint_card import FingerprintCard
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card, beside
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.fold import Fold
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.result import Result
from posture.ui.widgets.stack import stack


class IntroductionCard(Card):
    """The name large, the server below it; joining is one press away, and so is another invite."""

    confirmed = Signal()
    declined = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: Introduction | None = None
        self.name = Label("", Role.HEADING)
        self._server = Label("", Role.MUTED)
        self._practice = Label(self.tr("This is a rehearsal: its numbers are for practice."), Role.MUTED)
        self.sure = Fold(
            self.tr("How to be sure that it is them"), self.tr("Hide how to be sure"), self._make_proof
        )
        self.join = Button("", self.confirmed.emit, kind=Kind.PRIMARY, symbol="pass")
        self.other = Button(self.tr("Another invite"), self.declined.emit, kind=Kind.LINK)
        self.result = Result()
        asked = Label(self.tr("Your invite is from"), Role.MUTED)
        self.add_row(beside(Glyph("together", "accent", ems=1.6), asked, self.name, self._server))
        self.add(self._practice, self.sure, self.result, Flow(self.join, self.other))
        self.result.show_trouble("")

    def show_introduction(self, found: Introduction) -> None:
        """Show who it is; nothing of an earlier one stays."""
        self._found = found
        self.sure.close_up()
        self.name.setText(found.name or self.tr("An organisation that has no name yet"))
        self._server.setText(self._where(found))
        self._practice.setVisible(found.rehearsal)
        joins = self.tr("Join {org}").format(org=found.name) if found.name else self.tr("Join it")
        self.join.setText(joins)
        self.say("")

    def say(self, trouble: str, *, again: bool = True) -> None:
        """Why joining did not work, "" for nothing; the button is there again where that may help."""
        self.join.setVisible(again)
        self.join.setEnabled(True)
        self.other.setEnabled(True)
        self.result.show_trouble(trouble)

    def begin(self) -> None:
        """It is being joined."""
        self.join.setEnabled(False)
        self.other.setEnabled(False)
        self.result.working(self.tr("Joining…"))
        self.result.show()

    def _where(self, found: Introduction) -> str:
        if found.is_here:
            where = self.tr("Its server runs on this very computer.")
        else:
            where = self.tr("Its server is {host}.").format(host=found.host)
        if found.name:
            return where
        return self.tr("{where} Its name comes with its first questions.").format(where=where)

    def _make_proof(self) -> QWidget:
        words = self.tr(
            "Anybody can send an invite. Ask somebody at IT whom you know whether this one is from them."
        )
        parts: list[QWidget] = [Label(words, Role.MUTED)]
        if self._found is not None and self._found.fingerprint:
            card = FingerprintCard(explains=True)
            card.show_text(self._found.fingerprint)
            parts.append(card)
        return stack(*parts, gap=SPACE.tight)
