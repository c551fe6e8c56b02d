"""What leaves to its bytes, all that can honestly be said about it, and the round's fingerprint."""

from __future__ import annotations

import json
from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from posture.application.voting.casting import PreviewBallot, Prospect, Topic, by_topic
from posture.ui.pages.reports.fingerprint_card import FingerprintCard
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.exact_text import ExactText
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.fold import Fold
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.stack import stack
from posture.ui.words import size


class Exactly(Fold):
    """Folded until the person asks for it; what they looked at stays open while the round is the same."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("Show exactly what leaves"), self.tr("Hide exactly what leaves"), self._make_parts
        )
        self._found: Prospect | None = None
        self._titles: Mapping[str, str] = {}
        self.texts: dict[str, ExactText] = {}

    def show_round(self, found: Prospect, titles: Mapping[str, str]) -> None:
        """Tell of this round; what is open is made anew where something about it is new."""
        if found == self._found:
            return
        self._found, self._titles = found, titles
        if self.is_open:
            self.close_up()
            self.toggle()

    def show_left(self, *, left: bool) -> None:
        """Whether all of it has ``left`` by now, else it still would."""
        if left:
            self.rename(self.tr("Show exactly what left"), self.tr("Hide exactly what left"))
        else:
            self.rename(self.tr("Show exactly what leaves"), self.tr("Hide exactly what leaves"))

    def _make_parts(self) -> QWidget:
        parts: list[QWidget] = []
        self.texts = {}
        if self._found is not None:
            shown = self._found.shown
            said = Card(self.tr("Good to know"), symbol="info")
            headings = {
                Topic.WHO: self.tr("Who sees what"),
                Topic.WHEN: self.tr("When"),
                Topic.LIMITS: self.tr("What it cannot do"),
            }
            told = by_topic((*shown.transport_words, shown.costs, *shown.words))
            for topic, sentences in told.items():
                if sentences:
                    said.add(Label(headings[topic], Role.STRONG), *map(Label, sentences))
            fingerprint = FingerprintCard(explains=False)
            fingerprint.show_text(shown.fingerprint)
            parts += [said, fingerprint, self._bytes_card(self._found)]  # the bytes are long, and come last
        return stack(*parts)

    def _bytes_card(self, found: Prospect) -> Card:
        card = Card(self.tr("Byte for byte"), symbol="checks")
        if not found.shown.ballots:
            card.add(Label(self.tr("There are no bytes yet: the answers are signed once casting opens.")))
            return card
        words = self.tr(
            "No name, no computer name, no serial number stands in it. Sealed and padded, every ballot is "
            "{size}."
        )
        card.add(Label(words.format(size=size(found.shown.ballots[0].blob_size)), Role.MUTED))
        for ballot in found.shown.ballots:
            title = self._titles.get(ballot.scope, ballot.scope)
            text = ExactText(self.tr("The exact bytes: {check}").format(check=title), whole=True)
            text.setPlainText(spelled(ballot))
            self.texts[ballot.scope] = text
            copy = Button(self.tr("Copy"), text.copy_all, kind=Kind.LINK, symbol="copy")
            copy.setAccessibleName(self.tr("Copy: {check}").format(check=title))
            card.add(Label(title, Role.STRONG), text, Flow(copy))
        return card


def spelled(ballot: PreviewBallot) -> str:
    """What is inside the ballot, line by line, and the signed bytes that hold it."""
    inside = json.dumps(ballot.payload, indent=1, sort_keys=True, ensure_ascii=False)
    return f"{inside}\n\n{ballot.envelope}"
