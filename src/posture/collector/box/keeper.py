"""The box of the open round, in the process that alone puts ballots into it."""

from __future__ import annotations

from pathlib import Path

from posture.collector.box.box import Box
from posture.collector.box.places import open_box
from posture.collector.errors import CollectorError
from posture.collector.organisation import load
from posture.collector.rounds.record import numbered
from posture.collector.store import Store


class Keeper:
    """Holds the box of one round at a time, of the collector in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._store: Store | None = None
        self._held: tuple[int, Box] | None = None

    def at(self, number: int) -> Box:
        """The box of a round; raises as ``open_box`` does."""
        if self._held is not None and self._held[0] == number:
            return self._held[1]
        self.close()
        organisation = load(self._folder)
        self._store = store = self._store or organisation.store()
        with store.reading() as connection:
            found = numbered(connection, number)
        if found is None:
            raise CollectorError(f"There is no round {number}.")
        box = open_box(organisation, store, found)
        self._held = number, box
        return box

    def close(self) -> None:
        """Let go of the box."""
        if self._held is not None:
            self._held[1].close()
            self._held = None
