"""A small organisation, and devices that speak to it with the real wire formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import postgresql
from posture.ballots import blind
from posture.ballots.ballot import cast, read_ballot
from posture.ballots.departure import encode_departure
from posture.ballots.enrolment import encode_enrol_request, read_enrol_reply
from posture.ballots.issuance import IssueRequest, encode_issue_request, read_issue_reply
from posture.ballots.manifest import Manifest
from posture.ballots.seal import seal
from posture.ballots.token import challenge, redemption_context, token_input
from posture.collector import issuer, members, passphrase
from posture.collector.blessings import Marker
from posture.collector.box.box import Box, Counted, Verified
from posture.collector.box.places import open_box, open_to_close
from posture.collector.invites import make_invites
from posture.collector.organisation import Organisation, create
from posture.collector.rounds.closing import Closer
from posture.collector.rounds.opening import Wish, open_round
from posture.collector.rounds.record import Round, numbered
from posture.collector.store import Store
from posture.policy.policy import Policy, default_policy

WORDS = "a long enough sentence"
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
CHECKS = ("disk-encryption", "firewall", "screen-lock")


@pytest.fixture(autouse=True)
def cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real scrypt with less memory: these tests make an organisation each."""
    monkeypatch.setattr(passphrase, "_COST", 2**10)


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """The address of a real PostgreSQL."""
    if postgresql.installed() is None:
        pytest.skip("no PostgreSQL is installed (apt install postgresql)")
    with postgresql.running() as url:
        yield url


@pytest.fixture
def database(cluster: str) -> str:
    """A fresh database of it."""
    name = f"posture_{uuid4().hex}"
    postgresql.make_database(cluster, name)
    return cluster.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["sqlite"])
def organisation(request: pytest.FixtureRequest, tmp_path: Path) -> Organisation:
    """A rehearsal; ``both_engines`` makes it one on each database."""
    return create(
        tmp_path / "collector",
        name="Acme at Home",
        words=WORDS,
        address="http://127.0.0.1:8732",
        rehearsal=True,
        now=NOW,
        database=request.getfixturevalue("database") if request.param == "postgresql" else "",
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
        self.read_key = b""
        self.ballot_keys: dict[str, Ed25519PrivateKey] = {}
        self.tokens: dict[str, bytes] = {}

    def enrol(self, code: str, *, now: datetime = NOW) -> str:
        body = encode_enrol_request(self.key, code, now)
        reply = read_enrol_reply(members.enrol(self.store, body, now=now))
        self.device_id, self.read_key = reply.device_id, reply.read_key
        return self.device_id

    def leave(self, *, now: datetime = NOW) -> bytes:
        return members.strike_off(self.store, encode_departure(self.key, self.device_id, now), now=now)

    def request(self, manifest: Manifest, at: datetime = NOW) -> tuple[bytes, dict[str, blind.Blinded]]:
        """A request with fresh ballot keys, and what opens its answer."""
        self.ballot_keys = {scope.id: Ed25519PrivateKey.generate() for scope in manifest.scopes}
        blinded = {
            scope.id: blind.blind(blind.read_spki(scope.spki), self.message(manifest, scope.id))
            for scope in manifest.scopes
        }
        values = {scope: request.blinded for scope, request in blinded.items()}
        asked = IssueRequest(self.device_id, manifest.epoch, values, at)
        return encode_issue_request(asked, self.key), blinded

    def ask(self, body: bytes, *, now: datetime = NOW) -> bytes:
        return issued(self.organisation, self.store, body, signing(self.organisation), now=now)

    def bless(self, manifest: Manifest, *, now: datetime | None = None) -> None:
        at = now or manifest.timetable.fetch.start
        body, blinded = self.request(manifest, at)
        reply = read_issue_reply(self.ask(body, now=at))
        self.read_key = reply.read_key
        for scope in manifest.scopes:
            message = self.message(manifest, scope.id)
            public = blind.read_spki(scope.spki)
            inverse = blinded[scope.id].inverse
            signature = blind.finalize(public, message, reply.signatures[scope.id], inverse)
            self.tokens[scope.id] = message + signature

    def message(self, manifest: Manifest, scope: str) -> bytes:
        context = redemption_context(manifest.org, manifest.epoch, scope)
        nonce = self.ballot_keys[scope].public_key().public_bytes_raw()
        return token_input(nonce, challenge(manifest.issuer_name, context), manifest.scope(scope).spki)

    def ballot(self, manifest: Manifest, scope: str, answer: int, *, key_of: str | None = None) -> bytes:
        """A ballot about ``scope``, with the token that was blessed for ``key_of``."""
        source = key_of or scope
        return cast(self.ballot_keys[source], manifest.epoch, scope, answer, self.tokens[source])


Sign = Callable[[int, Mapping[str, bytes]], Mapping[str, bytes]]


def issued(organisation: Organisation, store: Store, body: bytes, sign: Sign, *, now: datetime) -> bytes:
    """The reply to a request for blessings, as the server makes it, in this very process."""
    allowed = allowed_by(organisation, store, body, now=now)
    return issuer.reply_to(allowed, sign(allowed.round, allowed.blinded))


def allowed_by(organisation: Organisation, store: Store, body: bytes, *, now: datetime) -> issuer.Allowed:
    """What a request is allowed, written down."""
    asked = issuer.asked(store, body, now=now)
    marker = Marker(organisation.key_room().round(asked.round.number).intake)
    return issuer.allow(store, asked, marker.marks(asked.request.device, asked.request.blinded))


def signing(organisation: Organisation) -> Sign:
    """Signs in this very process."""

    def sign(number: int, blinded):
        keys = organisation.key_room().round(number).issuer
        return {scope: blind.blind_sign(keys[scope], value) for scope, value in blinded.items()}

    return sign


def sealed(manifest: Manifest, ballot: bytes) -> bytes:
    return seal(manifest.seal_public, manifest.seal_id, manifest.epoch, ballot)


@dataclass
class Desk:
    """Holds the boxes as the serving processes do."""

    organisation: Organisation
    store: Store
    boxes: dict[int, Box] = field(default_factory=dict)

    def box(self, number: int) -> Box:
        if number not in self.boxes:
            with self.store.reading() as connection:
                found = numbered(connection, number)
            self.boxes[number] = open_box(self.organisation, self.store, found)
        return self.boxes[number]

    def drop(self, manifest: Manifest, ballot: bytes) -> Counted:
        """Put a ballot into the box, as the intake does after it has verified it."""
        signed = read_ballot(ballot)
        blob = sealed(manifest, ballot)
        verified = Verified(signed.ballot.scope, signed.nullifier, signed.digest, blob)
        return self.box(manifest.number).put([verified])[0]

    def hand_over(self, found: Round) -> Box:
        return self.boxes.pop(found.number, None) or open_to_close(self.organisation, self.store, found)


@pytest.fixture
def marker_of(organisation: Organisation):
    """The marker of a round, by its number."""
    return lambda number: Marker(organisation.key_room().round(number).intake)


@pytest.fixture
def issue(organisation: Organisation, store: Store):
    """Replies to a request for blessings, signed by ``sign``."""
    return lambda body, sign, now=NOW: issued(organisation, store, body, sign, now=now)


@pytest.fixture
def allow(organisation: Organisation, store: Store):
    """What a request is allowed, written down."""
    return lambda body, now=NOW: allowed_by(organisation, store, body, now=now)


@pytest.fixture
def desk(organisation: Organisation, store: Store) -> Iterator[Desk]:
    made = Desk(organisation, store)
    yield made
    for box in made.boxes.values():
        box.close()


@pytest.fixture
def closer(organisation: Organisation, store: Store, desk: Desk) -> Closer:
    return Closer(organisation, store, desk)


@pytest.fixture
def open_next(organisation: Organisation, store: Store):
    """Opens a round about three checks, of sixty seconds."""

    def opened(now: datetime = NOW, policy: Policy | None = None) -> Manifest:
        wish = Wish(policy or default_policy(CHECKS), few=True)
        return open_round(organisation, store, wish, now=now)

    return opened


@pytest.fixture
def close_at_hand(closer: Closer):
    """Closes the round of a manifest when it is due."""

    def closed(manifest: Manifest, now: datetime | None = None) -> Round:
        return closer.close(manifest.number, now=now or manifest.timetable.close)

    return closed


@pytest.fixture
def devices(organisation: Organisation, store: Store):
    """Enrolled devices."""

    def enrolled(number: int, now: datetime = NOW) -> list[Device]:
        found = []
        for invite in make_invites(organisation, store, number, now=now):
            device = Device(organisation, store)
            device.enrol(invite.code, now=now)
            found.append(device)
        return found

    return enrolled


@pytest.fixture
def vote(desk: Desk):
    """Blesses devices and casts one answer each on a check."""

    def voted(voters: list[Device], manifest: Manifest, scope: str, answers: list[int]) -> None:
        for device, answer in zip(voters, answers, strict=True):
            if not device.tokens:
                device.bless(manifest)
            desk.drop(manifest, device.ballot(manifest, scope, answer))

    return voted


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
