"""The command in this process, on a recorded computer that is taken for the one at hand."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

sys.path.append(str(Path(__file__).parents[1] / "reports"))  # miniature.py serves several folders

from miniature import NOW, SCOPES, Collector

from posture.application.home import home_folder
from posture.application.session import Session, recorded_session
from posture.ballots.manifest import Manifest, policy_digest
from posture.ballots.seal import SEAL_ID_SIZE, open_sealed
from posture.cli.main import run
from posture.content.locate import shipped
from posture.host.recordings.recorded import RecordedHost
from posture.policy.policy import default_policy, policy_data
from posture.reports.transport import read_reply
from posture.store import keyfile, secrets


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
    """The computer at hand: which recording it is, what content Posture has, and when it is."""

    host: Path
    content: Traversable
    days: int = 0
    moment: datetime | None = None

    def now(self) -> datetime:
        return (self.moment or datetime.now(UTC)) + timedelta(days=self.days)

    def session(self, ask: Callable[[str], str] | None = None) -> Session:
        host = RecordedHost(self.host)
        return Session(home_folder(), host, live=True, clock=self.now, ask=ask, content=self.content)

    def recorded(self, folder: Path, *, ask: Callable[[str], str] | None = None) -> Session:
        session = recorded_session(folder, ask=ask)
        session.clock = self.now
        return session


@pytest.fixture
def at_hand(monkeypatch: pytest.MonkeyPatch, hosts: Path) -> Computer:
    """A recorded Kubuntu with much to fix, taken for the computer at hand."""
    computer = Computer(hosts / "kubuntu-plain-x11vnc", shipped())
    monkeypatch.setattr("posture.cli.main.open_session", computer.session)
    monkeypatch.setattr("posture.cli.main.recorded_session", computer.recorded)
    return computer


@pytest.fixture
def content(at_hand: Computer, tmp_path: Path) -> Path:
    """A copy of the shipped content, which Posture takes for the shipped one."""
    place = tmp_path / "content"
    for name in ("checks", "lessons"):
        shutil.copytree(Path(str(shipped())) / name, place / name)
    at_hand.content = place
    return place


class Organisation(Collector):
    """An organisation of the real wire formats, asked in this process; it goes by the computer's clock."""

    def __init__(self, keys: tuple[rsa.RSAPrivateKey, ...], clock: Callable[[], datetime]) -> None:
        super().__init__(keys)
        self.clock = clock

    def open_for(self, **limits: int) -> Manifest:
        """Open a round, of a rehearsal for a minute, whose policy chooses these limits."""
        chosen = {name.replace("_", "-"): value for name, value in limits.items()}
        policy = policy_data(replace(default_policy(SCOPES), limits=chosen))
        return self.open_round(policy=policy, policy_digest=policy_digest(policy))


@pytest.fixture(scope="session")
def issuer_keys() -> tuple[rsa.RSAPrivateKey, ...]:
    """Enough for two rounds of every test: making them takes the time."""
    return tuple(rsa.generate_private_key(65537, 2048) for _ in range(2 * len(SCOPES)))


@pytest.fixture
def collector(
    at_hand: Computer, monkeypatch: pytest.MonkeyPatch, issuer_keys: tuple[rsa.RSAPrivateKey, ...]
) -> Organisation:
    """IT's side, reached without a network, on a Tuesday; passphrases cost less than they should."""
    monkeypatch.setattr(keyfile, "_LEAST_N", 2**10)
    monkeypatch.setattr(secrets, "seal_key", partial(keyfile.seal_key, cost=keyfile.Cost(2**10, 8, 1)))
    monkeypatch.setenv("POSTURE_PASSPHRASE", "a passphrase for tests")
    at_hand.moment = NOW
    made = Organisation(issuer_keys, at_hand.now)

    class Wire:
        def __init__(self, address: str) -> None:
            assert address == made.address

        def get(self, path: str, read_key: bytes = b"") -> bytes:
            return read_reply(*made.handle(path, b"", read_key))

        def post(self, path: str, body: bytes, kind: str = "") -> bytes:
            return read_reply(*made.handle(path, body))

    monkeypatch.setattr("posture.reports.transport.DirectTransport", Wire)
    return made


@pytest.fixture
def invite(collector: Organisation, tmp_path: Path) -> Path:
    """A file as IT hands it out."""
    file = tmp_path / "invite.json"
    file.write_text(collector.invite(), encoding="utf-8")
    return file


@pytest.fixture
def member(posture: Posture, at_hand: Computer, collector: Organisation, invite: Path) -> Manifest:
    """This computer has joined, with many others, and a round is open whose keys can be fetched."""
    assert posture("join", invite).code == 0
    manifest = collector.open_for(screen_lock_minutes=5)
    collector.arrived.clear()
    return manifest


@pytest.fixture
def casting(posture: Posture, at_hand: Computer, member: Manifest, collector: Organisation) -> Manifest:
    """The keys were fetched, and ballots are cast since an hour ago; nothing is signed yet."""
    at_hand.moment = member.timetable.fetch.end - timedelta(minutes=30)
    assert posture("deliver").code == 0
    at_hand.moment = member.timetable.cast.start + timedelta(hours=1)
    collector.arrived.clear()
    return member


@pytest.fixture
def said_by(
    posture: Posture,
    at_hand: Computer,
    collector: Organisation,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[str, Callable[[], None]], list[tuple[str, bytes]]]:
    """What a new member says from joining to casting, sealed ballots opened: paths and messages.

    Called with a name, which no two members share, and with what they do before they join.
    """
    manifest = collector.open_for(screen_lock_minutes=5)

    def messages(name: str, before: Callable[[], None]) -> list[tuple[str, bytes]]:
        monkeypatch.setenv("POSTURE_HOME", str(tmp_path / name))
        at_hand.moment = NOW
        before()
        invite = tmp_path / f"{name}.json"
        invite.write_text(collector.invite(), encoding="utf-8")
        collector.arrived.clear()
        assert posture("join", invite).code == 0
        at_hand.moment = manifest.timetable.fetch.end - timedelta(minutes=30)
        assert posture("deliver").code == 0
        at_hand.moment = manifest.timetable.cast.start + timedelta(hours=1)
        assert posture("cast", "--yes").code == 0
        arrived = list(collector.arrived)
        opened = [
            ("ballot", open_sealed(collector.seal_key, blob[:SEAL_ID_SIZE], manifest.epoch, blob))
            for blob in collector.bodies("/v1/ballots")
        ]
        return [*arrived, *opened]

    return messages
