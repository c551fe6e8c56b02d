"""The votes of this computer, one a round and check, and how far each has come.

asked → blessed → prepared → sending → counted. A step is on the disk before the act that needs it,
and every step names the state that it starts from, so that of two programs only one takes it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from posture.store.database import Database
from posture.store.sealed import Sealer


class State(StrEnum):
    """How far a vote has come.

    ``spoiled``: the issuer's signature was bad, so its key is thrown away. ``missed``: the round
    ended before it was sent. ``refused``: the collector will never take it.
    """

    ASKED = "asked"
    BLESSED = "blessed"
    SPOILED = "spoiled"
    PREPARED = "prepared"
    SENDING = "sending"
    COUNTED = "counted"
    REFUSED = "refused"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote. ``secret`` is the ballot key (32 bytes), while asked with the inverse (256) behind it."""

    epoch: str
    scope: str
    state: State
    secret: bytes | None = field(default=None, repr=False)
    token: bytes | None = field(default=None, repr=False)
    envelope: bytes | None = field(default=None, repr=False)
    blob: bytes | None = field(default=None, repr=False)
    ledger: str | None = None


_SEALED: Final = ("secret", "token", "envelope", "blob")


class Votes:
    """The table of votes, its values sealed and opened on the way."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self._database = database
        self._sealer = sealer

    def add(self, vote: Vote) -> None:
        self._database.execute(
            "INSERT INTO vote (epoch, scope, state, secret, token, envelope, blob, ledger)"
            " VALUES (:epoch, :scope, :state, :secret, :token, :envelope, :blob, :ledger)",
            self._row(vote),
        )

    def of(self, epoch: str) -> tuple[Vote, ...]:
        """The votes of a round, by check."""
        return self._all("SELECT * FROM vote WHERE epoch = ? ORDER BY scope", epoch)

    def one(self, epoch: str, scope: str) -> Vote | None:
        found = self._all("SELECT * FROM vote WHERE epoch = ? AND scope = ?", epoch, scope)
        return found[0] if found else None

    def waiting(self, epoch: str) -> tuple[Vote, ...]:
        """What is to be sent: the prepared votes of this round, and every vote whose sending had begun."""
        return self._all(
            "SELECT vote.* FROM vote JOIN epoch USING (epoch) WHERE epoch.state = 'accepted'"
            " AND (vote.state = 'sending' OR (vote.state = 'prepared' AND vote.epoch = ?))"
            " ORDER BY vote.epoch, vote.scope",
            epoch,
        )

    def move(self, before: Vote, after: Vote) -> bool:
        """Write ``after`` if the vote is still in the state of ``before``; says whether it was."""
        cursor = self._database.execute(
            "UPDATE vote SET state = :state, secret = :secret, token = :token, envelope = :envelope,"
            " blob = :blob, ledger = :ledger WHERE epoch = :epoch AND scope = :scope AND state = :before",
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
        return Vote(row["epoch"], row["scope"], State(row["state"]), **opened, ledger=row["ledger"])

    def _row(self, vote: Vote) -> dict[str, object]:
        place = f"{vote.epoch}/{vote.scope}"
        values = {name: getattr(vote, name) for name in _SEALED}
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
