"""The wrapping of a ballot in the box, under the round's intake key."""

from __future__ import annotations

import hashlib
import hmac
import os
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from posture.ballots.seal import SIZE as BLOB_SIZE

_NONCE: Final = 12
_DIGEST: Final = 32
_TAG: Final = 16
SIZE: Final = _NONCE + 2 * _DIGEST + BLOB_SIZE + _TAG
"""Bytes of a wrapped ballot: nonce, nullifier, digest, sealed ballot, authentication tag."""

MARK_SIZE: Final = 32
"""Bytes of a mark."""

_PURPOSE: Final = b"posture-box/v1 wrapping"


@dataclass(frozen=True, slots=True)
class Kept:
    """What lies in the box of one ballot."""

    nullifier: bytes = field(repr=False)
    digest: bytes = field(repr=False)
    blob: bytes = field(repr=False)


class BoxKey:
    """The intake key of a round at its two works: wrapping ballots, and marking them.

    Without it a wrapped ballot cannot be told from random bytes.
    """

    def __init__(self, intake: bytes) -> None:
        self._intake = intake
        # A key of its own, so that no key serves two algorithms; a nullifier is never as short as the words.
        self._cipher = ChaCha20Poly1305(hmac.digest(intake, _PURPOSE, hashlib.sha256))

    def wrap(self, nullifier: bytes, digest: bytes, blob: bytes) -> bytes:
        """``SIZE`` bytes, other ones each time."""
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher.encrypt(nonce, nullifier + digest + blob, None)

    def open(self, wrapped: bytes) -> Kept | None:
        """What was wrapped, or None where these bytes are no ballot of this round, or half of one."""
        if len(wrapped) != SIZE:
            return None
        try:
            plain = self._cipher.decrypt(wrapped[:_NONCE], wrapped[_NONCE:], None)
        except InvalidTag:
            return None
        return Kept(plain[:_DIGEST], plain[_DIGEST : 2 * _DIGEST], plain[2 * _DIGEST :])

    def mark(self, nullifier: bytes) -> bytes:
        """The ``MARK_SIZE`` bytes by which a table knows a ballot key again; nobody without the key does."""
        return hmac.digest(self._intake, nullifier, hashlib.sha256)
