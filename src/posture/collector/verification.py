"""Verifying a sealed ballot, in the order of docs/ballots.md: nothing but bytes and keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from posture.ballots.ballot import SignedBallot, read_ballot, verify_as
from posture.ballots.blind import public_spki
from posture.ballots.manifest import Manifest
from posture.ballots.seal import open_sealed
from posture.ballots.token import Expected, challenge, expected, redemption_context
from posture.collector.box.box import Verified
from posture.collector.errors import Refusal
from posture.collector.keys import RoundKeys


@dataclass(frozen=True, slots=True)
class Facts:
    """What tells one round's ballots from all others."""

    number: int
    epoch: str
    org: bytes
    issuer_name: str
    seal_id: bytes


@dataclass(frozen=True, slots=True)
class Verifier:
    """What verifies the ballots of one round, its keys parsed once."""

    facts: Facts
    seal: X25519PrivateKey = field(repr=False)
    tokens: Mapping[str, Expected]

    def read(self, blob: bytes) -> tuple[SignedBallot, bytes]:
        """The ballot in ``blob``, verified, and the bytes of its envelope.

        Raises BallotError for one that is not whole or not signed, Refusal ``wrong-epoch`` or ``unknown-scope``.
        """
        data = open_sealed(self.seal, self.facts.seal_id, self.facts.epoch, blob)
        signed = read_ballot(data)
        said = signed.ballot
        if said.epoch != self.facts.epoch:
            raise Refusal(400, "wrong-epoch", "This ballot belongs to another round than its wrapping.")
        wanted = self.tokens.get(said.scope)
        if wanted is None:
            raise Refusal(400, "unknown-scope", f"The round {said.epoch} does not ask about “{said.scope}”.")
        verify_as(signed, wanted)
        return signed, data

    def verify(self, blob: bytes) -> Verified:
        """What the box needs of the ballot in ``blob``; what it answers goes nowhere. Raises as ``read`` does."""
        signed, _ = self.read(blob)
        return Verified(signed.ballot.scope, signed.nullifier, signed.digest, blob)


def facts(manifest: Manifest) -> Facts:
    """Those of the round of ``manifest``."""
    return Facts(manifest.number, manifest.epoch, manifest.org, manifest.issuer_name, manifest.seal_id)


def verifier(round_facts: Facts, keys: RoundKeys) -> Verifier:
    """What verifies with the keys of that round."""
    return Verifier(
        round_facts,
        keys.seal,
        {
            scope: expected(
                challenge(
                    round_facts.issuer_name, redemption_context(round_facts.org, round_facts.epoch, scope)
                ),
                public_spki(key.public_key()),
            )
            for scope, key in keys.issuer.items()
        },
    )
