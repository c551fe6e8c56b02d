"""The person's own record of what left this computer, byte for byte, and of what was said in it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from posture.ballots.ballot import Answer
from posture.ballots.canonical import JSON, b64, decode, encode, unb64
from posture.reports.desk import Desk
from posture.reports.errors import legible
from posture.store.errors import StoreError
from posture.store.sealed import Sealer

_LARGEST: Final = 1 << 20


class Kind(StrEnum):
    """What a message was for; a ``move`` did not leave, it came, and changed where messages go."""

    ENROL = "enrol"
    ISSUE = "issue"
    BALLOT = "ballot"
    LEAVE = "leave"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Entry:
    """One message: when it was first sent, to where, its exact bytes, what it said, and the reply.

    ``said`` is the answer of a ballot. ``reply`` is empty while no answer came; ``tries`` counts how often
    the same bytes were sent. Where the key that sealed them is gone, only ``day`` and ``kind`` are known:
    ``at`` is None then and the rest empty.
    """

    day: date
    kind: Kind
    destination: str = ""
    epoch: str = ""
    scope: str = ""
    said: Answer | None = field(default=None, repr=False)
    size: int = 0
    tries: int = 0
    reply: str = field(default="", repr=False)
    bytes: bytes = field(default=b"", repr=False)
    at: datetime | None = field(default=None, repr=False)


def begin(
    desk: Desk,
    kind: Kind,
    destination: str,
    data: bytes,
    *,
    epoch: str = "",
    scope: str = "",
    said: int = 0,
    reply: str = "",
) -> str:
    """Write an entry and give back its id; belongs into the transaction that comes before the sending."""
    entry = secrets.token_hex(8)
    now = desk.clock()
    kept: dict[str, JSON] = {
        "at": now.isoformat(timespec="seconds"),
        "bytes": b64(data),
        "destination": destination,
        "epoch": epoch,
        "place": _count(desk),
        "reply": reply,
        "said": int(said),
        "scope": scope,
        "tries": 1,
    }
    desk.database.execute(
        "INSERT INTO ledger (id, day, kind, data) VALUES (?, ?, ?, ?)",
        (entry, now.date().isoformat(), kind, desk.sealer().seal("ledger", entry, encode(kept))),
    )
    return entry


def again(desk: Desk, entry: str | None) -> None:
    """Count one more sending of the same bytes."""
    kept = _kept(desk, entry)
    if kept is not None:
        tries = kept["tries"]
        _change(desk, entry, {**kept, "tries": tries + 1 if isinstance(tries, int) else 1})


def answered(desk: Desk, entry: str | None, reply: str) -> None:
    kept = _kept(desk, entry)
    if kept is not None:
        _change(desk, entry, {**kept, "reply": reply})


def entries(desk: Desk) -> tuple[Entry, ...]:
    """Everything that left with something in it, oldest first; questions without a body are not listed."""
    rows = desk.database.all("SELECT * FROM ledger ORDER BY day")
    if not rows:
        return ()
    sealer = desk.sealer()
    found = [_entry(sealer, row["id"], row["day"], row["kind"], row["data"]) for row in rows]
    return tuple(entry for _, entry in sorted(found, key=_order))


def _order(placed: tuple[int, Entry]) -> tuple[date, int]:
    place, entry = placed
    return entry.day, place


def _count(desk: Desk) -> int:
    row = desk.database.one("SELECT count(*) AS number FROM ledger")
    return 0 if row is None else int(row["number"])


def _kept(desk: Desk, entry: str | None) -> dict[str, JSON] | None:
    row = desk.database.one("SELECT data FROM ledger WHERE id = ?", (entry,))
    return None if row is None or entry is None else _opened(desk.sealer(), entry, row["data"])


def _change(desk: Desk, entry: str | None, kept: dict[str, JSON]) -> None:
    sealed = desk.sealer().seal("ledger", str(entry), encode(kept))
    desk.database.execute("UPDATE ledger SET data = ? WHERE id = ?", (sealed, entry))


def _opened(sealer: Sealer, entry: str, sealed: bytes) -> dict[str, JSON]:
    opened = sealer.open("ledger", entry, sealed)
    with legible():
        kept = decode(opened, most=_LARGEST)
        if not isinstance(kept, dict):
            raise TypeError("an entry is an object")
        return kept


def _entry(sealer: Sealer, entry: str, day: str, kind: str, sealed: bytes) -> tuple[int, Entry]:
    """The entry, after how many others it was written; what cannot be read of it is left out."""
    try:
        kept = _opened(sealer, entry, sealed)
        with legible():
            return _whole(kept, day, kind)
    except StoreError:
        with legible():
            return 0, Entry(date.fromisoformat(day), Kind(kind))


def _whole(kept: dict[str, JSON], day: str, kind: str) -> tuple[int, Entry]:
    data = unb64(str(kept["bytes"]))
    said = kept["said"]
    return int(str(kept["place"])), Entry(
        day=date.fromisoformat(day),
        kind=Kind(kind),
        destination=str(kept["destination"]),
        epoch=str(kept["epoch"]),
        scope=str(kept["scope"]),
        said=Answer(said) if isinstance(said, int) and said else None,
        size=len(data),
        tries=int(str(kept["tries"])),
        reply=str(kept["reply"]),
        bytes=data,
        at=datetime.fromisoformat(str(kept["at"])),
    )
