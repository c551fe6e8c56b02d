"""A secret sealed under a passphrase, as a small JSON file."""

from __future__ import annotations

import base64
import json
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from posture.collector.errors import CollectorError

SHORTEST = 12
"""Characters; a trust root deserves a sentence rather than a word."""

# 128 MiB of memory and about half a second: RFC 7914 §2 leaves the choice to the user of scrypt.
_COST, _BLOCK, _PARALLEL = 2**17, 8, 1
_PURPOSE = b"posture-root-key/v1"


def seal(secret: bytes, passphrase: str) -> bytes:
    """The file's bytes: scrypt (RFC 7914), then ChaCha20-Poly1305 (RFC 8439)."""
    if len(passphrase) < SHORTEST:
        raise CollectorError(f"The passphrase must have at least {SHORTEST} characters: take a sentence.")
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = ChaCha20Poly1305(_key(passphrase, salt)).encrypt(nonce, secret, _PURPOSE)
    parts = {"v": 1, "salt": _text(salt), "nonce": _text(nonce), "sealed": _text(sealed)}
    return json.dumps(parts, indent=1).encode() + b"\n"


def unseal(data: bytes, passphrase: str) -> bytes:
    """The secret; CollectorError for a wrong passphrase or a damaged file."""
    try:
        parts = json.loads(data)
        salt, nonce, sealed = (base64.b64decode(parts[name]) for name in ("salt", "nonce", "sealed"))
    except (ValueError, KeyError, TypeError) as error:
        raise CollectorError(
            "The file of the root key is damaged. Put the copy from your backup back."
        ) from error
    try:
        return ChaCha20Poly1305(_key(passphrase, salt)).decrypt(nonce, sealed, _PURPOSE)
    except (InvalidTag, ValueError) as error:
        raise CollectorError("That is not the passphrase of the root key.") from error


def _key(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=_COST, r=_BLOCK, p=_PARALLEL).derive(passphrase.encode())


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
