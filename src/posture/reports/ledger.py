"""The person's own record of what left this computer, byte for byte."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from posture.reports.desk import Desk
from posture.store.database import Database
from posture.store.errors import StoreError
from posture.store.sealed import Sealer


class Kind(StrEnum):
    """What a message was for."""

    ENROL = "enrol"
    ISSUE = "issue"
    BALLOT = "ballot"


@dataclass(frozen=True, slots=True)
class Entry:
    """One message: when it was first sent, to where, its exact bytes, and what the collector replied.

    ``reply`` is empty while no answer came; ``tries`` counts how often the same bytes were sent.
    ``bytes`` is empty where the key that sealed them is gone.
    """

    at: datetime
    kind: Kind
    destination: str
    epoch: str
    scope: str
    size: int
    tries: int
    reply: str
    bytes: bytes


def begin(
    desk: Desk, sealer: Sealer, kind: Kind, destination: str, data: bytes, *, epoch: str = "", scope: str = ""
) -> str:
    """Write an entry and give back its id; belongs into the transaction that comes before the sending."""
    entry = secrets.token_hex(8)
    sealed = sealer.seal("ledger", entry, data)
    desk.database.execute(
        "INSERT INTO ledger (id, at, kind, destination, epoch, scope, size, bytes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (entry, desk.clock().isoformat(), kind, destination, epoch, scope, len(data), sealed),
    )
    return entry


def again(database: Database, entry: str | None) -> None:
    """Count one more sending of the same bytes."""
    database.execute("UPDATE ledger SET tries = tries + 1 WHERE id = ?", (entry,))


def answered(database: Database, entry: str | None, reply: str) -> None:
    database.execute("UPDATE ledger SET reply = ? WHERE id = ?", (reply, entry))


def entries(desk: Desk) -> tuple[Entry, ...]:
    """Everything that left with something in it, oldest first; questions without a body are not listed."""
    rows = desk.database.all("SELECT * FROM ledger ORDER BY at, rowid")
    if not rows:
        return ()
    sealer = desk.sealer()
    return tuple(
        Entry(
            at=datetime.fromisoformat(row["at"]),
            kind=Kind(row["kind"]),
            destination=row["destination"],
            epoch=row["epoch"],
            scope=row["scope"],
            size=row["size"],
            tries=row["tries"],
            reply=row["reply"] or "",
            bytes=_opened(sealer, row["id"], row["bytes"]),
        )
        for row in rows
    )


def _opened(sealer: Sealer, entry: str, sealed: bytes) -> bytes:
    try:
        return sealer.open("ledger", entry, sealed)
    except StoreError:
        return b""
