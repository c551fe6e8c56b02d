from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from posture.facts.families import FAMILIES
from posture.facts.linux.updates.reader import read
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]


def _value(answer: Answer) -> object:
    return answer.value if isinstance(answer, Known) else answer.reason


@pytest.mark.parametrize(
    ("name", "manager", "pending", "security", "index_age", "installed_age"),
    [
        ("debian-12-apt", "apt", 7, 4, 0.04, 4.66),
        ("ubuntu-24.04-apt", "apt", 6, 5, 0.5, 10.0),
        ("fedora-dnf5", "dnf", 2, 1, 1.0, 7.0),
        ("opensuse-zypper", "zypper", 2, 1, 9.0, 20.0),
        ("arch-pacman", "pacman", 1, Reason.UNSUPPORTED, 3.0, 3.0),
    ],
)
def test_what_real_package_managers_said_is_understood(
    hosts: Path,
    name: str,
    manager: str,
    pending: int,
    security: object,
    index_age: float,
    installed_age: float,
) -> None:
    answers = read(RecordedHost(hosts / name))
    assert answers.keys() == FAMILIES["updates"].fields.keys()
    assert _value(answers["manager"]) == manager
    assert _value(answers["pending"]) == pending
    assert _value(answers["security_pending"]) == security
    assert _value(answers["index_age_days"]) == index_age
    assert _value(answers["installed_age_days"]) == pytest.approx(installed_age, abs=0.05)


def test_a_manager_that_cannot_be_asked_says_how_to_update(make_host: MakeHost) -> None:
    answers = read(make_host({"/etc/os-release": "ID=nixos\n"}))
    assert _value(answers["manager"]) == "nix"
    pending = answers["pending"]
    assert isinstance(pending, Unreadable)
    assert pending.reason is Reason.UNSUPPORTED
    assert pending.remedy


def test_an_unknown_system_leaves_every_field_open(make_host: MakeHost) -> None:
    answers = read(make_host())
    assert answers.keys() == FAMILIES["updates"].fields.keys()
    assert {_value(answer) for answer in answers.values()} == {Reason.NOT_FOUND}
