"""The command in this process, on a recorded computer that is taken for the one at hand."""

from __future__ import annotations

import asyncio
import io
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.resources.abc import Traversable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.application.session import Session, home_folder
from posture.ballots.enrolment import encode_enrol_request
from posture.ballots.invite import encode_invite
from posture.cli.main import run
from posture.collector import issuer
from posture.collector import passphrase as collector_passphrase
from posture.collector.epochs import close_epoch, open_epoch
from posture.collector.invites import make_invites
from posture.collector.organisation import Organisation
from posture.collector.organisation import create as create_organisation
from posture.collector.web.application import create
from posture.content.locate import shipped
from posture.host.recordings.recorded import RecordedHost
from posture.policy.policy import default_policy
from posture.reports.transport import read_reply
from posture.store import keyfile, secrets

WORDS = "a long enough sentence"


@dataclass(frozen=True)
class Answer:
    """What a command did: its exit code, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Posture = Callable[..., Answer]


@pytest.fixture(autouse=True)
def usual_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines as long as on a usual terminal, whichever one runs the tests."""
    monkeypatch.setenv("COLUMNS", "88")


@pytest.fixture
def posture(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Posture:
    """Runs ``posture`` with these arguments; ``typed`` is what comes through standard input."""

    def command(*arguments: str | Path, typed: str | bytes = "") -> Answer:
        data = typed.encode() if isinstance(typed, str) else typed
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        capsys.readouterr()
        try:
            code = run([str(argument) for argument in arguments])
        except SystemExit as exit_:  # argparse leaves this way
            code = int(exit_.code or 0)
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return command


@pytest.fixture
def refused(posture: Posture) -> Callable[..., str]:
    """Runs what must be refused, and gives back the one sentence that says why."""

    def command(*arguments: str | Path, typed: str | bytes = "") -> str:
        answer = posture(*arguments, typed=typed)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith("posture: ")
        assert answer.err.count("\n") == 1
        return answer.err.strip()

    return command


@dataclass
class Computer:
    """The computer at hand: which recording it is, what content Posture has, and what day it is."""

    host: Path
    content: Traversable
    days: int = 0

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(days=self.days)

    def session(self, ask: Callable[[str], str] | None = None) -> Session:
        host = RecordedHost(self.host)
        return Session(home_folder(), host, live=True, clock=self.now, ask=ask, content=self.content)


@pytest.fixture
def at_hand(monkeypatch: pytest.MonkeyPatch, hosts: Path) -> Computer:
    """A recorded Kubuntu with much to fix, taken for the computer at hand."""
    computer = Computer(hosts / "kubuntu-plain-x11vnc", shipped())
    monkeypatch.setattr("posture.cli.main.open_session", computer.session)
    return computer


@pytest.fixture
def content(at_hand: Computer, tmp_path: Path) -> Path:
    """A copy of the shipped content, which Posture takes for the shipped one."""
    place = tmp_path / "content"
    for name in ("checks", "lessons"):
        shutil.copytree(Path(str(shipped())) / name, place / name)
    at_hand.content = place
    return place


class Collector:
    """A real collector in this process, asked through its own web application."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation
        self.store = organisation.store()
        self.asked: list[str] = []
        self._application = create(organisation, self.store)

    def invite(self) -> str:
        [invite] = make_invites(self.organisation, self.store, 1, now=datetime.now(UTC))
        return encode_invite(invite)

    def enrol_others(self, number: int) -> None:
        """Let so many computers join that do nothing more."""
        now = datetime.now(UTC)
        for invite in make_invites(self.organisation, self.store, number, now=now):
            issuer.enrol(
                self.store, encode_enrol_request(Ed25519PrivateKey.generate(), invite.code, now), now=now
            )

    def open_round(self, *checks: str, **limits: int) -> None:
        policy = replace(
            default_policy(checks), limits={name.replace("_", "-"): value for name, value in limits.items()}
        )
        key = self.organisation.root_key(WORDS)
        open_epoch(self.organisation, self.store, key, policy, now=datetime.now(UTC))

    def close_round(self) -> None:
        close_epoch(self.store)

    def exchange(self, method: str, path: str, body: bytes) -> bytes:
        """The body of a reply, or what the client makes of a refusal."""
        self.asked.append(path)
        status, reply = asyncio.run(self._exchange(method, path, body))
        return read_reply(status, reply)

    async def _exchange(self, method: str, path: str, body: bytes) -> tuple[int, bytes]:
        told: list[Any] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            told.append(message)

        scope = {
            "type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": b"",
            "root_path": "", "headers": [], "scheme": "http", "http_version": "1.1",
            "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 1),
        }  # fmt: skip
        await self._application(scope, receive, send)
        return told[0]["status"], b"".join(message.get("body", b"") for message in told[1:])


@pytest.fixture(scope="session")
def issuer_keys() -> tuple[rsa.RSAPrivateKey, ...]:
    """Three keys for all the organisations of these tests: making them takes the time."""
    return tuple(rsa.generate_private_key(65537, 2048) for _ in range(3))


@pytest.fixture
def collector(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, issuer_keys: tuple[rsa.RSAPrivateKey, ...]
) -> Iterator[Collector]:
    """IT's side, reached without a network; both sides' passphrases cost less than they should."""
    keys = iter(issuer_keys)
    made_up = SimpleNamespace(generate_private_key=lambda **_: next(keys))
    monkeypatch.setattr("posture.collector.epochs.rsa", made_up)
    monkeypatch.setattr(collector_passphrase, "_COST", 2**10)
    monkeypatch.setattr(keyfile, "_LEAST_N", 2**10)
    monkeypatch.setattr(secrets, "seal_key", partial(keyfile.seal_key, cost=keyfile.Cost(2**10, 8, 1)))
    monkeypatch.setenv("POSTURE_PASSPHRASE", "a passphrase for tests")
    made = Collector(
        create_organisation(
            tmp_path / "collector",
            name="Heron Ltd",
            words=WORDS,
            address="https://posture.heron.example",
            rehearsal=False,
            now=datetime.now(UTC),
        )
    )

    class Wire:
        def __init__(self, address: str) -> None:
            assert address == made.organisation.address

        def get(self, path: str) -> bytes:
            return made.exchange("GET", path, b"")

        def post(self, path: str, body: bytes, kind: str = "") -> bytes:
            return made.exchange("POST", path, body)

    monkeypatch.setattr("posture.reports.transport.DirectTransport", Wire)
    yield made
    made.store.close()
