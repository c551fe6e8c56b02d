"""A round as the database has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select, true

from posture.ballots.envelope import read
from posture.ballots.manifest import LONGEST, MANIFEST_TYPE, Manifest, read_manifest
from posture.ballots.timetable import Timetable
from posture.collector.schema import round_


class State(StrEnum):
    """``closing``: no ballot is taken any more, and the close is not finished."""

    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Round:
    """One round: ``signed`` is its manifest's envelope, ``read_key`` opens its release and those before.

    ``joined`` is None until its fetching has ended, ``blessed`` None until it has closed, ``early`` None
    until its close begins: then whether that was before its time.
    """

    number: int
    epoch: str
    state: State
    signed: bytes
    seal_id: bytes
    read_key: bytes = field(repr=False)
    close_asked: bool
    early: bool | None
    joined: int | None
    blessed: int | None

    @property
    def manifest(self) -> Manifest:
        """The manifest, which was verified when it was made."""
        return _manifest(self.signed)

    @property
    def timetable(self) -> Timetable:
        return self.manifest.timetable

    def takes_devices(self, now: datetime) -> bool:
        """Whether a device that joins now still counts in this round."""
        return self.state is State.OPEN and now < self.timetable.fetch.end


def newest(connection: Connection) -> Round | None:
    """The round at hand: from its opening until the next one opens."""
    return _one(connection, true())


def numbered(connection: Connection, number: int) -> Round | None:
    return _one(connection, round_.c.number == number)


def named(connection: Connection, epoch: str) -> Round | None:
    return _one(connection, round_.c.epoch == epoch)


def names_beginning(connection: Connection, start: str) -> Sequence[str]:
    """The names of all rounds that begin with ``start``, which holds no wildcard."""
    return connection.execute(select(round_.c.epoch).where(round_.c.epoch.like(f"{start}%"))).scalars().all()


def _one(connection: Connection, wanted: ColumnElement[bool]) -> Round | None:
    found = connection.execute(select(round_).where(wanted).order_by(round_.c.number.desc()).limit(1)).first()
    return None if found is None else _round(found)


def _round(row: Row[Any]) -> Round:
    return Round(
        row.number,
        row.epoch,
        State(row.state),
        row.manifest,
        row.seal_id,
        row.read_key,
        row.close_asked,
        row.early,
        row.joined,
        row.blessed,
    )


@lru_cache(maxsize=8)
def _manifest(signed: bytes) -> Manifest:
    return read_manifest(read(signed, MANIFEST_TYPE, most=2 * LONGEST).payload)
