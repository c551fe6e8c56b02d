"""One check, one answer, signed by a key that is used once and names nobody."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import IntEnum

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import envelope
from posture.ballots.canonical import b64, decode, encode
from posture.ballots.envelope import Envelope
from posture.ballots.errors import BallotError
from posture.ballots.fields import EPOCH, SCOPE, Fields, matched
from posture.ballots.seal import LONGEST
from posture.ballots.token import TOKEN_SIZE, Expected, Token, expected, read_token
from posture.words.phrase import phrase

BALLOT_TYPE = "application/vnd.posture.ballot.v2+json"


class Answer(IntEnum):
    """The four answers of a ballot."""

    PASS = 1
    FAIL = 2
    UNKNOWN = 3
    NOT_APPLICABLE = 4


@dataclass(frozen=True, slots=True)
class Ballot:
    """What a ballot says."""

    epoch: str
    scope: str
    answer: Answer
    token: bytes
    v: int = 2


@dataclass(frozen=True, slots=True)
class SignedBallot:
    """A ballot as it was received, its signatures not yet verified.

    ``nullifier`` (SHA-256 of the ballot key) is the same for every ballot of one token, so it tells a second
    vote; ``digest`` (SHA-256 of the envelope's bytes) tells the very same ballot sent again.
    """

    envelope: Envelope
    ballot: Ballot
    token: Token
    digest: bytes
    nullifier: bytes


def cast(ballot_key: Ed25519PrivateKey, epoch: str, scope: str, answer: int, token: bytes) -> bytes:
    """The bytes of a signed ballot.

    Raises BallotError ``wrong-value`` for an answer outside 1 to 4, ``wrong-key`` where the token
    belongs to another ballot key.
    """
    if answer not in tuple(Answer):
        raise BallotError("wrong-value", phrase("An answer is a number from 1 to 4."))
    if read_token(token).nonce != ballot_key.public_key().public_bytes_raw():
        raise BallotError("wrong-key", phrase("The token belongs to another ballot."))
    payload = {
        "answer": int(answer),
        "epoch": matched(epoch, EPOCH, phrase("the epoch's name")),
        "scope": matched(scope, SCOPE, phrase("the check's id")),
        "token": b64(token),
        "v": 2,
    }
    return envelope.sign(BALLOT_TYPE, encode(payload), ballot_key)


def read_ballot(data: bytes) -> SignedBallot:
    """The ballot in an envelope of at most 1 148 bytes; ``verify_ballot`` must follow."""
    outer = envelope.read(data, BALLOT_TYPE, most=LONGEST)
    payload = decode(outer.payload, most=LONGEST)
    fields = Fields(payload, "ballot", ("answer", "epoch", "scope", "token", "v"))
    fields.version()
    ballot = Ballot(
        epoch=fields.text("epoch", EPOCH),
        scope=fields.text("scope", SCOPE),
        answer=Answer(fields.integer("answer", 1, 4)),
        token=fields.data("token", TOKEN_SIZE),
    )
    token = read_token(ballot.token)
    return SignedBallot(
        envelope=outer,
        ballot=ballot,
        token=token,
        digest=hashlib.sha256(data).digest(),
        nullifier=hashlib.sha256(token.nonce).digest(),
    )


def verify_ballot(signed: SignedBallot, challenge: bytes, spki: bytes) -> None:
    """Demand both signatures: the issuer's on the token, then the ballot key's on the ballot.

    ``challenge`` and ``spki`` are those of the ballot's own epoch and scope. Raises BallotError
    ``wrong-key``, ``wrong-context`` or ``bad-signature``.
    """
    verify_as(signed, expected(challenge, spki))


def verify_as(signed: SignedBallot, wanted: Expected) -> None:
    """``verify_ballot`` for whoever verifies many ballots of one epoch and check."""
    wanted.verify(signed.token)
    envelope.verify(signed.envelope, signed.token.nonce)
