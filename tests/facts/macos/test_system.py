from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.macos.system import read
from posture.facts.model import Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeMac = Callable[..., RecordedHost]

SYSCTL = "sysctl -n kern.hv_vmm_present"


def test_a_mac_has_a_screen_and_one_desktop(make_mac: MakeMac) -> None:
    answers = read(make_mac())
    assert (answers["name"].value, answers["desktop"].value) == ("macOS 15.7.2", "aqua")
    assert answers["has_screen"].value is True


@pytest.mark.parametrize(("printed", "found"), [("0\n", "none"), ("1\n", "machine")])
def test_the_kernel_knows_whether_it_is_a_guest(
    printed: str, found: str, make_mac: MakeMac, command: Callable[..., dict]
) -> None:
    assert read(make_mac(commands=[command(SYSCTL, printed)]))["virtual"].value == found


@pytest.mark.parametrize("printed", ["", "2\n", "unknown oid\n"])
def test_without_a_clear_word_it_may_be_a_guest(
    printed: str, make_mac: MakeMac, command: Callable[..., dict]
) -> None:
    answer = read(make_mac(commands=[command(SYSCTL, printed, exit_code=1)]))["virtual"]
    assert answer.value == "computer"


@pytest.mark.parametrize(
    ("printed", "portable"),
    [
        ("Battery Power:\n displaysleep 2\nAC Power:\n displaysleep 10\n", True),
        ("AC Power:\n displaysleep 10\n", False),
        ("UPS Power:\n displaysleep 5\nAC Power:\n displaysleep 10\n", False),
    ],
)
def test_a_plan_for_a_battery_makes_it_portable(
    printed: str, portable: bool, make_mac: MakeMac, command: Callable[..., dict]
) -> None:
    answer = read(make_mac(commands=[command("pmset -g custom", printed)]))["portable"]
    assert answer.value is portable


@pytest.mark.parametrize("printed", ["", "Batterie:\n", "AC Power:\n nothing at all\n"])
def test_without_a_plan_it_stays_open(printed: str, make_mac: MakeMac, command: Callable[..., dict]) -> None:
    assert isinstance(read(make_mac(commands=[command("pmset -g custom", printed)]))["portable"], Unreadable)
