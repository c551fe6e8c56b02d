"""The box in PostgreSQL: a table that any number of replicas share, in which a ballot's mark is unique."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, delete, exists, select
from sqlalchemy.dialects.postgresql import Insert, insert

from posture.collector.box.box import Counted, Verified
from posture.collector.box.wrapping import MARK_SIZE, SIZE, BoxKey
from posture.collector.errors import CollectorError, Refusal
from posture.collector.schema import box, round_
from posture.collector.store import Store

_AT_ONCE: Final = 500  # rows fetched at a time

COVERS: Final = 10
"""With each batch come 0 to 9 rows of random bytes, so that a count of the rows is none of the ballots."""


class TableBox:
    """Wrapped ballots in rows of the table ``box``, among rows that only the key tells from them."""

    def __init__(self, store: Store, number: int, key: BoxKey) -> None:
        """``number`` is the round's."""
        self._store = store
        self._number = number
        self._key = key

    def put(self, ballots: Sequence[Verified]) -> list[Counted]:
        # By its mark, so that a ballot that stands twice in the batch is one row, and all replicas write in
        # one order: none waits for another in a circle.
        rows = {self._key.mark(ballot.nullifier): ballot for ballot in reversed(ballots)}
        if not rows:
            return []
        with self._store.transaction() as connection:
            self._demand_open(connection)
            added = set(connection.execute(self._insertion(rows).returning(box.c.mark)).scalars())
            known = self._known(connection, [mark for mark in rows if mark not in added])
        told = []
        for ballot in ballots:
            mark = self._key.mark(ballot.nullifier)
            if mark in added:
                added.remove(mark)
                known[mark] = ballot.digest
                told.append(Counted.NEW)
            else:
                told.append(Counted.DUPLICATE if known.get(mark) == ballot.digest else Counted.SECOND)
        return told

    def blobs(self) -> Iterator[bytes]:
        with self._store.reading() as connection:
            rows = connection.execution_options(yield_per=_AT_ONCE).execute(
                select(box.c.blob).where(box.c.round == self._number).order_by(box.c.mark)
            )
            for wrapped in rows.scalars():
                kept = self._key.open(wrapped)
                if kept is not None:
                    yield kept.blob

    def destroy(self) -> None:
        mine = box.c.round == self._number
        with self._store.transaction() as connection:
            connection.execute(delete(box).where(mine))
        with self._store.reading() as connection:
            left = connection.execute(select(exists().where(mine))).scalar_one()
        if left:
            raise CollectorError(
                f"Rows of round {self._number} came back into the box. Close the round again."
            )

    def close(self) -> None:
        """Nothing is held open between two batches."""

    def _demand_open(self, connection: Connection) -> None:
        """See that the round is open, and that it stays so until this transaction ends."""
        state = connection.execute(
            select(round_.c.state).where(round_.c.number == self._number).with_for_update(read=True)
        ).scalar_one_or_none()
        if state != "open":
            raise Refusal(410, "epoch-closed", "This round is closed.")

    def _insertion(self, rows: dict[bytes, Verified]) -> Insert:
        blobs = {
            mark: self._key.wrap(ballot.nullifier, ballot.digest, ballot.blob)
            for mark, ballot in rows.items()
        }
        covers = {os.urandom(MARK_SIZE): os.urandom(SIZE) for _ in range(secrets.randbelow(COVERS))}
        values = [
            {"round": self._number, "mark": mark, "blob": blob}
            for mark, blob in sorted((blobs | covers).items())
        ]
        return insert(box).values(values).on_conflict_do_nothing()

    def _known(self, connection: Connection, marks: list[bytes]) -> dict[bytes, bytes]:
        """The digests of the ballots that were there before, by mark."""
        if not marks:
            return {}
        rows = connection.execute(
            select(box.c.mark, box.c.blob).where(box.c.round == self._number, box.c.mark.in_(marks))
        )
        opened = {row.mark: self._key.open(row.blob) for row in rows}
        return {mark: kept.digest for mark, kept in opened.items() if kept is not None}
