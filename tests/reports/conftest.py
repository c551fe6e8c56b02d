"""Computers that vote in the organisation in miniature."""

from __future__ import annotations

import ssl
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from posture.ballots.canonical import unb64
from posture.ballots.manifest import Manifest
from posture.reports import blessing, booth, membership, rounds
from posture.reports import delivery as deliveries
from posture.reports.delivery import Delivered
from posture.reports.desk import Desk
from posture.reports.transport import JSON, read_reply
from posture.store.database import Database
from posture.store.errors import SecretsError
from posture.store.sealed import Sealer

sys.path.append(str(Path(__file__).parent))  # miniature.py serves the tests of other processes too

from miniature import KNOWN, NOW, SCOPES, WEEK, Collector


@dataclass
class Wire:
    """A transport without a network; ``happen`` is told what is about to happen and may raise."""

    collector: Collector
    happen: Callable[[str], None]

    def get(self, path: str, read_key: bytes = b"") -> bytes:
        return self._exchange(path, b"", read_key)

    def post(self, path: str, body: bytes, kind: str = JSON) -> bytes:
        return self._exchange(path, body)

    def _exchange(self, path: str, body: bytes, read_key: bytes = b"") -> bytes:
        self.happen(f"before {path}")
        status, reply = self.collector.handle(path, body, read_key)
        self.happen(f"after {path}")
        return read_reply(status, reply)


def nothing_happens(_: str) -> None:
    return


class Watched(Database):
    """A database that tells when a transaction is about to be on the disk, and when it is."""

    computer: Computer | None = None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        outermost = self._depth == 0
        with super().transaction():
            yield
            if outermost:
                self._tell("before commit")
        if outermost:
            self._tell("after commit")

    def _tell(self, event: str) -> None:
        if self.computer is not None:
            self.computer.happen(event)


@dataclass
class Keyring:
    """The notes beside the key; they outlive every home."""

    notes: dict[str, str] = field(default_factory=dict)

    def read(self, name: str) -> str | None:
        return self.notes.get(name)

    def write(self, name: str, text: str) -> None:
        self.notes[name] = text


@dataclass
class Computer:
    """Somebody's computer: its database outlives the desks that are opened on it."""

    home: Path
    collector: Collector
    master: bytes = bytes(32)
    now: datetime = NOW
    happen: Callable[[str], None] = nothing_happens
    keyring: Keyring | None = field(default_factory=Keyring)
    locked: bool = False
    addresses: list[str] = field(default_factory=list)
    measured: list[dict[str, int]] = field(default_factory=list)
    databases: list[Database] = field(default_factory=list)

    def desk(self) -> Desk:
        """A desk on a freshly opened database, as after a start of the program."""
        database = Watched(self.home / "posture.db")
        database.computer = self
        self.databases.append(database)
        sealer = Sealer(self.master)
        return Desk(
            database,
            lambda: sealer,
            self._wire,
            lambda: self.now,
            lambda: self._quietly(sealer),
            self._marks,
        )

    def _wire(self, address: str) -> Wire:
        self.addresses.append(address)
        return Wire(self.collector, self.happen)

    def _quietly(self, sealer: Sealer) -> Sealer:
        if self.locked:
            raise SecretsError("Your keyring is locked. Unlock it, then try again.")
        return sealer

    def _marks(self) -> Keyring | None:
        self.happen("marks")
        return self.keyring

    def at_first(self, event: str, act: Callable[[], object]) -> None:
        """Do something the first time that this happens, and never again."""
        left = [act]

        def happen(what: str) -> None:
            if what == event and left:
                left.pop()()

        self.happen = happen

    def vote(self, desk: Desk, answers: Mapping[str, int]) -> booth.CastResult:
        """The whole way from an invite's membership to counted ballots, sent at once."""
        manifest = rounds.look(desk, KNOWN).manifest
        self.fetch(desk, manifest)
        self.cast_opens(manifest)
        booth.sign(desk, manifest, answers)
        return booth.cast_now(desk)

    def fetch(self, desk: Desk, manifest: Manifest) -> blessing.Blessing:
        self.now = max(self.now, manifest.timetable.fetch.start)
        return blessing.bless(desk, manifest)

    def week(self, number: int) -> None:
        """It is the Tuesday of the round of that number."""
        self.now = NOW + (number - 1) * WEEK

    def cast_opens(self, manifest: Manifest) -> None:
        """It is the first hour of the casting, or later."""
        self.now = max(self.now, manifest.timetable.cast.start + timedelta(hours=1))

    def deliver(self, desk: Desk, answers: Mapping[str, int]) -> Delivered:
        """One run of what the timer calls."""

        def measure(_: Manifest) -> Mapping[str, int]:
            self.measured.append(dict(answers))
            return answers

        return deliveries.deliver(desk, measure, KNOWN)

    def hourly(self, desk: Desk, until: datetime, answers: Mapping[str, int]) -> list[Delivered]:
        """A run every hour while the computer is on."""
        runs = []
        while self.now < until:
            runs.append(self.deliver(desk, answers))
            self.now += timedelta(hours=1)
        return runs

    def close(self) -> None:
        for database in self.databases:
            database.close()
        self.databases.clear()


@pytest.fixture(scope="session")
def issuer_keys() -> tuple[rsa.RSAPrivateKey, ...]:
    return tuple(rsa.generate_private_key(65537, 2048) for _ in range(4 * len(SCOPES)))


@pytest.fixture
def collector(issuer_keys: tuple[rsa.RSAPrivateKey, ...]) -> Collector:
    return Collector(issuer_keys)


@pytest.fixture
def computer(tmp_path: Path, collector: Collector) -> Iterator[Computer]:
    made = Computer(tmp_path / "home", collector)
    collector.clock = lambda: made.now
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
    manifest = rounds.look(desk, KNOWN).manifest
    blessing.bless(desk, manifest)
    return manifest


@pytest.fixture
def casting(computer: Computer, blessed: Manifest) -> Manifest:
    """The round, blessed, in the first hour of its casting."""
    computer.cast_opens(blessed)
    return blessed


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
            said = self.headers.get("Authorization", "")
            read_key = unb64(said.removeprefix("Posture ")) if said else b""
            status, reply = collector.handle(self.path, body, read_key)
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


@pytest.fixture
def unknown_certificate(tmp_path) -> ssl.SSLContext:
    """A server's side with a certificate that no system trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, SHA256())
    )
    file = tmp_path / "server.pem"
    file.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        + certificate.public_bytes(Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
