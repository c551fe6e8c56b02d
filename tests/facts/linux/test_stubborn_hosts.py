"""Computers that answer nothing, or nonsense: every reader still says what it knows and what it does not."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_host import ERRORS, NOW, InventedHost, RefusingHost, read

from posture.facts.model import Answer, Unreadable
from posture.host.model import FileStatus, HostError, NotThere, Output

AssertSound = Callable[[str, Mapping[str, Answer]], None]

# Of these something is known for the very reason that a thing is not there.
KNOWN_BY_ABSENCE = {"auto_login", "auto_updates", "backup", "secure_boot", "system", "updates"}
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


class _Babbling(InventedHost):
    """Answers with pieces of what the readers look for, in any order, or with an error."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._random = chance = random.Random(seed)
        self._errors = chance.random() / 2
        self._nonsense: Mapping[str, Callable[..., object]] = {
            "environment": lambda _: chance.choice((None, "", "KDE", "ubuntu:GNOME", "/home/person")),
            "read_bytes": lambda _: chance.choice((self._text().encode(), chance.randbytes(5))),
            "exists": lambda _: chance.random() < 0.5,
            "names": lambda _: tuple(chance.sample(FILES, k=chance.randrange(len(FILES)))),
            "status": lambda _: FileStatus("file", 1, self._moment(), 0o644, 0),
            "resolve": lambda path: chance.choice(
                (path, "/dev/null", "/x/gdm.service", "/x/zoneinfo/No/Where")
            ),
            "run": lambda *_: Output(
                chance.choice((0, 0, 0, 1, 100, 255)), self._text(), chance.choice(("", "x"))
            ),
        }

    def answer(self, question: str, *about: object) -> object:
        if question not in self._nonsense or self._random.random() < self._errors:
            raise self._random.choice(ERRORS)("No.")
        return self._nonsense[question](*about)

    def _moment(self) -> datetime:
        return NOW - timedelta(days=self._random.uniform(-1000, 1000))

    def _text(self) -> str:
        return "".join(self._random.choices(PIECES, k=self._random.randrange(8)))


@pytest.mark.parametrize("error", ERRORS)
def test_a_computer_that_answers_nothing_leaves_every_field_answered(
    assert_sound: AssertSound, family: str, error: type[HostError]
) -> None:
    answers = read(family, RefusingHost(error))
    assert_sound(family, answers)
    if error is not NotThere or family not in KNOWN_BY_ABSENCE:
        assert all(isinstance(answer, Unreadable) for answer in answers.values())


@given(seed=st.integers(0, 2**32))
def test_nonsense_is_read_without_an_error(assert_sound: AssertSound, family: str, seed: int) -> None:
    assert_sound(family, read(family, _Babbling(seed)))
