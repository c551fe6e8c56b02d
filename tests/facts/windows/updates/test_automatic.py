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


POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate"
MANAGED = r"HKLM\SOFTWARE\Microsoft\PolicyManager\current\device\Update"
STATE = r"HKLM\SOFTWARE\Microsoft\WindowsUpdate\UpdatePolicy\Settings"
WINDOWS = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
ESU = r"HKCU\Software\Microsoft\Windows NT\CurrentVersion\Windows\ConsumerESU"


@pytest.mark.parametrize(
    ("registry", "enabled", "checks"),
    [
        ({AU: {"AUOptions": 1}}, False, False),
        ({AU: {"AUOptions": 7}}, False, True),
        ({POLICIES: {"DisableWindowsUpdateAccess": 1}}, False, False),
        *[({MANAGED: {"AllowAutoUpdate": value}}, True, True) for value in (1, 2, 3, 4)],
        ({MANAGED: {"AllowAutoUpdate": 0}}, False, True),
        ({MANAGED: {"AllowAutoUpdate": 5}}, False, False),
        ({MANAGED: {"AllowAutoUpdate": "5"}}, False, False),
        ({MANAGED: {"AllowUpdateService": 0}}, False, False),
        ({MANAGED: {"AllowUpdateService": 1}}, True, True),
        ({MANAGED: {"AllowAutoUpdate": 2}, AU: {"NoAutoUpdate": 1}}, False, False),
        ({UX: {"PauseQualityUpdatesEndTime": "2026-12-01T09:00:00Z"}}, False, True),
        ({POLICIES: {"PauseQualityUpdatesStartTime": "2026-11-01"}}, False, True),
        ({POLICIES: {"PauseQualityUpdatesStartTime": "2026-10-01"}}, True, True),
        ({MANAGED: {"PauseQualityUpdatesStartTime": "2026-11-01"}}, False, True),
        ({MANAGED: {"PauseQualityUpdates": 1}}, False, True),
        ({STATE: {"PausedQualityStatus": 1}}, False, True),
        ({STATE: {"PausedQualityStatus": 2}}, True, True),
        ({MANAGED: {"DeferQualityUpdatesPeriodInDays": 30}}, True, True),
    ],
)
def test_device_management_and_its_pauses_count_as_well(
    registry: dict, enabled: bool, checks: bool, make_windows: MakeWindows
) -> None:
    answers = read(make_windows(registry))
    assert (answers["enabled"].value, answers["checks"].value) == (enabled, checks)


@pytest.mark.parametrize(
    ("registry", "enabled", "by"),
    [
        (
            {POLICIES: {"WUServer": "https://wsus.example.org"}, AU: {"UseWUServer": 1}},
            True,
            "organisation-server",
        ),
        (
            {POLICIES: {"WUServer": "https://wsus.example.org"}, AU: {"UseWUServer": 0}},
            True,
            "windows-update",
        ),
        ({MANAGED: {"UpdateServiceUrl": "https://wsus.example.org"}}, True, "organisation-server"),
        ({POLICIES: {"WUServer": "http://127.0.0.1"}, AU: {"UseWUServer": 1}}, False, "windows-update"),
        ({POLICIES: {"WUServer": " "}, AU: {"UseWUServer": 1}}, False, "windows-update"),
        ({MANAGED: {"UpdateServiceUrl": "http://localhost:8530"}}, False, "windows-update"),
    ],
)
def test_an_organisations_own_server_brings_them_unless_it_is_none(
    registry: dict, enabled: bool, by: str, make_windows: MakeWindows
) -> None:
    answers = read(make_windows(registry, native={"update-search": "2026-11-19T09:00:00Z"}))
    assert (answers["enabled"].value, answers["by"].value) == (enabled, by)


@pytest.mark.parametrize("searched", [None, "2026-09-01T09:00:00Z", "long ago"])
def test_an_own_server_that_has_not_answered_lately_leaves_it_open(
    searched: str | None, make_windows: MakeWindows
) -> None:
    registry = {POLICIES: {"WUServer": "https://wsus.example.org"}, AU: {"UseWUServer": 1}}
    answers = read(make_windows(registry, native={"update-search": searched}))
    assert isinstance(answers["enabled"], Unreadable)


@pytest.mark.parametrize(
    ("options", "enabled"), [({}, None), ({"AUOptions": 4}, True), ({"AUOptions": 3}, False)]
)
def test_a_server_does_what_a_policy_says_and_without_one_it_stays_open(
    options: dict, enabled: bool | None, make_windows: MakeWindows
) -> None:
    version = {"CurrentBuildNumber": "20348", "InstallationType": "Server", "EditionID": "ServerStandard"}
    answer = read(make_windows({WINDOWS: version, AU: options}))["enabled"]
    assert getattr(answer, "value", None) is enabled


def test_a_windows_without_its_services_is_not_known(make_windows: MakeWindows) -> None:
    assert isinstance(read(make_windows(bare=True))["enabled"], Unreadable)


@pytest.mark.parametrize(
    ("edition", "revision", "enabled"),
    [("Core", 6456, None), ("Core", 7058, True), ("EnterpriseS", 6456, True)],
)
def test_a_version_that_gets_nothing_installs_nothing(
    edition: str, revision: int, enabled: bool | None, make_windows: MakeWindows
) -> None:
    windows = {"CurrentBuildNumber": "19045", "DisplayVersion": "22H2", "EditionID": edition, "UBR": revision}
    registry = {WINDOWS: windows, ESU: {"ESUEligibility": 3}} if revision > 6466 else {WINDOWS: windows}
    answer = read(make_windows(registry))["enabled"]
    assert (None if isinstance(answer, Unreadable) else answer.value) is enabled
