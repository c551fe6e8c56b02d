from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.model import Unreadable
from posture.facts.windows.remote.desktop import read
from posture.host.recordings.recorded import RecordedHost

MakeWindows = Callable[..., RecordedHost]

LOCAL = r"HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server"
POLICY = r"HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services"
DENIED, LET_IN = {"fDenyTSConnections": 1}, {"fDenyTSConnections": 0}


@pytest.mark.parametrize(
    ("registry", "by"),
    [
        ({LOCAL: DENIED}, ()),
        ({}, ()),
        ({LOCAL: LET_IN}, ("remote-desktop",)),
        ({LOCAL: LET_IN, POLICY: DENIED}, ()),
        ({LOCAL: DENIED, POLICY: LET_IN}, ("remote-desktop",)),
    ],
)
def test_a_policy_counts_before_the_setting(
    registry: dict, by: tuple[str, ...], make_windows: MakeWindows
) -> None:
    answers = read(make_windows(registry))
    assert (answers["enabled"].value, answers["by"].value) == (bool(by), by)


def test_other_programs_count_while_they_run(make_windows: MakeWindows) -> None:
    processes = [
        {"name": name} for name in ("explorer.exe", "TeamViewer_Service.exe", "AnyDesk.exe", "ANYDESK.EXE")
    ]
    answers = read(make_windows({LOCAL: LET_IN}, processes=processes))
    assert answers["by"].value == ("remote-desktop", "anydesk", "teamviewer")


@pytest.mark.parametrize("value", [2, "0", {"hex": "00"}])
def test_any_other_value_stays_open(value: object, make_windows: MakeWindows) -> None:
    answer = read(make_windows({LOCAL: {"fDenyTSConnections": value}}))["enabled"]
    assert isinstance(answer, Unreadable)


def test_hidden_programs_leave_it_open(make_windows: MakeWindows) -> None:
    refusal = {"error": "not_allowed", "sentence": "Hidden."}
    assert isinstance(read(make_windows({LOCAL: DENIED}, processes=refusal))["enabled"], Unreadable)
