"""The organisation in a folder: its name, address, trust roots, database, and where its keys lie."""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots.address import exact_address, on_loopback
from posture.ballots.canonical import encode
from posture.ballots.errors import BallotError
from posture.ballots.fields import TITLE, matched
from posture.collector import durable, passphrase, roots
from posture.collector.errors import CollectorError
from posture.collector.keys import KeyRoom
from posture.collector.roots import Roots, load_roots
from posture.collector.store import Store
from posture.collector.wrapped import wrapping

GROUP: Final = "everyone"
_FACTS: Final = "organisation.json"


@dataclass(frozen=True, slots=True)
class Organisation:
    """What the folder says; ``org`` is 16 random bytes that tokens are bound to.

    ``database`` is "" for the SQLite file in the folder, else the address of a PostgreSQL. ``is_public``: the
    releases are for everybody, not for members and IT alone. ``page_key`` opens IT's page where they are not.
    """

    folder: Path
    name: str
    org: bytes
    address: str
    rehearsal: bool
    database: str
    keys: Path
    is_public: bool
    roots: Roots
    page_key: str = field(repr=False)

    @property
    def issuer_name(self) -> str:
        """Host and port of the address, which token challenges name."""
        return urlsplit(self.address).netloc

    @property
    def on_loopback(self) -> bool:
        return on_loopback(self.address)

    @property
    def page_is_open(self) -> bool:
        """Whether the page of the sums asks nobody for the page key."""
        return self.is_public or self.on_loopback

    def store(self) -> Store:
        return Store(self.database or self.folder / "collector.db")

    def key_room(self) -> KeyRoom:
        return KeyRoom(self.keys, wrapping())

    def targets_key(self) -> Ed25519PrivateKey:
        """The key that signs manifests and releases; CollectorError where it is not the root's."""
        key = self.key_room().targets()
        if key.public_key().public_bytes_raw() != self.roots.newest.public:
            raise CollectorError(
                f"The signing key in {self.keys} is not the one that the trust root names. Put the right one "
                "back, or make a new one: posture-collector renew DIR --new-signing-key"
            )
        return key

    def root_key(self, words: str) -> Ed25519PrivateKey:
        """The key of the trust root, unsealed by its passphrase."""
        data = _read(self.folder / "root-key.json")
        return Ed25519PrivateKey.from_private_bytes(passphrase.unseal(data, words))


def create(
    folder: Path,
    *,
    name: str,
    words: str,
    address: str,
    rehearsal: bool,
    now: datetime,
    database: str = "",
    keys: Path | None = None,
) -> Organisation:
    """Make a new organisation in an empty or new folder.

    ``words`` is the passphrase that seals the root key; ``keys`` the folder of the rounds' keys, by default
    beside ``folder``. Raises CollectorError where something is there already, or an answer cannot be used.
    """
    name = " ".join(name.split())
    _check_name(name)
    folder, key_folder = examined(folder, address=address, keys=keys)
    key = Ed25519PrivateKey.generate()
    sealed = passphrase.seal(key.private_bytes_raw(), words)
    org = secrets.token_bytes(16)
    room = KeyRoom(key_folder, wrapping())
    room.make_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    Store(database or folder / "collector.db", create=True).close()
    if not database:
        (folder / "collector.db").chmod(0o600)
    targets = room.make_targets()
    durable.write_new(folder / "root-key.json", sealed)
    roots.first_root(
        folder, key, targets.public_key().public_bytes_raw(), org=org, rehearsal=rehearsal, now=now
    )
    page_key = base64.b32encode(secrets.token_bytes(15)).decode().lower()
    made = Organisation(
        folder, name, org, address, rehearsal, database, key_folder, rehearsal, load_roots(folder), page_key
    )
    # Last, so that a folder with this file is a whole one.
    durable.write_new(folder / _FACTS, _facts(made))
    return made


def examined(folder: Path, *, address: str, keys: Path | None = None) -> tuple[Path, Path]:
    """The places of a new organisation and of its keys, absolute; CollectorError where they will not do."""
    demand_address(address)
    folder = folder.absolute()
    key_folder = (keys or folder.with_name(f"{folder.name}.keys")).absolute()
    _check_places(folder, key_folder)
    return folder, key_folder


def load(folder: Path) -> Organisation:
    """The organisation in ``folder``; CollectorError where there is none or its file is damaged."""
    path = folder / _FACTS
    if not path.exists():
        raise CollectorError(f"There is no collector in {folder}. Make one: posture-collector init {folder}")
    try:
        facts = json.loads(_read(path))
        if facts["v"] != 2:
            raise CollectorError(f"The collector in {folder} is of another version. Nothing was changed.")
        return Organisation(
            folder.absolute(),
            str(facts["name"]),
            bytes.fromhex(facts["org"]),
            str(facts["address"]),
            bool(facts["rehearsal"]),
            str(facts["database"]),
            Path(facts["keys"]),
            bool(facts["public"]),
            load_roots(folder),
            str(facts["page_key"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise CollectorError(f"The file {path} is damaged. Put the copy from your backup back.") from error


def move(organisation: Organisation, address: str) -> Organisation:
    """The organisation at another address, written down; members need the move signed by the root key."""
    demand_address(address)
    return _keep(replace(organisation, address=address))


def publish(organisation: Organisation, *, to_everyone: bool) -> Organisation:
    """Whether future releases are for everybody or for members and IT, written down."""
    return _keep(replace(organisation, is_public=to_everyone))


def _keep(organisation: Organisation) -> Organisation:
    durable.replace(organisation.folder / _FACTS, _facts(organisation))
    return organisation


def _facts(organisation: Organisation) -> bytes:
    facts = {
        "v": 2,
        "name": organisation.name,
        "org": organisation.org.hex(),
        "address": organisation.address,
        "rehearsal": organisation.rehearsal,
        "database": organisation.database,
        "keys": str(organisation.keys),
        "public": organisation.is_public,
        "page_key": organisation.page_key,
    }
    return json.dumps(facts, indent=1, ensure_ascii=False).encode() + b"\n"


def _check_places(folder: Path, keys: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise CollectorError(f"The folder {folder} is not empty. Name a new one.")
    if keys == folder or folder in keys.parents:
        raise CollectorError(
            f"The keys must not lie in {folder}, which is backed up and copied. "
            "Name a folder outside: --keys DIR"
        )
    if keys.exists() and any(keys.iterdir()):
        raise CollectorError(f"The folder of the keys, {keys}, is not empty. Name a new one: --keys DIR")


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


def demand_address(address: str) -> None:
    """Demand what every invite and manifest will have to carry (CollectorError)."""
    try:
        exact_address(address)
    except BallotError as error:
        if address.startswith("http://") and _is_exact(address.replace("http", "https", 1)):
            raise CollectorError(
                "Without https only an address on this computer will do, such as http://127.0.0.1:8732"
            ) from error
        why = str(error).removeprefix("The collector's address ")
        raise CollectorError(f"“{address}” {why} This would do: https://posture.example.org") from error


def _is_exact(address: str) -> bool:
    try:
        return bool(exact_address(address))
    except BallotError:
        return False


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CollectorError(f"The file {path} cannot be read: {error.strerror}.") from error
