"""A person whose home was recorded at a moment, with what the collector answers at that moment."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import Event

from posture.application.session import Session
from posture.content.locate import shipped
from posture.host.recordings.recorded import RecordedHost
from posture.reports.desk import Desk
from posture.reports.errors import ReportsError, Unreachable
from posture.reports.transport import JSON, DirectTransport, Transport
from posture.words.phrase import phrase

HOST = Path(__file__).parents[2] / "hosts" / "kubuntu-plain-x11vnc"
_PATIENCE = 60.0  # seconds that whoever is held waits at most

_NOBODY = Unreachable(
    phrase("{host} cannot be reached. Check that you are online, then try again.", host="127.0.0.1")
)

Asked = tuple[str, str]
Answered = bytes | ReportsError
"""What came back: the bytes of a reply, or a refusal."""
Tape = Mapping[Asked, Answered]


@dataclass(frozen=True, slots=True)
class Home:
    """A folder to be copied, the moment it is of, what the collector answers then, and the computer."""

    folder: Path
    now: datetime
    tape: Tape = field(default_factory=dict)
    host: Path = HOST
    content: Path | None = None
    """Other checks and lessons than those that are shipped."""


class Taped:
    """A way to a collector that keeps the newest answer to each question."""

    def __init__(self, inner: Transport, tape: dict[Asked, Answered]) -> None:
        self._inner, self._tape = inner, tape

    def get(self, path: str, read_key: bytes = b"") -> bytes:
        return self._kept(("GET", path), lambda: self._inner.get(path, read_key))

    def post(self, path: str, body: bytes, kind: str = JSON) -> bytes:
        return self._kept(("POST", path), lambda: self._inner.post(path, body, kind))

    def _kept(self, asked: Asked, ask: Callable[[], bytes]) -> bytes:
        try:
            self._tape[asked] = reply = ask()
        except ReportsError as refusal:
            self._tape[asked] = refusal
            raise
        return reply


class Playing:
    """A collector as it was recorded, which answers when it may; what it was not asked then finds nobody."""

    def __init__(self, tape: Tape, may: Event) -> None:
        self._tape, self._may = tape, may

    def get(self, path: str, read_key: bytes = b"") -> bytes:
        return self._reply("GET", path)

    def post(self, path: str, body: bytes, kind: str = JSON) -> bytes:
        return self._reply("POST", path)

    def _reply(self, method: str, path: str) -> bytes:
        self._may.wait(_PATIENCE)
        reply = self._tape.get((method, path), _NOBODY)
        if isinstance(reply, ReportsError):
            raise reply
        return reply


@dataclass(eq=False)
class Person(Session):
    """A session whose way to the collector is ``way``."""

    way: Callable[[str], Transport] = DirectTransport

    @property
    def desk(self) -> Desk:
        return replace(super().desk, transport=self.way)


class HeldHost(RecordedHost):
    """A recorded computer that answers when it may."""

    def __init__(self, folder: Path, may: Event) -> None:
        super().__init__(folder)
        self._may = may

    def read_bytes(self, path: str) -> bytes:
        self._may.wait(_PATIENCE)
        return super().read_bytes(path)


def comes_back(home: Home, folder: Path, may: Event) -> Person:
    """The person at that moment, in a copy of the home that may be used up."""
    shutil.copytree(home.folder, folder)
    return Person(
        folder,
        HeldHost(home.host, may),
        live=True,
        clock=lambda: home.now,
        way=lambda _: Playing(home.tape, may),
        content=home.content or shipped(),
    )
