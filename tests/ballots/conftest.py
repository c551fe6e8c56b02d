"""An organisation on paper: its keys, one blessed ballot, and a second way to seal it."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from posture.ballots import ballot, blind, token
from posture.ballots.manifest import Manifest, Scope, policy_digest
from posture.ballots.root import Root, make_root, read_root
from posture.ballots.timetable import Timetable, Window

VECTORS = Path(__file__).parent / "vectors"
EPOCH = "2026-W47"
SCOPE = "disk-encryption"
ISSUER_NAME = "posture.example"
ADDRESS = "https://posture.example"
ORG = bytes(range(16))
ROOT_KEY = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"a root key").digest())
TARGETS_KEY = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"a targets key").digest())


def november(day: int, hour: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


WEEKLY = Timetable(Window(november(16, 6), november(19)), Window(november(19), november(23)), november(23, 6))


@pytest.fixture(scope="session")
def rfc9578() -> dict[str, Any]:
    """The vectors of token type 2, with the issuer key that they share."""
    vectors: dict[str, Any] = json.loads((VECTORS / "rfc9578-type2.json").read_text(encoding="utf-8"))
    return vectors


@pytest.fixture(scope="session")
def issuer_key(rfc9578: dict[str, Any]) -> RSAPrivateKey:
    key = load_pem_private_key(bytes.fromhex(rfc9578["skS"]), password=None)
    assert isinstance(key, RSAPrivateKey)
    return key


@pytest.fixture(scope="session")
def other_issuer_key() -> RSAPrivateKey:
    return generate_private_key(65537, 2048)


@pytest.fixture(scope="session")
def seal_key() -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(hashlib.sha256(b"a seal key").digest())


@dataclass(frozen=True)
class Vote:
    """A blessed ballot with everything that led to it."""

    key: Ed25519PrivateKey
    spki: bytes
    challenge: bytes
    token: bytes
    data: bytes


@pytest.fixture(scope="session")
def make_vote(issuer_key: RSAPrivateKey) -> Callable[..., Vote]:
    """Go the whole way from a fresh ballot key to a signed ballot."""

    def make(
        *, scope: str = SCOPE, epoch: str = EPOCH, answer: int = 2, issuer: RSAPrivateKey = issuer_key
    ) -> Vote:
        key = Ed25519PrivateKey.generate()
        public = issuer.public_key()
        spki = blind.public_spki(public)
        challenge = token.challenge(ISSUER_NAME, token.redemption_context(ORG, epoch, scope))
        message = token.token_input(key.public_key().public_bytes_raw(), challenge, spki)
        blinded = blind.blind(public, message)
        answered = blind.blind_sign(issuer, blinded.blinded)
        blessed = message + blind.finalize(public, message, answered, blinded.inverse)
        return Vote(key, spki, challenge, blessed, ballot.cast(key, epoch, scope, answer, blessed))

    return make


@pytest.fixture(scope="session")
def vote(make_vote: Callable[..., Vote]) -> Vote:
    return make_vote()


@pytest.fixture(scope="session")
def root() -> Root:
    data = make_root(
        ROOT_KEY,
        TARGETS_KEY.public_key().public_bytes_raw(),
        org=ORG,
        rehearsal=False,
        expires=datetime(2027, 11, 16, tzinfo=UTC),
    )
    return read_root(data, hashlib.sha256(data).hexdigest())


@pytest.fixture(scope="session")
def manifest(
    issuer_key: RSAPrivateKey, other_issuer_key: RSAPrivateKey, seal_key: X25519PrivateKey, root: Root
) -> Manifest:
    """The third round of an organisation, under its first trust root."""
    policy = {"checks": [SCOPE, "firewall"], "version": 1}
    return Manifest(
        org=ORG,
        name="Büro ohne Wände",
        address=ADDRESS,
        issuer_name=ISSUER_NAME,
        number=3,
        epoch=EPOCH,
        enrolled=12,
        rehearsal=False,
        timetable=WEEKLY,
        scopes=(
            Scope(SCOPE, blind.public_spki(issuer_key.public_key())),
            Scope("firewall", blind.public_spki(other_issuer_key.public_key())),
        ),
        seal_id=b"seal-one",
        seal_public=seal_key.public_key().public_bytes_raw(),
        read_key_sha256=hashlib.sha256(b"a read key").hexdigest(),
        policy=policy,
        policy_digest=policy_digest(policy),
        root_version=root.version,
        root_sha256=root.digest,
        prev="0f" * 32,
        newest="1.4.0",
    )


@pytest.fixture(scope="session")
def worked_example() -> ModuleType:
    """The script that writes the example of docs/ballots.md."""
    spec = importlib.util.spec_from_file_location(
        "worked_example", Path(__file__).parent / "worked_example.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def hpke_seal(worked_example: ModuleType) -> Callable[[X25519PrivateKey, bytes, bytes, bytes], bytes]:
    """HPKE base mode by hand, with a given ephemeral key."""
    sealing: Callable[[X25519PrivateKey, bytes, bytes, bytes], bytes] = worked_example.hpke_seal
    return sealing
