"""A small organisation, and devices that speak to it with the real wire formats."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import blind
from posture.ballots.ballot import cast
from posture.ballots.enrolment import encode_enrol_request, read_enrol_reply
from posture.ballots.issuance import IssueRequest, encode_issue_request, read_issue_reply
from posture.ballots.manifest import Manifest
from posture.ballots.seal import seal
from posture.ballots.token import challenge, redemption_context, token_input
from posture.collector import box, issuer, passphrase
from posture.collector.epochs import open_epoch
from posture.collector.invites import make_invites
from posture.collector.organisation import Organisation, create
from posture.collector.store import Store
from posture.policy.policy import default_policy

WORDS = "a long enough sentence"
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
CHECKS = ("disk-encryption", "firewall", "screen-lock")


@pytest.fixture(autouse=True)
def cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real scrypt with less memory: these tests make an organisation each."""
    monkeypatch.setattr(passphrase, "_COST", 2**10)


@pytest.fixture
def organisation(tmp_path: Path) -> Organisation:
    return create(
        tmp_path / "collector",
        name="Acme at Home",
        words=WORDS,
        address="http://127.0.0.1:8732",
        rehearsal=True,
        now=NOW,
    )


@pytest.fixture
def store(organisation: Organisation) -> Iterator[Store]:
    opened = organisation.store()
    yield opened
    opened.close()


class Device:
    """A member's computer: its key, and what it was given."""

    def __init__(self, organisation: Organisation, store: Store) -> None:
        self.organisation = organisation
        self.store = store
        self.key = Ed25519PrivateKey.generate()
        self.device_id = ""
        self.ballot_keys: dict[str, Ed25519PrivateKey] = {}
        self.tokens: dict[str, bytes] = {}

    def enrol(self, code: str, *, now: datetime = NOW) -> str:
        reply = issuer.enrol(self.store, encode_enrol_request(self.key, code, now), now=now)
        self.device_id = read_enrol_reply(reply).device_id
        return self.device_id

    def request(self, manifest: Manifest) -> tuple[bytes, dict[str, blind.Blinded]]:
        """A request with fresh ballot keys, and what opens its answer."""
        self.ballot_keys = {scope.id: Ed25519PrivateKey.generate() for scope in manifest.scopes}
        blinded = {
            scope.id: blind.blind(blind.read_spki(scope.spki), self.message(manifest, scope.id))
            for scope in manifest.scopes
        }
        values = {scope: request.blinded for scope, request in blinded.items()}
        asked = IssueRequest(self.device_id, manifest.epoch, values, NOW)
        return encode_issue_request(asked, self.key), blinded

    def bless(self, manifest: Manifest) -> None:
        body, blinded = self.request(manifest)
        signatures = read_issue_reply(issuer.issue(self.store, body)).signatures
        for scope in manifest.scopes:
            message = self.message(manifest, scope.id)
            public = blind.read_spki(scope.spki)
            signature = blind.finalize(public, message, signatures[scope.id], blinded[scope.id].inverse)
            self.tokens[scope.id] = message + signature

    def message(self, manifest: Manifest, scope: str) -> bytes:
        context = redemption_context(manifest.org, manifest.epoch, scope)
        nonce = self.ballot_keys[scope].public_key().public_bytes_raw()
        return token_input(nonce, challenge(manifest.issuer_name, context), manifest.scope(scope).spki)

    def ballot(self, manifest: Manifest, scope: str, answer: int, *, key_of: str | None = None) -> bytes:
        """A ballot about ``scope``, with the token that was blessed for ``key_of``."""
        source = key_of or scope
        return cast(self.ballot_keys[source], manifest.epoch, scope, answer, self.tokens[source])

    def drop(self, manifest: Manifest, ballot: bytes) -> box.Counted:
        return box.drop(self.organisation, self.store, sealed(manifest, ballot))


def sealed(manifest: Manifest, ballot: bytes) -> bytes:
    return seal(manifest.seal_public, manifest.seal_id, manifest.epoch, ballot)


@pytest.fixture
def open_round(organisation: Organisation, store: Store):
    """Opens a round about three checks."""

    def opened(now: datetime = NOW) -> Manifest:
        return open_epoch(organisation, store, organisation.root_key(WORDS), default_policy(CHECKS), now=now)

    return opened


@pytest.fixture
def devices(organisation: Organisation, store: Store):
    """Enrolled devices."""

    def enrolled(number: int) -> list[Device]:
        found = []
        for invite in make_invites(organisation, store, number, now=NOW):
            device = Device(organisation, store)
            device.enrol(invite.code)
            found.append(device)
        return found

    return enrolled


@pytest.fixture
def new_device(organisation: Organisation, store: Store):
    return lambda: Device(organisation, store)


@pytest.fixture
def seal_ballot():
    return sealed


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def words() -> str:
    return WORDS
