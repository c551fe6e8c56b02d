"""An organisation in miniature: a collector of the real wire formats, and computers that vote in it."""

from __future__ import annotations

import hashlib
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from posture.ballots import blind
from posture.ballots.ballot import SignedBallot, read_ballot, verify_ballot
from posture.ballots.enrolment import EnrolReply, encode_enrol_reply, read_enrol_request
from posture.ballots.errors import BallotError
from posture.ballots.invite import Invite, code_digest, encode_invite, new_code
from posture.ballots.issuance import IssueReply, encode_issue_reply, read_issue_request
from posture.ballots.manifest import Manifest, Scope, policy_digest, sign_manifest
from posture.ballots.root import make_root
from posture.ballots.seal import SEAL_ID_SIZE, open_sealed
from posture.ballots.token import challenge, redemption_context
from posture.reports import blessing, booth, membership
from posture.reports.desk import Desk
from posture.reports.transport import JSON, read_reply
from posture.store.database import Database
from posture.store.sealed import Sealer

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
SCOPES = ("disk-encryption", "firewall", "screen-lock")
KNOWN = (*SCOPES, "backup")
ADDRESS = "http://127.0.0.1:9"
POLICY: Mapping[str, object] = {"checks": list(SCOPES), "limits": {"screen-lock-minutes": 10}, "version": 1}


class No(Exception):
    """The collector's refusal."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


@dataclass
class Collector:
    """Issuer and box in one, in memory; ``arrived`` keeps every body that reached it."""

    keys: tuple[rsa.RSAPrivateKey, ...]
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    seal_key: X25519PrivateKey = field(default_factory=X25519PrivateKey.generate)
    address: str = ADDRESS

    def __post_init__(self) -> None:
        self.root = make_root(self.key, NOW + timedelta(days=365))
        self.lock = threading.Lock()
        self.invites: dict[bytes, str | None] = {}
        self.devices: dict[str, bytes] = {}
        self.manifest: Manifest | None = None
        self.issued: dict[tuple[str, str], tuple[dict[str, bytes], bytes]] = {}
        self.counted: dict[bytes, SignedBallot] = {}
        self.arrived: list[tuple[str, bytes]] = []
        self.spoil: str | None = None
        self.publication: Mapping[str, object] = {}

    def invite(self) -> str:
        code = new_code()
        self.invites[code_digest(code)] = None
        digest = hashlib.sha256(self.root).hexdigest()
        return encode_invite(Invite(self.address, digest, code, "everyone"))

    def open_round(self, epoch: str = "2026-W47", *, keys: int = 0, **changes: object) -> Manifest:
        """Open a round whose issuer keys start at number ``keys`` of the fixture's."""
        scopes = tuple(
            Scope(scope, blind.public_spki(self.keys[keys + number].public_key()))
            for number, scope in enumerate(SCOPES)
        )
        manifest = Manifest(
            org=bytes(range(16)),
            name="Heron Ltd",
            issuer_name="issuer.example",
            epoch=epoch,
            enrolled=60,
            rehearsal=False,
            scopes=scopes,
            seal_id=b"seal-one",
            seal_public=self.seal_key.public_key().public_bytes_raw(),
            policy=POLICY,
            policy_digest=policy_digest(POLICY),
            opened="2026-11-20T09:00:00Z",
        )
        self.manifest = replace(manifest, **changes)  # type: ignore[arg-type]
        return self.manifest

    def answers(self) -> dict[str, list[int]]:
        """What was counted, by check."""
        found: dict[str, list[int]] = {}
        for signed in self.counted.values():
            found.setdefault(signed.ballot.scope, []).append(int(signed.ballot.answer))
        return found

    def bodies(self, path: str) -> list[bytes]:
        return [body for where, body in self.arrived if where == path]

    def each_once(self) -> bool:
        """Whether one ballot a check was counted, and no second, different one of a check ever arrived."""
        arrived = {
            open_sealed(self.seal_key, blob[:SEAL_ID_SIZE], self._open().epoch, blob)
            for blob in self.bodies("/v1/ballots")
        }
        scopes = Counter(read_ballot(envelope).ballot.scope for envelope in arrived)
        counted = {scope: len(answers) for scope, answers in self.answers().items()}
        return scopes == counted == dict.fromkeys(SCOPES, 1)

    def handle(self, path: str, body: bytes) -> tuple[int, bytes]:
        """The status and the body of a reply."""
        routes: dict[str, Callable[[bytes], tuple[int, bytes]]] = {
            "/v1/root": lambda _: (200, self.root),
            "/v1/enrol": self._enrol,
            "/v1/manifest": self._manifest,
            "/v1/issue": self._issue,
            "/v1/ballots": self._box,
            "/v1/publication": lambda _: (200, json.dumps(self.publication).encode()),
        }
        with self.lock:
            self.arrived.append((path, body))
            try:
                return routes[path](body)
            except No as no:
                return no.status, _error(no.code)
            except BallotError as error:
                return 400, _error(error.code)

    def _enrol(self, body: bytes) -> tuple[int, bytes]:
        request = read_enrol_request(body)
        digest = code_digest(request.code)
        if digest not in self.invites:
            raise No(403, "invite-unknown")
        device = self.invites[digest]
        if device is None:
            device = f"device-{len(self.devices)}"
            self.devices[device] = request.device_public
            self.invites[digest] = device
        elif self.devices[device] != request.device_public:
            raise No(403, "invite-used")
        return 200, encode_enrol_reply(EnrolReply(device, "everyone"))

    def _manifest(self, _: bytes) -> tuple[int, bytes]:
        if self.manifest is None:
            raise No(404, "no-epoch")
        return 200, sign_manifest(self.manifest, self.key)

    def _issue(self, body: bytes) -> tuple[int, bytes]:
        signed = read_issue_request(body)
        request = signed.request
        if request.device not in self.devices:
            raise No(403, "unknown-device")
        signed.verify(self.devices[request.device])
        earlier = self.issued.get((request.device, request.epoch))
        if earlier is None:
            signatures = {scope: self._sign(scope, value) for scope, value in request.blinded.items()}
            earlier = dict(request.blinded), encode_issue_reply(IssueReply(signatures))
            self.issued[request.device, request.epoch] = earlier
        if earlier[0] != request.blinded:
            raise No(409, "already-issued")
        return 200, earlier[1]

    def _sign(self, scope: str, blinded: bytes) -> bytes:
        if scope == self.spoil:
            return b"\x01" * blind.SIZE
        return blind.blind_sign(self._key(scope), blinded)

    def _key(self, scope: str) -> rsa.RSAPrivateKey:
        spki = self._open().scope(scope).spki
        return next(key for key in self.keys if blind.public_spki(key.public_key()) == spki)

    def _box(self, blob: bytes) -> tuple[int, bytes]:
        manifest = self._open()
        envelope = open_sealed(self.seal_key, blob[:SEAL_ID_SIZE], manifest.epoch, blob)
        signed = read_ballot(envelope)
        scope = manifest.scope(signed.ballot.scope)
        context = redemption_context(manifest.org, manifest.epoch, scope.id)
        verify_ballot(signed, challenge(manifest.issuer_name, context), scope.spki)
        first = self.counted.setdefault(signed.nullifier, signed)
        if first is signed:
            return 202, b'{"result":"counted"}'
        if first.digest == signed.digest:
            return 200, b'{"result":"duplicate"}'
        raise No(409, "second-answer")

    def _open(self) -> Manifest:
        if self.manifest is None:
            raise No(410, "epoch-closed")
        return self.manifest


def _error(code: str) -> bytes:
    return json.dumps({"error": code, "message": f"No: {code}."}).encode()


@dataclass
class Wire:
    """A transport without a network; ``happen`` is told what is about to happen and may raise."""

    collector: Collector
    happen: Callable[[str], None]

    def get(self, path: str) -> bytes:
        return self._exchange(path, b"")

    def post(self, path: str, body: bytes, kind: str = JSON) -> bytes:
        return self._exchange(path, body)

    def _exchange(self, path: str, body: bytes) -> bytes:
        self.happen(f"before {path}")
        status, reply = self.collector.handle(path, body)
        self.happen(f"after {path}")
        return read_reply(status, reply)


def nothing_happens(_: str) -> None:
    return


class Watched(Database):
    """A database that tells when a transaction is about to be on the disk, and when it is."""

    computer: Computer | None = None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with super().transaction():
            yield
            self._tell("before commit")
        self._tell("after commit")

    def _tell(self, event: str) -> None:
        if self.computer is not None:
            self.computer.happen(event)


@dataclass
class Computer:
    """Somebody's computer: its database outlives the desks that are opened on it."""

    home: Path
    collector: Collector
    master: bytes = bytes(32)
    now: datetime = NOW
    happen: Callable[[str], None] = nothing_happens
    databases: list[Database] = field(default_factory=list)

    def desk(self) -> Desk:
        """A desk on a freshly opened database, as after a start of the program."""
        database = Watched(self.home / "posture.db")
        database.computer = self
        self.databases.append(database)
        sealer = Sealer(self.master)
        return Desk(database, lambda: sealer, lambda _: Wire(self.collector, self.happen), lambda: self.now)

    def at_first(self, event: str, act: Callable[[], object]) -> None:
        """Do something the first time that this happens, and never again."""
        left = [act]

        def happen(what: str) -> None:
            if what == event and left:
                left.pop()()

        self.happen = happen

    def vote(self, desk: Desk, answers: Mapping[str, int]) -> booth.CastResult:
        """The whole way from an invite's membership to counted ballots."""
        manifest = blessing.fetch_manifest(desk, KNOWN)
        blessing.bless(desk, manifest)
        booth.prepare(desk, answers)
        return booth.cast(desk)

    def close(self) -> None:
        for database in self.databases:
            database.close()
        self.databases.clear()


@pytest.fixture(scope="session")
def issuer_keys() -> tuple[rsa.RSAPrivateKey, ...]:
    return tuple(rsa.generate_private_key(65537, 2048) for _ in range(2 * len(SCOPES)))


@pytest.fixture
def collector(issuer_keys: tuple[rsa.RSAPrivateKey, ...]) -> Collector:
    return Collector(issuer_keys)


@pytest.fixture
def computer(tmp_path: Path, collector: Collector) -> Iterator[Computer]:
    made = Computer(tmp_path / "home", collector)
    yield made
    made.close()


@pytest.fixture
def desk(computer: Computer) -> Desk:
    return computer.desk()


@pytest.fixture
def member(desk: Desk, collector: Collector) -> membership.Membership:
    """The computer has joined, and a round is open."""
    collector.open_round()
    return membership.join(desk, collector.invite())


@pytest.fixture
def blessed(desk: Desk, member: membership.Membership) -> Manifest:
    """The round, with tokens for every check."""
    manifest = blessing.fetch_manifest(desk, KNOWN)
    blessing.bless(desk, manifest)
    return manifest


@pytest.fixture
def answers() -> dict[str, int]:
    return dict(zip(SCOPES, (1, 2, 4), strict=True))


@pytest.fixture
def served(collector: Collector) -> Iterator[Collector]:
    """The collector behind real HTTP on loopback."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(b"")

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers["Content-Length"])))

        def _answer(self, body: bytes) -> None:
            status, reply = collector.handle(self.path, body)
            self.send_response(status)
            self.send_header("Content-Length", str(len(reply)))
            self.end_headers()
            self.wfile.write(reply)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    collector.address = f"http://127.0.0.1:{server.server_port}"
    yield collector
    server.shutdown()
    server.server_close()
    thread.join()
