"""The token that a ballot carries: one of Privacy Pass, type 2, whose nonce is the ballot's own key."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from posture.ballots import blind
from posture.ballots.errors import BallotError
from posture.ballots.fields import EPOCH, HOST_NAME, SCOPE, matched, sized
from posture.words.phrase import phrase

TYPE = b"\x00\x02"
INPUT_SIZE = 98
TOKEN_SIZE = INPUT_SIZE + blind.SIZE
ORG_SIZE = 16


@dataclass(frozen=True, slots=True)
class Token:
    """A token (RFC 9577 §2.2): 32, 32, 32 and 256 bytes; ``nonce`` is the ballot's Ed25519 key."""

    nonce: bytes
    challenge_digest: bytes
    key_id: bytes
    authenticator: bytes

    def encode(self) -> bytes:
        """The token's 354 bytes."""
        return self.signed_part() + self.authenticator

    def signed_part(self) -> bytes:
        """The first 98 bytes, which the issuer signed without seeing them."""
        return TYPE + self.nonce + self.challenge_digest + self.key_id


def redemption_context(org: bytes, epoch: str, scope: str) -> bytes:
    """The 32 bytes that tie a token to one organisation (its 16 bytes), epoch and check."""
    sized(org, ORG_SIZE, phrase("An organisation's id"))
    matched(epoch, EPOCH, phrase("the epoch's name"))
    matched(scope, SCOPE, phrase("the check's id"))
    parts = (b"posture-ballot/v2", org, epoch.encode("ascii"), scope.encode("ascii"))
    return hashlib.sha256(b"\0".join(parts)).digest()


def challenge(issuer_name: str, redemption_context: bytes, origin_info: str = "") -> bytes:
    """The TokenChallenge that a token answers (RFC 9577 §2.1), with a 32-byte redemption context."""
    issuer = matched(issuer_name, HOST_NAME, phrase("the issuer's name")).encode("ascii")
    origin = origin_info.encode("utf-8")
    sized(redemption_context, 32, phrase("A redemption context"))
    return b"".join(
        (TYPE, _length(issuer), issuer, b"\x20", redemption_context, _length(origin), origin),
    )


def token_input(nonce: bytes, challenge: bytes, spki: bytes) -> bytes:
    """The 98 bytes that are blinded and signed, for the ballot key ``nonce`` and the issuer key ``spki``."""
    sized(nonce, 32, phrase("A ballot key"))
    return TYPE + nonce + hashlib.sha256(challenge).digest() + hashlib.sha256(spki).digest()


def read_token(data: bytes) -> Token:
    """The token in exactly 354 bytes, not yet verified (BallotError ``wrong-size``, ``wrong-value``)."""
    sized(data, TOKEN_SIZE, phrase("A token"))
    if data[:2] != TYPE:
        raise BallotError("wrong-value", phrase("The token is of another type."))
    return Token(data[2:34], data[34:66], data[66:98], data[98:])


@dataclass(frozen=True, slots=True)
class Expected:
    """What the tokens of one epoch and check carry: two digests, and the issuer key, parsed once."""

    challenge_digest: bytes
    key_id: bytes
    public: RSAPublicKey

    def verify(self, token: Token) -> None:
        """Demand that ``token`` carries them and that the issuer key signed it.

        Raises BallotError ``wrong-key``, ``wrong-context`` or ``bad-signature``.
        """
        if token.key_id != self.key_id:
            raise BallotError(
                "wrong-key", phrase("The token was made with the key of another check or epoch.")
            )
        if token.challenge_digest != self.challenge_digest:
            raise BallotError(
                "wrong-context", phrase("The token was made for another organisation, check or epoch.")
            )
        blind.verify(self.public, token.signed_part(), token.authenticator)


def expected(challenge: bytes, spki: bytes) -> Expected:
    """What tokens that answer ``challenge`` and are signed by ``spki`` carry (BallotError ``weak-key``)."""
    return Expected(hashlib.sha256(challenge).digest(), hashlib.sha256(spki).digest(), blind.read_spki(spki))


def verify_token(token: Token, challenge: bytes, spki: bytes) -> None:
    """Demand that ``token`` answers ``challenge`` and that the issuer key ``spki`` signed it.

    Raises BallotError as ``Expected.verify`` does, or ``weak-key`` for the issuer key itself.
    """
    expected(challenge, spki).verify(token)


def _length(data: bytes) -> bytes:
    if len(data) > 0xFFFF:
        raise BallotError("too-large", phrase("A name in the token challenge is too long."))
    return len(data).to_bytes(2, "big")
