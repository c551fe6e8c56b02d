"""``key.json``: where the master key is kept, or the key itself, sealed by a passphrase.

Two forms: ``{"v":1,"kept":"keyring"}``, and ``{"v":1,"kept":"passphrase","kdf":"scrypt","n":…,"r":…,"p":…,
"salt":…,"nonce":…,"sealed":…}`` with base64 values.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
import stat
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from posture.store.errors import SecretsError
from posture.words.phrase import phrase

_AAD: Final = b"posture/key.json/v1"
_MOST_BYTES: Final = 4096
_LENGTHS: Final = {"salt": 16, "nonce": 12, "sealed": 48}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess of the passphrase costs, in scrypt's numbers (RFC 7914); 128·n·r bytes of memory."""

    n: int
    r: int
    p: int


USUAL: Final = Cost(n=1 << 17, r=8, p=1)
_LEAST_N: Final = 1 << 15
_MOST_N: Final = 1 << 20
_MOST_P: Final = 4


@dataclass(frozen=True, slots=True)
class InKeyring:
    """The session's keyring has the key."""


@dataclass(frozen=True, slots=True)
class SealedKey:
    """The key, sealed with ChaCha20-Poly1305 under a key that scrypt makes of a passphrase."""

    cost: Cost
    salt: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    sealed: bytes = field(repr=False)


def seal_key(master: bytes, passphrase: str, cost: Cost = USUAL) -> SealedKey:
    salt, nonce = secrets.token_bytes(_LENGTHS["salt"]), secrets.token_bytes(_LENGTHS["nonce"])
    return SealedKey(cost, salt, nonce, _cipher(passphrase, salt, cost).encrypt(nonce, master, _AAD))


def open_key(kept: SealedKey, passphrase: str) -> bytes:
    """The master key; SecretsError where the passphrase is another one."""
    try:
        return _cipher(passphrase, kept.salt, kept.cost).decrypt(kept.nonce, kept.sealed, _AAD)
    except InvalidTag as error:
        raise SecretsError(phrase("That passphrase does not open Posture's key. Try again.")) from error
    except MemoryError as error:
        raise SecretsError(
            phrase("There is too little memory to open Posture's key. Close something first.")
        ) from error


def read_key_file(path: Path) -> InKeyring | SealedKey | None:
    """What ``path`` says, or None where there is no such file; SecretsError where it is damaged."""
    try:
        data = _first_bytes(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SecretsError(
            phrase("“{file}” cannot be read. Make it readable for your account.", file=str(path))
        ) from error
    try:
        return _parse(data)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise SecretsError(
            phrase(
                "“{file}” is damaged, and Posture's key with it. Put back a backup of it; without one, leave "
                "the organisation, move the file away and join again.",
                file=str(path),
            )
        ) from error


def write_key_file(path: Path, kept: InKeyring | SealedKey) -> None:
    """Write ``path`` whole or not at all, readable by this account alone, and see it onto the disk."""
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        try:
            descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "wb") as file:  # noqa: PTH123  (a Path cannot open a descriptor)
                file.write(_text(kept).encode())
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
        _flush_folder(path.parent)
    except OSError as error:
        raise SecretsError(
            phrase("“{file}” cannot be written. Make room and see that its folder is yours.", file=str(path))
        ) from error


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle of a folder to flush; NTFS keeps its journal itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _cipher(passphrase: str, salt: bytes, cost: Cost) -> ChaCha20Poly1305:
    # The same passphrase typed on another system may come decomposed; NFC makes them one.
    written = unicodedata.normalize("NFC", passphrase).encode()
    return ChaCha20Poly1305(Scrypt(salt, 32, cost.n, cost.r, cost.p).derive(written))


def _text(kept: InKeyring | SealedKey) -> str:
    if isinstance(kept, InKeyring):
        return json.dumps({"v": 1, "kept": "keyring"})
    values = {name: b64encode(getattr(kept, name)).decode() for name in _LENGTHS}
    return json.dumps({"v": 1, "kept": "passphrase", "kdf": "scrypt", **asdict(kept.cost), **values})


def _first_bytes(path: Path) -> bytes:
    """The file's bytes, one more than it may have at most; OSError."""
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe would keep whoever reads it waiting for ever
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    with path.open("rb") as file:
        return file.read(_MOST_BYTES + 1)


def _parse(data: bytes) -> InKeyring | SealedKey:
    if len(data) > _MOST_BYTES:
        raise ValueError("too long")
    fields = json.loads(data)
    if fields == {"v": 1, "kept": "keyring"}:
        return InKeyring()
    if not isinstance(fields, dict) or fields.keys() != {"v", "kept", "kdf", "n", "r", "p", *_LENGTHS}:
        raise ValueError("other fields than expected")
    if (fields["v"], fields["kept"], fields["kdf"]) != (1, "passphrase", "scrypt"):
        raise ValueError("another form than expected")
    values = {name: b64decode(fields[name], validate=True) for name in _LENGTHS}
    if any(len(values[name]) != length for name, length in _LENGTHS.items()):
        raise ValueError("a value of another length than expected")
    return SealedKey(_bounded(fields["n"], fields["r"], fields["p"]), **values)


def _bounded(n: object, r: object, p: object) -> Cost:
    # A file that asks for less would be guessed quickly, one that asks for more would stop the computer.
    if not (type(n) is type(r) is type(p) is int):
        raise ValueError("costs are whole numbers")
    if not (_LEAST_N <= n <= _MOST_N and n.bit_count() == 1 and r == USUAL.r and 1 <= p <= _MOST_P):
        raise ValueError("a cost out of bounds")
    return Cost(n, r, p)
