"""The rounds as they were accepted and kept, and the evidence where something signed contradicts one."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from posture.ballots import envelope
from posture.ballots.canonical import encode
from posture.ballots.fingerprint import fingerprint
from posture.ballots.manifest import LONGEST, MANIFEST_TYPE, Manifest, read_manifest
from posture.ballots.timetable import Timetable, Window
from posture.reports import errands, habits, schedule
from posture.reports.desk import Desk
from posture.reports.errands import Errand
from posture.reports.errors import Disputed, in_words, legible
from posture.store.database import Database
from posture.words.phrase import phrase

KEPT: Final = timedelta(days=35)
"""How long votes are kept after their round was accepted."""

_ACCEPTED: Final = "accepted"
_DISPUTED: Final = "disputed"
_COLUMNS: Final = "SELECT epoch, number, manifest, state, accepted FROM epoch"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A round that was accepted on ``day``; two colleagues can compare its ``fingerprint``.

    ``signed`` are the bytes of its envelope. A ``disputed`` one must not be voted in.
    """

    manifest: Manifest
    signed: bytes = field(repr=False)
    fingerprint: str
    day: date
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two things that the organisation signed and that contradict each other, as envelopes."""

    epoch: str
    first: bytes = field(repr=False)
    second: bytes = field(repr=False)
    day: date


def newest(database: Database) -> Accepted | None:
    """The round with the highest number; needs no key."""
    return _read(database.one(f"{_COLUMNS} ORDER BY number DESC LIMIT 1"))


def numbered(database: Database, number: int) -> Accepted | None:
    return _read(database.one(f"{_COLUMNS} WHERE number = ?", (number,)))


def named(database: Database, epoch: str) -> Accepted | None:
    return _read(database.one(f"{_COLUMNS} WHERE epoch = ?", (epoch,)))


def other_keys(database: Database, epoch: str) -> set[bytes]:
    """The digests of all issuer keys that were ever accepted for other rounds."""
    rows = database.all("SELECT digest FROM issuer_key WHERE epoch <> ?", (epoch,))
    return {bytes(row["digest"]) for row in rows}


def keep(desk: Desk, signed: bytes, manifest: Manifest, *, fetched: bool) -> None:
    """Keep an accepted round and plan its errands; joins the transaction that is open.

    ``fetched``: whether keys can be fetched in it, because enough have joined.
    """
    now, database, epoch = desk.clock(), desk.database, manifest.epoch
    database.execute(
        "INSERT INTO epoch (epoch, number, manifest, policy, state, accepted) VALUES (?, ?, ?, ?, ?, ?)",
        (
            epoch,
            manifest.number,
            signed,
            encode(dict(manifest.policy)).decode(),
            _ACCEPTED,
            now.date().isoformat(),
        ),
    )
    for scope in manifest.scopes:
        database.execute(
            "INSERT OR IGNORE INTO issuer_key (digest, epoch) VALUES (?, ?)", (scope.key_id, epoch)
        )
    moment = schedule.draw(manifest.timetable.fetch, now, habits.usual(desk)) if fetched else None
    if moment is not None:
        errands.plan(desk, Errand.FETCH, moment, epoch)
    after = release_window(manifest.timetable, rehearsal=manifest.rehearsal)
    errands.plan(desk, Errand.RELEASE, schedule.draw(after, now) or now, epoch)
    _end_earlier(desk, epoch)


def release_window(timetable: Timetable, *, rehearsal: bool) -> Window:
    """When the release is fetched: in the day after the close, in a rehearsal at once."""
    longest = timedelta(seconds=1) if rehearsal else timedelta(days=1)
    return Window(timetable.close, timetable.close + longest)


def dispute(desk: Desk, first: Accepted, second: bytes) -> Disputed:
    """Keep the evidence, stop the round, and give back the error to raise; opens its own transaction."""
    epoch = first.manifest.epoch
    with desk.database.transaction():
        desk.database.execute(
            "INSERT OR IGNORE INTO second_manifest (epoch, digest, first, second, day)"
            " VALUES (?, ?, ?, ?, ?)",
            (epoch, hashlib.sha256(second).digest(), first.signed, second, desk.clock().date().isoformat()),
        )
        desk.database.execute("UPDATE epoch SET state = ? WHERE epoch = ?", (_DISPUTED, epoch))
    return disputed(epoch)


def disputed(epoch: str) -> Disputed:
    return Disputed(
        phrase(
            "Two different things were signed for the round {epoch}, so one of them may single "
            "you out. Nothing more leaves for this round; both are kept. Show this to IT and to "
            "your colleagues.",
            epoch=epoch,
        )
    )


def disputes(database: Database) -> tuple[Dispute, ...]:
    """All evidence that was ever kept, the oldest first; leaving keeps it."""
    rows = database.all("SELECT * FROM second_manifest ORDER BY day, epoch")
    return tuple(
        Dispute(row["epoch"], row["first"], row["second"], date.fromisoformat(row["day"])) for row in rows
    )


def _end_earlier(desk: Desk, epoch: str) -> None:
    """Throw away what earlier rounds left over: after its close a collector takes no ballot."""
    desk.database.execute(
        "UPDATE vote SET state = 'missed', secret = NULL, token = NULL, envelope = NULL, blob = NULL,"
        " due = NULL WHERE epoch <> ? AND state IN ('asked', 'blessed', 'signed', 'sending')",
        (epoch,),
    )
    desk.database.execute("DELETE FROM errand WHERE kind = ? AND epoch <> ?", (Errand.FETCH, epoch))
    desk.database.execute(
        "DELETE FROM vote WHERE epoch IN (SELECT epoch FROM epoch WHERE accepted < ? AND epoch <> ?)",
        ((desk.clock() - KEPT).date().isoformat(), epoch),
    )


def _read(row: sqlite3.Row | None) -> Accepted | None:
    if row is None:
        return None
    signed = bytes(row["manifest"])
    with in_words():
        manifest = read_manifest(envelope.read(signed, MANIFEST_TYPE, most=2 * LONGEST).payload)
    with legible():
        day = date.fromisoformat(row["accepted"])
    return Accepted(manifest, signed, fingerprint(signed), day, row["state"] == _DISPUTED)
