"""Counting a box: every ballot opened and verified once more, and written down by its digest alone."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Final

from sqlalchemy import delete, func, insert, select

from posture.ballots.ballot import Answer
from posture.ballots.errors import BallotError
from posture.collector.errors import Refusal
from posture.collector.schema import envelope
from posture.collector.store import Store
from posture.collector.verification import Verifier

BATCH: Final = 2000
"""Ballots that are written together, in the order of their digests."""

Counts = Mapping[str, Mapping[Answer, int]]
"""For each check, how many gave each answer."""


def count(store: Store, number: int, verifying: Verifier, blobs: Iterable[bytes]) -> None:
    """Write every ballot among ``blobs`` down once; starts over where it was broken off before.

    What does not verify, or answers for the second time, is left out.
    """
    with store.transaction() as connection:
        connection.execute(delete(envelope).where(envelope.c.round == number))
    seen: set[bytes] = set()
    for batch in _batches(blobs):
        rows = sorted(_rows(number, verifying, batch, seen), key=itemgetter("digest"))
        if rows:
            with store.transaction() as connection:
                connection.execute(insert(envelope), rows)


def counts(store: Store, number: int, scopes: Iterable[str]) -> Counts:
    """The exact sums of a round that was counted; nobody outside of the close is told them."""
    found = {scope: dict.fromkeys(Answer, 0) for scope in scopes}
    with store.reading() as connection:
        rows = connection.execute(
            select(envelope.c.scope, envelope.c.answer, func.count())
            .where(envelope.c.round == number)
            .group_by(envelope.c.scope, envelope.c.answer)
        )
        for scope, answer, many in rows:
            found[scope][Answer(answer)] = many
    return found


def _rows(
    number: int, verifying: Verifier, blobs: Iterable[bytes], seen: set[bytes]
) -> Iterator[dict[str, object]]:
    for blob in blobs:
        try:
            signed, data = verifying.read(blob)
        except (BallotError, Refusal):
            continue
        if signed.nullifier not in seen:
            seen.add(signed.nullifier)
            yield {
                "round": number,
                "digest": signed.digest,
                "scope": signed.ballot.scope,
                "answer": int(signed.ballot.answer),
                "envelope": data,
            }


def _batches(blobs: Iterable[bytes]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    for blob in blobs:
        batch.append(blob)
        if len(batch) == BATCH:
            yield _shuffled(batch)
            batch = []
    if batch:
        yield _shuffled(batch)


def _shuffled(batch: list[bytes]) -> list[bytes]:
    secrets.SystemRandom().shuffle(batch)
    return batch
