from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.model import Unreadable
from posture.facts.windows.updates.automatic import read
from posture.host.recordings.recorded import RecordedHost

MakeWindows = Callable[..., RecordedHost]

AU = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU"
UX = r"HKLM\SOFTWARE\Microsoft\WindowsUpdate\UX\Settings"
SERVICES = r"HKLM\SYSTEM\CurrentControlSet\Services"


def paused(until: object) -> dict:
    return {UX: {"PauseUpdatesExpiryTime": until}}


@pytest.mark.parametrize(
    ("registry", "enabled", "checks"),
    [
        ({}, True, True),
        ({AU: {"NoAutoUpdate": 0, "AUOptions": 4}}, True, True),
        ({AU: {"AUOptions": 5}}, True, True),
        ({AU: {"AUOptions": 3}}, False, True),
        ({AU: {"AUOptions": 2}}, False, True),
        ({AU: {"NoAutoUpdate": 1, "AUOptions": 4}}, False, False),
        ({rf"{SERVICES}\wuauserv": {"Start": 4}}, False, False),
        ({rf"{SERVICES}\UsoSvc": {"Start": 4}}, False, False),
        ({rf"{SERVICES}\wuauserv": {"Start": 3}, rf"{SERVICES}\UsoSvc": {"Start": 2}}, True, True),
        (paused("2026-11-20T09:00:00Z"), True, True),
        (paused("2026-12-24T09:00:00Z"), False, True),
        (paused("2123-08-22T09:02:26Z"), False, False),
        ({**paused("2123-08-22T09:02:26Z"), AU: {"AUOptions": 3}}, False, False),
        (paused(""), True, True),
    ],
)
def test_policies_services_and_pauses_keep_windows_from_installing(
    registry: dict, enabled: bool, checks: bool, make_windows: MakeWindows
) -> None:
    answers = read(make_windows(registry))
    assert (answers["enabled"].value, answers["checks"].value) == (enabled, checks)


@pytest.mark.parametrize(
    "registry",
    [
        {AU: {"AUOptions": 9}},
        {AU: {"AUOptions": "4"}},
        paused("21.11.2026"),
        paused(1763715600),
        paused("0001-01-01T00:00:00+14:00"),
        {f"{SERVICES}\\wuauserv": {"Start": "4"}},
    ],
)
def test_what_posture_does_not_know_stays_open(registry: dict, make_windows: MakeWindows) -> None:
    assert isinstance(read(make_windows(registry))["enabled"], Unreadable)
