"""Who holds the box of a round: nobody but the process that closes it, once a server has let it go."""

from __future__ import annotations

from posture.collector.box.box import Box
from posture.collector.box.places import open_to_close
from posture.collector.organisation import Organisation
from posture.collector.rounds.record import Round
from posture.collector.store import Store


class Alone:
    """A process that serves nobody."""

    def __init__(self, organisation: Organisation, store: Store) -> None:
        self._organisation = organisation
        self._store = store

    def hand_over(self, found: Round) -> Box:
        return open_to_close(self._organisation, self._store, found)
