"""How a message is encoded before RSA signs it (RFC 8017 §9.1.1, with SHA-384)."""

from __future__ import annotations

import hashlib

from posture.ballots.errors import BallotError
from posture.words.phrase import phrase

HASH_SIZE = 48


def encode(message: bytes, bits: int, salt: bytes) -> bytes:
    """EMSA-PSS-ENCODE of ``message`` into ``bits`` bits (one fewer than the modulus has), as whole bytes.

    Raises BallotError ``wrong-size`` where the modulus has no room for hash and salt.
    """
    size = (bits + 7) // 8
    room = size - HASH_SIZE - len(salt) - 2
    if room < 0:
        raise BallotError("wrong-size", phrase("The issuer key is too short for its signature."))
    digest = hashlib.sha384(bytes(8) + hashlib.sha384(message).digest() + salt).digest()
    block = bytes(room) + b"\x01" + salt
    mask = _mask(digest, len(block))
    masked = bytearray(a ^ b for a, b in zip(block, mask, strict=True))
    masked[0] &= 0xFF >> (8 * size - bits)
    return bytes(masked) + digest + b"\xbc"


def _mask(seed: bytes, length: int) -> bytes:
    """MGF1 with SHA-384 (RFC 8017 §B.2.1)."""
    blocks = range((length + HASH_SIZE - 1) // HASH_SIZE)
    return b"".join(hashlib.sha384(seed + block.to_bytes(4, "big")).digest() for block in blocks)[:length]
