"""The box: opens a sealed ballot, verifies it, and counts it once."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import Connection, insert, select

from posture.ballots.ballot import SignedBallot, read_ballot, verify_ballot
from posture.ballots.seal import SEAL_ID_SIZE, SIZE, open_sealed
from posture.ballots.token import challenge, redemption_context
from posture.collector.errors import Refusal
from posture.collector.organisation import Organisation
from posture.collector.store import Store, ballot, epoch, issuer_key


class Counted(Enum):
    """What became of a ballot that was taken."""

    NEW = "counted"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class _Opening:
    """A round that is open: what unseals its ballots, and the issuer key of each of its checks."""

    epoch: str
    seal_private: bytes
    issuer_keys: Mapping[str, bytes]


def drop(organisation: Organisation, store: Store, blob: bytes) -> Counted:
    """Verify a sealed ballot and count it; the same ballot again is a duplicate and changes nothing.

    The order of the steps is that of docs/ballots.md: cheap ones first, the database last. Raises
    BallotError for a ballot that is not whole or not signed, Refusal ``epoch-closed``,
    ``unknown-scope`` or ``second-answer``.
    """
    if len(blob) != SIZE:
        raise Refusal(413, "wrong-size", f"A sealed ballot has {SIZE} bytes.")
    opening = _opening(store, blob[:SEAL_ID_SIZE])
    private = X25519PrivateKey.from_private_bytes(opening.seal_private)
    envelope = open_sealed(private, blob[:SEAL_ID_SIZE], opening.epoch, blob)
    signed = read_ballot(envelope)
    if signed.ballot.epoch != opening.epoch:
        raise Refusal(400, "wrong-epoch", "This ballot belongs to another round than its wrapping.")
    scope = signed.ballot.scope
    spki = opening.issuer_keys.get(scope)
    if spki is None:
        raise Refusal(400, "unknown-scope", f"The round {opening.epoch} does not ask about “{scope}”.")
    context = redemption_context(organisation.org, opening.epoch, scope)
    verify_ballot(signed, challenge(organisation.issuer_name, context), spki)
    with store.transaction() as connection:
        return _count(connection, signed, envelope)


def _opening(store: Store, seal_id: bytes) -> _Opening:
    with store.reading() as connection:
        row = connection.execute(
            select(epoch.c.id, epoch.c.seal_private).where(epoch.c.seal_id == seal_id)
        ).first()
        if row is None:
            raise Refusal(400, "wrong-seal", "This ballot was sealed for another collector or round.")
        if row.seal_private is None:
            raise Refusal(410, "epoch-closed", f"The round {row.id} is closed.")
        keys = connection.execute(
            select(issuer_key.c.scope, issuer_key.c.spki).where(issuer_key.c.epoch == row.id)
        )
        return _Opening(row.id, row.seal_private, {key.scope: key.spki for key in keys})


def _count(connection: Connection, signed: SignedBallot, envelope: bytes) -> Counted:
    """The first ballot of a key wins; the round must still be open in this very transaction."""
    said = signed.ballot
    earlier = connection.execute(
        select(ballot.c.digest).where(
            ballot.c.epoch == said.epoch, ballot.c.scope == said.scope, ballot.c.nullifier == signed.nullifier
        )
    ).scalar_one_or_none()
    if earlier == signed.digest:
        return Counted.DUPLICATE
    if earlier is not None:
        raise Refusal(
            409, "second-answer", "This ballot's key has answered already; the first answer counts."
        )
    state = connection.execute(select(epoch.c.state).where(epoch.c.id == said.epoch)).scalar_one()
    if state != "open":
        raise Refusal(410, "epoch-closed", f"The round {said.epoch} is closed.")
    connection.execute(
        insert(ballot).values(
            id=secrets.randbits(63),
            epoch=said.epoch,
            scope=said.scope,
            nullifier=signed.nullifier,
            digest=signed.digest,
            answer=int(said.answer),
            envelope=envelope,
        )
    )
    return Counted.NEW
