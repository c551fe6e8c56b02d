"""Where the box of a round lies."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from typing import NoReturn

from posture.collector.box.box import Box, Counted, Verified
from posture.collector.box.file import FileBox
from posture.collector.box.table import TableBox
from posture.collector.box.wrapping import BoxKey
from posture.collector.errors import CollectorError
from posture.collector.keys import INTAKE_SIZE
from posture.collector.organisation import Organisation
from posture.collector.rounds.record import Round
from posture.collector.store import Store


def open_box(organisation: Organisation, store: Store, found: Round) -> Box:
    """The box of a round: rows of the PostgreSQL, or a file in the folder, for this process alone.

    Raises CollectorError where the round's keys are not there (nothing that came in would ever be opened),
    where another process holds it, or it cannot be read.
    """
    return _box(organisation, store, found, BoxKey(organisation.key_room().round(found.number).intake))


def open_to_close(organisation: Organisation, store: Store, found: Round) -> Box:
    """The box of a round for its close: where the keys have gone, one that can only be destroyed.

    Raises CollectorError where another process holds it, or it cannot be read.
    """
    if organisation.key_room().holds_round(found.number):
        return open_box(organisation, store, found)
    return Doomed(_box(organisation, store, found, BoxKey(secrets.token_bytes(INTAKE_SIZE))))


class Doomed:
    """A box without its key: it takes nothing and gives nothing."""

    def __init__(self, box: Box) -> None:
        self._box = box

    def put(self, ballots: Sequence[Verified]) -> list[Counted]:  # noqa: ARG002 - whatever they are
        self._refuse()

    def blobs(self) -> Iterator[bytes]:
        self._refuse()

    def destroy(self) -> None:
        self._box.destroy()

    def close(self) -> None:
        self._box.close()

    def _refuse(self) -> NoReturn:
        raise CollectorError("The keys of this round are gone; its box can only be destroyed.")


def _box(organisation: Organisation, store: Store, found: Round, key: BoxKey) -> Box:
    if store.is_postgresql:
        return TableBox(store, found.number, key)
    joined = found.manifest.enrolled if found.joined is None else found.joined
    return FileBox(
        organisation.folder / f"box-{found.number}", key, expected=joined * len(found.manifest.scopes)
    )
