"""The keys of rounds: files in a place of their own, outside of what is backed up, destroyed at the close."""

from __future__ import annotations

import json
import os
import secrets
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)

from posture.ballots.canonical import b64, unb64
from posture.collector.durable import sync_folder, write_new
from posture.collector.errors import CollectorError
from posture.collector.wrapped import Wrapping

T = TypeVar("T")

INTAKE_SIZE: Final = 32
_BITS: Final = 2048
_TARGETS: Final = "targets.key"


@dataclass(frozen=True, slots=True)
class RoundKeys:
    """One round's private keys: an issuer key a check, the seal key, and what wraps ballots in the box."""

    issuer: Mapping[str, RSAPrivateKey] = field(repr=False)
    seal: X25519PrivateKey = field(repr=False)
    intake: bytes = field(repr=False)


class KeyRoom:
    """The folder of the keys. ``wrapping`` seals each file; it never takes the place of the file."""

    def __init__(self, folder: Path, wrapping: Wrapping | None = None) -> None:
        self.folder = folder
        self._wrapping = wrapping

    def make_targets(self) -> Ed25519PrivateKey:
        """A new key for manifests and releases; CollectorError where there is one."""
        key = Ed25519PrivateKey.generate()
        self._write(_TARGETS, key.private_bytes_raw())
        return key

    def targets(self) -> Ed25519PrivateKey:
        """The key that signs manifests and releases; CollectorError where its file is gone or damaged."""
        return self._read(_TARGETS, Ed25519PrivateKey.from_private_bytes)

    def make_round(self, number: int, scopes: Iterable[str]) -> RoundKeys:
        """New keys for a round, on the disk when this returns; CollectorError where it has some."""
        keys = RoundKeys(
            {scope: rsa.generate_private_key(public_exponent=65537, key_size=_BITS) for scope in scopes},
            X25519PrivateKey.generate(),
            secrets.token_bytes(INTAKE_SIZE),
        )
        self._write(_name(number), _written(keys))
        return keys

    def round(self, number: int) -> RoundKeys:
        """The keys of a round; CollectorError where their file is gone or damaged."""
        return self._read(_name(number), _parsed)

    def path(self, number: int) -> Path:
        """Where the keys of a round lie while it is open."""
        return self.folder / _name(number)

    @property
    def is_sealed(self) -> bool:
        """Whether the files are sealed; then all of their bytes are random."""
        return self._wrapping is not None

    def holds_round(self, number: int) -> bool:
        return self.path(number).exists()

    def destroy_round(self, number: int) -> None:
        """Overwrite and remove a round's key file, and see that it is gone; CollectorError where it is not.

        What a disk keeps of overwritten blocks (flash, copies on write) is beyond a program; hence the place
        outside of backups and snapshots.
        """
        path = self.path(number)
        try:
            if path.exists():
                with path.open("r+b") as file:
                    size = path.stat().st_size
                    file.write(secrets.token_bytes(size))
                    file.flush()
                    os.fsync(file.fileno())
                path.unlink()
                sync_folder(self.folder)
        except OSError as error:
            raise CollectorError(
                f"The keys of round {number} could not be destroyed: {path}: {error.strerror}. "
                "Remove the file yourself, then close the round again."
            ) from error
        if path.exists():
            raise CollectorError(f"The key file {path} came back after it was removed. Remove it yourself.")

    def _write(self, name: str, secret: bytes) -> None:
        path = self.folder / name
        self.make_folder()
        data = secret if self._wrapping is None else self._wrapping.seal(name, secret)
        try:
            write_new(path, data)
        except FileExistsError as error:
            raise CollectorError(f"There is a key file {path} already. Nothing was changed.") from error
        except OSError as error:
            raise CollectorError(f"The key file {path} cannot be written: {error.strerror}.") from error

    def make_folder(self) -> None:
        """Make the folder, if there is none, and let nobody else in; CollectorError where that cannot be."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise CollectorError(
                f"The folder of the keys, {self.folder}, cannot be made: {error.strerror}."
            ) from error
        if sys.platform == "win32":
            return  # a folder's list of access there is its parent's, not a mode
        try:
            if _is_open(self.folder) and self.folder.stat().st_uid == os.geteuid():
                self.folder.chmod(0o700)
        except OSError:
            pass  # what matters is what it is now
        if _is_open(self.folder):
            raise CollectorError(
                f"Others can enter the folder of the keys, {self.folder}, and that cannot be changed from "
                "here. Name a folder that is yours alone, or a new one inside of it: --keys DIR"
            )

    def _read(self, name: str, parse: Callable[[bytes], T]) -> T:
        path = self.folder / name
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CollectorError(f"The key file {path} cannot be read: {error.strerror}.") from error
        try:
            return parse(data if self._wrapping is None else self._wrapping.open(name, data))
        except (ValueError, KeyError, TypeError) as error:
            raise CollectorError(f"The key file {path} is damaged, or sealed.") from error


def _is_open(folder: Path) -> bool:
    """Whether others than its owner may do anything in a folder."""
    return bool(folder.stat().st_mode & 0o077)


def _name(number: int) -> str:
    return f"round-{number}.key"


def _written(keys: RoundKeys) -> bytes:
    issuer = {
        scope: b64(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
        for scope, key in keys.issuer.items()
    }
    parts = {"v": 1, "issuer": issuer, "seal": b64(keys.seal.private_bytes_raw()), "intake": b64(keys.intake)}
    return json.dumps(parts).encode()


def _parsed(data: bytes) -> RoundKeys:
    parts = json.loads(data)
    return RoundKeys(
        {scope: _issuer_key(unb64(text)) for scope, text in parts["issuer"].items()},
        X25519PrivateKey.from_private_bytes(unb64(parts["seal"])),
        unb64(parts["intake"], INTAKE_SIZE),
    )


def _issuer_key(data: bytes) -> RSAPrivateKey:
    # The key was made here and never left: testing its primes again would cost more than signing.
    key = load_der_private_key(data, password=None, unsafe_skip_rsa_key_validation=True)
    if not isinstance(key, RSAPrivateKey):
        raise TypeError("an issuer key is not an RSA key")
    return key
