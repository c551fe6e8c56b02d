"""The wrapping of a ballot on its way: always 1 208 bytes, opened only by the collector.

HPKE base mode (RFC 9180) with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and ChaCha20-Poly1305. The wrapping
hides the ballot from whoever carries it; it is no signature.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from posture.ballots.errors import BallotError
from posture.ballots.fields import EPOCH, matched, sized
from posture.words.phrase import phrase

SEAL_ID_SIZE = 8
PUBLIC_SIZE = 32
PADDED = 1152
LONGEST = PADDED - 4
"""The most bytes that a ballot may have."""

SIZE = SEAL_ID_SIZE + PUBLIC_SIZE + PADDED + 16
"""The bytes of every sealed ballot: seal id, encapsulated key, padded ballot, authentication tag."""


def seal(public: bytes, seal_id: bytes, epoch: str, ballot: bytes) -> bytes:
    """The 1 208 bytes that carry ``ballot`` to the holder of the X25519 key ``public``.

    Raises BallotError ``too-large`` beyond 1 148 bytes, ``wrong-size``, or ``weak-key`` for a key of
    small order.
    """
    sized(public, PUBLIC_SIZE, phrase("A seal key"))
    sized(seal_id, SEAL_ID_SIZE, phrase("A seal key's id"))
    if len(ballot) > LONGEST:
        raise BallotError(
            "too-large",
            phrase("A ballot may have {most} bytes; this one has {size}.", most=LONGEST, size=len(ballot)),
        )
    padded = (len(ballot).to_bytes(4, "big") + ballot).ljust(PADDED, b"\0")
    try:
        sealed = _suite().encrypt(padded, X25519PublicKey.from_public_bytes(public), _info(epoch))
    except ValueError as error:
        raise BallotError(
            "weak-key", phrase("The collector's seal key would not hide your ballots.")
        ) from error
    return seal_id + sealed


def open_sealed(private: X25519PrivateKey, seal_id: bytes, epoch: str, blob: bytes) -> bytes:
    """The ballot's bytes out of ``blob``.

    Raises BallotError ``wrong-size``, ``wrong-seal`` (sealed for another key), ``unsealable`` or
    ``bad-padding``.
    """
    sized(blob, SIZE, phrase("A sealed ballot"))
    if blob[:SEAL_ID_SIZE] != seal_id:
        raise BallotError("wrong-seal", phrase("This ballot was sealed for another collector or epoch."))
    try:
        padded = _suite().decrypt(blob[SEAL_ID_SIZE:], private, _info(epoch))
    except (InvalidTag, ValueError) as error:
        raise BallotError("unsealable", phrase("This sealed ballot cannot be opened.")) from error
    length = int.from_bytes(padded[:4], "big")
    if length > LONGEST or any(padded[4 + length :]):
        raise BallotError("bad-padding", phrase("This ballot is not filled up with zeros."))
    return padded[4 : 4 + length]


def _suite() -> Suite:
    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def _info(epoch: str) -> bytes:
    return b"posture-seal/v2 " + matched(epoch, EPOCH, phrase("the epoch's name")).encode("ascii")
