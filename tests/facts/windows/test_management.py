from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.model import Unreadable
from posture.facts.windows.management import read
from posture.host.recordings.recorded import RecordedHost

MakeWindows = Callable[..., RecordedHost]

POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft"
UPDATE = rf"{POLICIES}\Windows\WindowsUpdate"
MANAGED = r"HKLM\SOFTWARE\Microsoft\PolicyManager\current\device"
FIREWALL = r"HKLM\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\Mdm"
SERVER = rf"{POLICIES}\Windows NT\Terminal Services"
GROUP, DEVICE = "group-policy", "device-management"


@pytest.mark.parametrize(
    ("registry", "field", "source"),
    [
        ({rf"{UPDATE}\AU": {"NoAutoUpdate": 1}}, "updates", GROUP),
        ({rf"{UPDATE}\AU": {"AUOptions": 3}}, "updates", GROUP),
        ({UPDATE: {"PauseQualityUpdatesStartTime": "2026-11-01"}}, "updates", GROUP),
        ({rf"{MANAGED}\Update": {"AllowAutoUpdate": 5}}, "updates", DEVICE),
        ({rf"{MANAGED}\Update": {"PauseQualityUpdates": 1}}, "updates", DEVICE),
        ({rf"{POLICIES}\WindowsFirewall\PublicProfile": {"EnableFirewall": 0}}, "firewall", GROUP),
        ({rf"{FIREWALL}\StandardProfile": {"DefaultInboundAction": 0}}, "firewall", DEVICE),
        ({SERVER: {"fDenyTSConnections": 0}}, "remote_desktop", GROUP),
        (
            {rf"{MANAGED}\RemoteDesktopServices": {"AllowUsersToConnectRemotely": "<enabled/>"}},
            "remote_desktop",
            DEVICE,
        ),
    ],
)
def test_what_keeps_people_from_changing_a_setting_is_named(
    registry: dict, field: str, source: str, make_windows: MakeWindows
) -> None:
    assert read(make_windows(registry))[field].value == source


@pytest.mark.parametrize(
    "registry",
    [
        {},
        {rf"{UPDATE}\AU": {"NoAutoUpdate": 0, "AUOptions": 4}},
        {rf"{MANAGED}\Update": {"AllowAutoUpdate": 2}},
        {rf"{FIREWALL}\StandardProfile": {"EnableFirewall": 1}},
        {SERVER: {"fDenyTSConnections": 1}},
        {
            SERVER: {"fDenyTSConnections": 1},
            rf"{MANAGED}\RemoteDesktopServices": {"AllowUsersToConnectRemotely": "<enabled/>"},
        },
    ],
)
def test_a_policy_that_asks_for_the_same_is_not_named(registry: dict, make_windows: MakeWindows) -> None:
    assert all(isinstance(answer, Unreadable) for answer in read(make_windows(registry)).values())
