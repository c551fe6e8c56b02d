"""Who holds the box of a round and its keys: the command that closes it, or the server."""

from __future__ import annotations

from posture.collector.blessings import Markers
from posture.collector.box.box import Box
from posture.collector.box.places import open_to_close
from posture.collector.organisation import Organisation
from posture.collector.rounds.closing import Holder
from posture.collector.rounds.record import Round
from posture.collector.store import Store


class Alone:
    """A process that serves nobody."""

    def __init__(self, organisation: Organisation, store: Store) -> None:
        self._organisation = organisation
        self._store = store

    def hand_over(self, found: Round) -> Box:
        return open_to_close(self._organisation, self._store, found)

    def forget(self, number: int) -> None:
        """Nothing was kept."""


class Served:
    """A server: its intake holds the box, and it marks the blessed."""

    def __init__(self, intake: Holder, markers: Markers) -> None:
        self._intake = intake
        self._markers = markers

    def hand_over(self, found: Round) -> Box:
        return self._intake.hand_over(found)

    def forget(self, number: int) -> None:
        self._markers.forget()
        self._intake.forget(number)
