"""Counting a box: every ballot opened and verified once more, and written down by its digest alone."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import delete, func, insert, select

from posture.ballots.ballot import Answer, read_ballot, verify_ballot
from posture.ballots.errors import BallotError
from posture.ballots.manifest import Manifest
from posture.ballots.seal import open_sealed
from posture.ballots.token import challenge, redemption_context
from posture.collector.schema import envelope
from posture.collector.store import Store

BATCH: Final = 2000
"""Ballots that are written together, in the order of their digests."""

Counts = Mapping[str, Mapping[Answer, int]]
"""For each check, how many gave each answer."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A verified ballot: ``nullifier`` and ``digest`` as in ``SignedBallot``, ``envelope`` its bytes."""

    scope: str
    answer: int
    nullifier: bytes
    digest: bytes
    envelope: bytes


@dataclass(frozen=True, slots=True)
class Opener:
    """What opens a round's ballots, in a form that a worker process can be handed."""

    epoch: str
    seal_id: bytes
    seal_private: bytes = field(repr=False)
    challenges: Mapping[str, bytes]
    issuer_keys: Mapping[str, bytes]

    def __call__(self, blobs: Sequence[bytes]) -> list[Opened]:
        """The ballots that are whole and signed, of those in ``blobs``."""
        private = X25519PrivateKey.from_private_bytes(self.seal_private)
        opened = (self._open(private, blob) for blob in blobs)
        return [ballot for ballot in opened if ballot is not None]

    def _open(self, private: X25519PrivateKey, blob: bytes) -> Opened | None:
        try:
            data = open_sealed(private, self.seal_id, self.epoch, blob)
            signed = read_ballot(data)
            said = signed.ballot
            if said.epoch != self.epoch or said.scope not in self.issuer_keys:
                return None
            verify_ballot(signed, self.challenges[said.scope], self.issuer_keys[said.scope])
        except BallotError:
            return None
        return Opened(said.scope, int(said.answer), signed.nullifier, signed.digest, data)


Spread = Callable[[Opener, Iterable[Sequence[bytes]]], Iterable[list[Opened]]]
"""Like ``map``: calls the opener for each batch, perhaps in worker processes."""


def opener(manifest: Manifest, seal: X25519PrivateKey) -> Opener:
    """What opens the ballots of the round of ``manifest``."""
    return Opener(
        manifest.epoch,
        manifest.seal_id,
        seal.private_bytes_raw(),
        {
            scope.id: challenge(
                manifest.issuer_name, redemption_context(manifest.org, manifest.epoch, scope.id)
            )
            for scope in manifest.scopes
        },
        {scope.id: scope.spki for scope in manifest.scopes},
    )


def count(store: Store, number: int, opening: Opener, blobs: Iterable[bytes], spread: Spread = map) -> None:
    """Write every ballot among ``blobs`` (in random order) down once; starts over where it was broken off."""
    with store.transaction() as connection:
        connection.execute(delete(envelope).where(envelope.c.round == number))
    seen: set[bytes] = set()
    for batch in spread(opening, _batches(blobs)):
        fresh = list(_unseen(batch, seen))
        rows = [
            {
                "round": number,
                "digest": ballot.digest,
                "scope": ballot.scope,
                "answer": ballot.answer,
                "envelope": ballot.envelope,
            }
            for ballot in sorted(fresh, key=lambda ballot: ballot.digest)
        ]
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


def _unseen(batch: Iterable[Opened], seen: set[bytes]) -> Iterator[Opened]:
    """The ballots whose keys have not answered yet; the box lets none in twice, but who knows."""
    for ballot in batch:
        if ballot.nullifier not in seen:
            seen.add(ballot.nullifier)
            yield ballot


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
