"""Counting a box: every ballot opened and verified once more; kept are those with enough beside them."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Final

from sqlalchemy import delete, insert

from posture.ballots.ballot import Answer, SignedBallot
from posture.ballots.errors import BallotError
from posture.ballots.manifest import LEAST_THRESHOLD
from posture.collector.errors import Refusal
from posture.collector.schema import envelope
from posture.collector.store import Store
from posture.collector.verification import Verifier

BATCH: Final = 2000
"""Ballots that are written together, in the order of their digests."""

Counts = Mapping[str, Mapping[Answer, int]]
"""For each check, how many gave each answer."""

_Row = dict[str, object]


def count(store: Store, number: int, verifying: Verifier, blobs: Iterable[bytes], *, blessed: int) -> Counts:
    """The exact sums, which nobody outside of the close is told; starts over where it was broken off.

    What does not verify, or answers for the second time, is left out. Ballots are written down, by their
    digests alone, for the checks with ten answers or more other than “does not apply”, and for none where
    fewer than ten devices were ``blessed``: of so few a single answer would be found again by who it was.
    """
    with store.transaction() as connection:
        connection.execute(delete(envelope).where(envelope.c.round == number))
    found = {scope: dict.fromkeys(Answer, 0) for scope in verifying.tokens}
    waiting: dict[str, list[_Row]] = {scope: [] for scope in verifying.tokens}
    for batch in _batches(_signed(verifying, blobs)):
        rows = []
        for signed, data in batch:
            found[signed.ballot.scope][signed.ballot.answer] += 1
            waiting[signed.ballot.scope].append(_row(number, signed, data))
        for scope, answers in found.items():
            if blessed >= LEAST_THRESHOLD and telling(answers) >= LEAST_THRESHOLD:
                rows += waiting[scope]
                waiting[scope] = []
        _write(store, rows)
    return found


def no_counts(scopes: Iterable[str]) -> Counts:
    """The sums where no ballot could be opened."""
    return {scope: dict.fromkeys(Answer, 0) for scope in scopes}


def telling(answers: Mapping[Answer, int]) -> int:
    """How many answers there are other than “does not apply”."""
    return sum(answers.values()) - answers[Answer.NOT_APPLICABLE]


def _signed(verifying: Verifier, blobs: Iterable[bytes]) -> Iterator[tuple[SignedBallot, bytes]]:
    """Each ballot key's ballot, and the bytes of its envelope."""
    seen: set[bytes] = set()
    for blob in blobs:
        try:
            signed, data = verifying.read(blob)
        except (BallotError, Refusal):
            continue
        if signed.nullifier not in seen:
            seen.add(signed.nullifier)
            yield signed, data


def _row(number: int, signed: SignedBallot, data: bytes) -> _Row:
    return {
        "round": number,
        "digest": signed.digest,
        "scope": signed.ballot.scope,
        "answer": int(signed.ballot.answer),
        "envelope": data,
    }


def _write(store: Store, rows: list[_Row]) -> None:
    if rows:
        with store.transaction() as connection:
            connection.execute(insert(envelope), sorted(rows, key=itemgetter("digest")))


def _batches(ballots: Iterable[tuple[SignedBallot, bytes]]) -> Iterator[list[tuple[SignedBallot, bytes]]]:
    batch: list[tuple[SignedBallot, bytes]] = []
    for ballot in ballots:
        batch.append(ballot)
        if len(batch) == BATCH:
            yield _shuffled(batch)
            batch = []
    if batch:
        yield _shuffled(batch)


def _shuffled(batch: list[tuple[SignedBallot, bytes]]) -> list[tuple[SignedBallot, bytes]]:
    secrets.SystemRandom().shuffle(batch)
    return batch
