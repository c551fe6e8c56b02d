from __future__ import annotations

import plistlib
from collections.abc import Callable

import pytest

from posture.facts.macos.os import read
from posture.facts.model import Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeMac = Callable[..., RecordedHost]

PATH = "/System/Library/CoreServices/SystemVersion.plist"


@pytest.mark.parametrize("version", ["15.6", "14.7.1", "26.1", "10.15.7"])
def test_the_version_is_the_systems_own(version: str, make_mac: MakeMac) -> None:
    answers = read(make_mac(version=version))
    found = tuple(answers[name].value for name in ("id", "version", "edition", "rolling", "support_ends"))
    assert found == ("macos", version, "", False, "")


@pytest.mark.parametrize(
    "found", [{}, {"ProductVersion": 15}, {"ProductVersion": "Sequoia"}, {"ProductVersion": "15.6 (24G84)"}]
)
def test_a_version_that_is_none_stays_open(found: dict, make_mac: MakeMac) -> None:
    answers = read(make_mac({PATH: plistlib.dumps(found)}))
    assert all(isinstance(answer, Unreadable) for answer in answers.values())


@pytest.mark.parametrize(
    ("build", "beta"),
    [
        ("26B5043c", True),
        ("24A5264n", True),
        ("24G325", False),
        ("22F770820d", False),
        ("25B78", False),
        ("24A335", False),
        ("23A5", False),
    ],
)
def test_a_beta_is_of_no_version_in_a_list(build: str, beta: bool, make_mac: MakeMac) -> None:
    found = {"ProductName": "macOS", "ProductVersion": "27.1", "ProductBuildVersion": build}
    answers = read(make_mac({PATH: plistlib.dumps(found)}))
    assert isinstance(answers["version"], Unreadable) is beta
    assert answers["id"].value == "macos"
