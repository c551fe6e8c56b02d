"""A seal around key files, from a systemd credential or a passphrase that a file holds."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from posture.collector.errors import CollectorError

_CREDENTIAL: Final = "posture-keys"
_SHORTEST: Final = 12
_SALT: Final = 16
_NONCE: Final = 12
# 16 MiB and some 50 ms: what wraps is meant to be long and random, and every process does it once.
_COST, _BLOCK, _PARALLEL = 2**14, 8, 1


class Wrapping:
    """Seals key files under a secret; each file has a salt and a nonce of its own."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def seal(self, name: str, data: bytes) -> bytes:
        """The sealed bytes of the file ``name``."""
        salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
        return salt + nonce + self._cipher(salt).encrypt(nonce, data, name.encode())

    def open(self, name: str, data: bytes) -> bytes:
        """What was sealed for the file ``name``; ValueError where it was not, or with another secret."""
        salt, nonce, sealed = data[:_SALT], data[_SALT : _SALT + _NONCE], data[_SALT + _NONCE :]
        try:
            return self._cipher(salt).decrypt(nonce, sealed, name.encode())
        except InvalidTag as error:
            raise ValueError("sealed with another secret, or changed") from error

    def _cipher(self, salt: bytes) -> ChaCha20Poly1305:
        key = Scrypt(salt=salt, length=32, n=_COST, r=_BLOCK, p=_PARALLEL).derive(self._secret)
        return ChaCha20Poly1305(key)


def wrapping() -> Wrapping | None:
    """The wrapping that this process was given, or None.

    The systemd credential ``posture-keys`` (systemd.exec(5), LoadCredential=), else the file that
    $POSTURE_KEYS_PASSPHRASE_FILE names. Raises CollectorError where what is named cannot be read.
    """
    place = os.environ.get("CREDENTIALS_DIRECTORY")
    named = os.environ.get("POSTURE_KEYS_PASSPHRASE_FILE")
    if place and (Path(place) / _CREDENTIAL).exists():
        path = Path(place) / _CREDENTIAL
    elif named:
        path = Path(named)
    else:
        return None
    try:
        secret = path.read_bytes().strip()
    except OSError as error:
        raise CollectorError(
            f"The passphrase of the keys, {path}, cannot be read: {error.strerror}."
        ) from error
    if len(secret) < _SHORTEST:
        raise CollectorError(
            f"The passphrase of the keys, {path}, must have at least {_SHORTEST} characters."
        )
    return Wrapping(secret)
