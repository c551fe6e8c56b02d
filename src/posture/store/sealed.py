"""Values sealed under the master key, each bound to its place in the database."""

from __future__ import annotations

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from posture.store.errors import StoreError
from posture.words.phrase import phrase

MASTER_SIZE: Final = 32
_NONCE_SIZE: Final = 12
_INFO: Final = b"posture/store/v1"


class Sealer:
    """Seals and opens values with ChaCha20-Poly1305 (RFC 8439) under a key derived from the master key.

    A sealed value is 12 random bytes, then ciphertext and tag. It opens only in the table and the row
    that it was sealed for, so no value can be moved to another place unnoticed.
    """

    def __init__(self, master: bytes) -> None:
        if len(master) != MASTER_SIZE:
            raise ValueError(f"a master key has {MASTER_SIZE} bytes")
        key = HKDF(SHA256(), length=32, salt=None, info=_INFO).derive(master)
        self._cipher = ChaCha20Poly1305(key)

    def seal(self, table: str, row: str, data: bytes) -> bytes:
        nonce = os.urandom(_NONCE_SIZE)
        return nonce + self._cipher.encrypt(nonce, data, _place(table, row))

    def open(self, table: str, row: str, sealed: bytes) -> bytes:
        """The bytes that were sealed here; StoreError where the value or the key is another one."""
        try:
            return self._cipher.decrypt(sealed[:_NONCE_SIZE], sealed[_NONCE_SIZE:], _place(table, row))
        except (InvalidTag, ValueError) as error:
            raise StoreError(
                phrase(
                    "Something that Posture sealed does not open: it was changed, or sealed with another "
                    "key. Put back the backup that belongs to this key, or leave the organisation and join "
                    "again."
                )
            ) from error


def _place(table: str, row: str) -> bytes:
    if "|" in table:
        raise ValueError("a table's name has no bar")
    return f"{table}|{row}".encode()
