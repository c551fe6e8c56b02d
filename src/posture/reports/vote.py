"""The votes of this computer, one a round and check, and how far each has come.

asked → blessed → signed → sending → counted. A step is on the disk before the act that needs it,
and every step names the state that it starts from, so that of two programs only one takes it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from posture.ballots import blind
from posture.ballots.ballot import read_ballot
from posture.reports.errors import legible
from posture.store.database import Database
from posture.store.sealed import Sealer


class State(StrEnum):
    """How far a vote has come.

    ``signed``: its answer is fixed, and the key that could sign another is gone. ``spoiled``: the issuer's
    signature was bad, so its key is thrown away. ``missed``: the round ended before the collector answered.
    ``refused``: the collector will never take it.
    """

    ASKED = "asked"
    BLESSED = "blessed"
    SPOILED = "spoiled"
    SIGNED = "signed"
    SENDING = "sending"
    COUNTED = "counted"
    REFUSED = "refused"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote. ``secret`` is the ballot key (32 bytes), while asked with the inverse (256) behind it.

    ``due`` is the moment at which it leaves, None where it has none or it has left.
    """

    epoch: str
    scope: str
    state: State
    secret: bytes | None = field(default=None, repr=False)
    token: bytes | None = field(default=None, repr=False)
    envelope: bytes | None = field(default=None, repr=False)
    blob: bytes | None = field(default=None, repr=False)
    due: datetime | None = field(default=None, repr=False)
    ledger: str | None = None


_SEALED: Final = ("secret", "token", "envelope", "blob", "due")
_SECRET_SIZES: Final = (32, 32 + blind.SIZE)
WAITING: Final = (State.SIGNED, State.SENDING)


class Votes:
    """The table of votes, its values sealed and opened on the way."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self._database = database
        self._sealer = sealer

    def add(self, vote: Vote) -> None:
        self._database.execute(
            "INSERT INTO vote (epoch, scope, state, secret, token, envelope, blob, due, ledger)"
            " VALUES (:epoch, :scope, :state, :secret, :token, :envelope, :blob, :due, :ledger)",
            self._row(vote),
        )

    def of(self, epoch: str) -> tuple[Vote, ...]:
        """The votes of a round, by check."""
        return self._all("SELECT * FROM vote WHERE epoch = ? ORDER BY scope", epoch)

    def one(self, epoch: str, scope: str) -> Vote | None:
        found = self._all("SELECT * FROM vote WHERE epoch = ? AND scope = ?", epoch, scope)
        return found[0] if found else None

    def waiting(self, epoch: str) -> tuple[Vote, ...]:
        """The votes of a round that are fixed and not answered yet."""
        return tuple(vote for vote in self.of(epoch) if vote.state in WAITING)

    def move(self, before: Vote, after: Vote) -> bool:
        """Write ``after`` if the vote is still in the state of ``before``; says whether it was."""
        cursor = self._database.execute(
            "UPDATE vote SET state = :state, secret = :secret, token = :token, envelope = :envelope,"
            " blob = :blob, due = :due, ledger = :ledger"
            " WHERE epoch = :epoch AND scope = :scope AND state = :before",
            {**self._row(after), "before": before.state},
        )
        return cursor.rowcount == 1

    def _all(self, sql: str, *parameters: object) -> tuple[Vote, ...]:
        return tuple(self._vote(row) for row in self._database.all(sql, parameters))

    def _vote(self, row: sqlite3.Row) -> Vote:
        place = f"{row['epoch']}/{row['scope']}"
        opened = {
            name: None if row[name] is None else self._sealer.open(f"vote.{name}", place, row[name])
            for name in _SEALED
        }
        due = opened.pop("due")
        with legible():
            vote = Vote(
                row["epoch"],
                row["scope"],
                State(row["state"]),
                **opened,
                due=None if due is None else datetime.fromisoformat(due.decode()).astimezone(UTC),
                ledger=row["ledger"],
            )
            if vote.secret is not None and len(vote.secret) not in _SECRET_SIZES:
                raise ValueError("no key is of that size")
            if vote.envelope is not None:
                read_ballot(vote.envelope)
        return vote

    def _row(self, vote: Vote) -> dict[str, object]:
        place = f"{vote.epoch}/{vote.scope}"
        values = {
            "secret": vote.secret,
            "token": vote.token,
            "envelope": vote.envelope,
            "blob": vote.blob,
            "due": None if vote.due is None else vote.due.isoformat().encode(),
        }
        sealed = {
            name: None if value is None else self._sealer.seal(f"vote.{name}", place, value)
            for name, value in values.items()
        }
        return {
            "epoch": vote.epoch,
            "scope": vote.scope,
            "state": vote.state,
            **sealed,
            "ledger": vote.ledger,
        }


def states(database: Database, epoch: str) -> tuple[State, ...]:
    """How far the votes of a round are; needs no key."""
    rows = database.all("SELECT state FROM vote WHERE epoch = ?", (epoch,))
    return tuple(State(row["state"]) for row in rows)
