"""The organisation in a folder: its name, address, trust root and database."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots.canonical import encode
from posture.ballots.errors import BallotError
from posture.ballots.fields import TITLE, matched
from posture.ballots.invite import Invite, encode_invite, new_code
from posture.ballots.root import make_root
from posture.collector import passphrase
from posture.collector.errors import CollectorError
from posture.collector.store import Store

GROUP = "everyone"
ROOT_LIFETIME = timedelta(days=365)
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True, slots=True)
class Organisation:
    """What the folder says; ``org`` is 16 random bytes that tokens are bound to."""

    folder: Path
    name: str
    org: bytes
    address: str
    rehearsal: bool
    root: bytes

    @property
    def issuer_name(self) -> str:
        """Host and port of the address, which token challenges name."""
        return urlsplit(self.address).netloc

    @property
    def on_loopback(self) -> bool:
        return urlsplit(self.address).hostname in _LOOPBACK

    def store(self) -> Store:
        return Store(self.folder / "collector.db")

    def root_key(self, words: str) -> Ed25519PrivateKey:
        """The key of the trust root, unsealed by its passphrase."""
        data = _read(self.folder / "root-key.json")
        return Ed25519PrivateKey.from_private_bytes(passphrase.unseal(data, words))


def create(
    folder: Path, *, name: str, words: str, address: str, rehearsal: bool, now: datetime
) -> Organisation:
    """Make a new organisation in an empty or new folder.

    ``words`` is the passphrase that seals the root key. Raises CollectorError where something is
    there already, or an answer cannot be used.
    """
    name = " ".join(name.split())
    _check_name(name)
    _check_address(address)
    if folder.exists() and any(folder.iterdir()):
        raise CollectorError(f"The folder {folder} is not empty. Name a new one.")
    key = Ed25519PrivateKey.generate()
    sealed = passphrase.seal(key.private_bytes_raw(), words)
    root = make_root(key, expires=now + ROOT_LIFETIME)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    Store(folder / "collector.db", create=True).close()
    (folder / "collector.db").chmod(0o600)
    _write(folder / "root-key.json", sealed)
    _write(folder / "root.json", root)
    org = secrets.token_bytes(16)
    facts = {"v": 1, "name": name, "org": org.hex(), "address": address, "rehearsal": rehearsal}
    # Last, so that a folder with this file is a whole one.
    _write(folder / "organisation.json", json.dumps(facts, indent=1, ensure_ascii=False).encode() + b"\n")
    return Organisation(folder, name, org, address, rehearsal, root)


def load(folder: Path) -> Organisation:
    """The organisation in ``folder``; CollectorError where there is none or its file is damaged."""
    path = folder / "organisation.json"
    if not path.exists():
        raise CollectorError(f"There is no collector in {folder}. Make one: posture-collector init {folder}")
    try:
        facts = json.loads(_read(path))
        organisation = Organisation(
            folder,
            str(facts["name"]),
            bytes.fromhex(facts["org"]),
            str(facts["address"]),
            bool(facts["rehearsal"]),
            _read(folder / "root.json"),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise CollectorError(f"The file {path} is damaged. Put the copy from your backup back.") from error
    return organisation


def _check_name(name: str) -> None:
    """Demand what every manifest will have to carry."""
    if not name:
        raise CollectorError("An organisation needs a name: its members see it when they join.")
    try:
        encode(matched(name, TITLE, "the organisation's name"))
    except BallotError as error:
        raise CollectorError(
            "An organisation's name has at most 80 characters, and none that steer the writing."
        ) from error


def _check_address(address: str) -> None:
    """Demand what every invite will have to carry."""
    useless = f"“{address}” is no address such as https://posture.example.org"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise CollectorError(useless) from error
    if parts.scheme == "http" and parts.hostname and parts.hostname not in _LOOPBACK:
        raise CollectorError(
            "Without https only an address on this computer will do, such as http://127.0.0.1:8732"
        )
    try:
        encode_invite(Invite(address, "0" * 64, new_code(), GROUP))
    except BallotError as error:
        raise CollectorError(useless) from error
    if parts.path or port == 0:
        raise CollectorError(useless)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CollectorError(f"The file {path} cannot be read: {error.strerror}.") from error


def _write(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
