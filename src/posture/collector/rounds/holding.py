"""Who holds the box of a round while no server runs: the command that closes it."""

from __future__ import annotations

from posture.collector.box.box import Box
from posture.collector.box.places import open_box
from posture.collector.organisation import Organisation
from posture.collector.rounds.record import Round
from posture.collector.store import Store


class Alone:
    """A process that serves nobody."""

    def __init__(self, organisation: Organisation, store: Store) -> None:
        self._organisation = organisation
        self._store = store

    def hand_over(self, found: Round) -> Box:
        return open_box(self._organisation, self._store, found)

    def forget(self, number: int) -> None:
        """Nothing was kept."""
