"""The box of a round, opened where it lies; and who holds it while no server runs."""

from __future__ import annotations

from pathlib import Path

from posture.collector.box.box import Box
from posture.collector.box.file import FileBox
from posture.collector.box.table import TableBox
from posture.collector.box.wrapping import BoxKey
from posture.collector.organisation import Organisation
from posture.collector.rounds.record import Round
from posture.collector.store import Store


def box_path(organisation: Organisation, number: int) -> Path:
    """Where an embedded box lies."""
    return organisation.folder / f"box-{number}"


def open_box(organisation: Organisation, store: Store, number: int, intake: bytes, *, expected: int) -> Box:
    """The box of a round: a file beside SQLite, rows of PostgreSQL; ``intake`` is the round's intake key.

    ``expected`` is how many ballots may come. Raises CollectorError where another process holds the file.
    """
    key = BoxKey(intake)
    if store.is_postgresql:
        return TableBox(store, number, key)
    return FileBox(box_path(organisation, number), key, expected=expected)


def expected(found: Round) -> int:
    """How many ballots may come in a round: one a check from each who had joined."""
    return (found.joined or found.manifest.enrolled) * len(found.manifest.scopes)


class Alone:
    """Holds boxes in a process that serves nobody: a person closes a round while no server runs."""

    def __init__(self, organisation: Organisation, store: Store) -> None:
        self._organisation = organisation
        self._store = store

    def hand_over(self, found: Round) -> Box:
        intake = self._organisation.key_room().round(found.number).intake
        return open_box(self._organisation, self._store, found.number, intake, expected=expected(found))

    def forget(self, number: int) -> None:
        """Nothing was kept."""
