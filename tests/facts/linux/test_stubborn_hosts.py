"""Updates, backups and the way in, asked of computers that answer nothing, or nonsense."""

from __future__ import annotations

import importlib
import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.families import FAMILIES
from posture.facts.model import Answer, Known, Unreadable
from posture.host.model import (
    BusCall,
    FileStatus,
    Host,
    HostError,
    Listener,
    NoAnswer,
    NotAllowed,
    NotRecorded,
    NotThere,
    Output,
    Process,
    RegistryValue,
    Space,
    System,
    Unsupported,
)

NAMES = ("updates", "auto_updates", "backup", "auto_login", "secure_boot")
ERRORS = (NotThere, NotAllowed, NoAnswer, Unsupported, NotRecorded)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
POLICY = """\
x:
  Installed: 1
  Candidate: 2
  Version table:
     2 500
        500 http://x y-security/main amd64 Packages
 *** 1 500
        100 /var/lib/dpkg/status
"""
PIECES = (
    "ID=debian\n",
    "ID=fedora\n",
    "ID=arch\n",
    "ID=opensuse-leap\nID_LIKE=suse\n",
    POLICY,
    "     2 500\n",
    "install installed x\n",
    "hold installed y\n",
    "alpha.noarch\n",
    "alpha 1 -> 2\n",
    " [ignored]\n",
    '<update kind="package">',
    "</update-list>",
    'APT::Periodic::Update-Package-Lists "1";\n',
    'APT::Periodic::Unattended-Upgrade "1";\n',
    'Unattended-Upgrade::Allowed-Origins:: "x";\n',
    "[Autologin]\nUser=x\n",
    "[daemon]\nAutomaticLogin=x\n",
    "AutomaticLoginEnable=true\n",
    '[initial_session]\ncommand="x"\n',
    "ExecStart=agetty -a x\n",
    "ExecStart=restic backup\n",
    '{"deployments": [{"booted": true, "timestamp": 1}]}',
    '[{"id": "a"}]',
    '{"a": {"last_completed": {"end": "2026"}}}',
    "profile1.snapshots.path=/x\n",
    "[Plan/1]\nLast complete backup=2026,1,1,1,1,1\n",
    "[Kup settings]\nBackups enabled=true\n",
    "Valid-Until: Wed, 11 Nov 2026 09:00:00 UTC\n",
    "Start-Date: 2026-11-11  09:00:00\nUpgrade: x\n",
    "\n\n",
    "Result=success\n",
    "ExecMainStatus=0\nExecMainExitTimestamp=@1\n",
    "SQLite format 3\0",
    "\0\ufffd",
    "'2026-11-20T09:00:00Z'",
    "true",
)
FILES = (
    "x_dists_y-security_InRelease",
    "x_dists_y_main_binary-amd64_Packages",
    "core.db",
    "primary.xml.gz",
    "repomd.xml",
    "apt-daily.timer",
    "apt-daily-upgrade.timer",
    "dnf5-automatic.timer",
    "rpm-ostreed-automatic.timer",
    "restic.timer",
    "getty@tty1.service",
    "getty@tty1.service.d",
    "a.conf",
    "20261118-090000-1",
)


class _Stubborn:
    """Every question raises; questions that have an answer in a subclass do not."""

    system = System.LINUX

    def refuse(self) -> NoReturn:
        raise NotImplementedError

    def now(self) -> datetime:
        return NOW

    def home(self) -> str:
        return "/home/person"

    def environment(self, name: str) -> str | None:
        self.refuse()

    def read_bytes(self, path: str) -> bytes:
        self.refuse()

    def read_text(self, path: str) -> str:
        return self.read_bytes(path).decode("utf-8", "replace")

    def exists(self, path: str) -> bool:
        self.refuse()

    def names(self, path: str) -> tuple[str, ...]:
        self.refuse()

    def status(self, path: str) -> FileStatus:
        self.refuse()

    def resolve(self, path: str) -> str:
        self.refuse()

    def run(
        self,
        program: str,
        *arguments: str,
        deadline: float = 5.0,
        environment: Mapping[str, str] | None = None,
        stdin: str = "",
    ) -> Output:
        self.refuse()

    def call(self, call: BusCall, *, deadline: float = 3.0) -> tuple[object, ...]:
        self.refuse()

    def registry_value(self, key: str, name: str) -> RegistryValue:
        self.refuse()

    def registry_keys(self, key: str) -> tuple[str, ...]:
        self.refuse()

    def native(self, question: str) -> object:
        self.refuse()

    def processes(self) -> tuple[Process, ...]:
        self.refuse()

    def listeners(self) -> tuple[Listener, ...]:
        self.refuse()

    def space(self, path: str) -> Space:
        self.refuse()


class _Refusing(_Stubborn):
    """Answers every question with the same error."""

    def __init__(self, error: type[HostError]) -> None:
        self._error = error

    def refuse(self) -> NoReturn:
        raise self._error("No.")


class _Babbling(_Stubborn):
    """Answers with pieces of what the readers look for, in any order, or with an error."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._errors = self._random.random() / 2

    def refuse(self) -> NoReturn:
        raise self._random.choice(ERRORS)("No.")

    def _perhaps(self) -> None:
        if self._random.random() < self._errors:
            self.refuse()

    def _text(self) -> str:
        return "".join(self._random.choices(PIECES, k=self._random.randrange(8)))

    def environment(self, name: str) -> str | None:
        return self._random.choice((None, "", "KDE", "ubuntu:GNOME", "/home/person"))

    def read_bytes(self, path: str) -> bytes:
        self._perhaps()
        return self._random.choice((self._text().encode(), self._random.randbytes(5)))

    def exists(self, path: str) -> bool:
        self._perhaps()
        return self._random.random() < 0.5

    def names(self, path: str) -> tuple[str, ...]:
        self._perhaps()
        return tuple(self._random.sample(FILES, k=self._random.randrange(len(FILES))))

    def status(self, path: str) -> FileStatus:
        self._perhaps()
        moment = NOW - timedelta(days=self._random.uniform(-1000, 1000))
        return FileStatus("file", 1, moment, 0o644, 0)

    def resolve(self, path: str) -> str:
        self._perhaps()
        return self._random.choice((path, "/dev/null", "/x/gdm.service", "/x/zoneinfo/No/Where"))

    def run(
        self,
        program: str,
        *arguments: str,
        deadline: float = 5.0,
        environment: Mapping[str, str] | None = None,
        stdin: str = "",
    ) -> Output:
        self._perhaps()
        return Output(
            self._random.choice((0, 0, 0, 1, 100, 255)), self._text(), self._random.choice(("", "x"))
        )


def _read(name: str) -> Callable[[Host], Mapping[str, Answer]]:
    read: Callable[[Host], Mapping[str, Answer]] = importlib.import_module(f"posture.facts.linux.{name}").read
    return read


def _assert_sound(name: str, answers: Mapping[str, Answer]) -> None:
    fields = FAMILIES[name].fields
    assert answers.keys() == fields.keys()
    for field, answer in answers.items():
        if isinstance(answer, Known):
            assert type(answer.value) is fields[field].type
        else:
            assert answer.detail.endswith(".")


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("name", NAMES)
def test_a_computer_that_answers_nothing_leaves_every_field_answered(
    name: str, error: type[HostError]
) -> None:
    _assert_sound(name, _read(name)(_Refusing(error)))


@pytest.mark.parametrize("error", [NotAllowed, NoAnswer, NotRecorded, Unsupported])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_known_of_a_computer_that_refuses(name: str, error: type[HostError]) -> None:
    answers = _read(name)(_Refusing(error)).values()
    assert all(isinstance(answer, Unreadable) for answer in answers)


@pytest.mark.parametrize("name", NAMES)
@given(seed=st.integers(0, 2**32))
def test_nonsense_is_read_without_an_error(name: str, seed: int) -> None:
    _assert_sound(name, _read(name)(_Babbling(seed)))
