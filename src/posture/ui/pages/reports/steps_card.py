"""What the coarse steps mean, a sentence each."""

from __future__ import annotations

from collections.abc import Collection

from posture.ui.widgets.card import Card
from posture.ui.widgets.label import Label


class StepsCard(Card):
    """Says of the steps that are in use what they stand for; the bounds are those of docs/ballots.md 10."""

    def __init__(self) -> None:
        super().__init__(self.tr("What the steps mean"), symbol="info")
        self.kinds: frozenset[str] = frozenset()
        self._words = {
            "under-half": Label(self.tr("Under half: fewer than 40 of 100 answers are fine.")),
            "about-half": Label(self.tr("About half: 40 to 59 of 100 are fine.")),
            "most": Label(self.tr("Most: 60 to 89 of 100 are fine.")),
            "nearly-all": Label(self.tr("Nearly all: 90 of 100 or more are fine, perhaps every one.")),
            "percent": Label(
                self.tr("A number of 100 is told in steps of five; 95 may be every one, and 5 may be none.")
            ),
        }
        self.add(*self._words.values())

    def show_kinds(self, shares: Collection[str]) -> None:
        self.kinds = frozenset("percent" if share.isdecimal() else share for share in shares if share)
        for kind, label in self._words.items():
            label.setVisible(kind in self.kinds)
