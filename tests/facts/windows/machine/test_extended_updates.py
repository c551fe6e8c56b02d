"""When regular updates for a Windows have ended."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from posture.content.locate import shipped
from posture.facts.windows.machine.extended_updates import is_past_its_end
from posture.facts.windows.machine.version import windows_version

WINDOWS = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
LONG = {
    ("windows-10", "1607", 14393): ("ltsc", "iot-ltsc"),
    ("windows-10", "1809", 17763): ("ltsc", "iot-ltsc"),
    ("windows-10", "21h2", 19044): ("ltsc", "iot-ltsc"),
    ("windows-11", "24h2", 26100): ("ltsc", "iot-ltsc"),
    ("windows-server", "1607", 14393): ("server",),
    ("windows-server", "1809", 17763): ("server",),
    ("windows-server", "21h2", 20348): ("server",),
    ("windows-server", "24h2", 26100): ("server",),
}
NAMES = {"ltsc": "EnterpriseS", "iot-ltsc": "IoTEnterpriseS", "server": "ServerStandard"}
BUILDS = {"21h2": 22000, "22h2": 22621, "23h2": 22631, "24h2": 26100, "25h2": 26200}
EDITIONS = {"home": "Core", "pro": "Professional", "enterprise": "Enterprise", "education": "Education"}


def ends(system: str = "windows-11") -> dict:
    listed = yaml.safe_load((Path(shipped()) / "checks/knowledge/end-of-support.yaml").read_text())
    return listed["systems"][system] if "systems" in listed else listed[system]


@pytest.mark.parametrize("version", BUILDS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_it_agrees_with_the_list_of_end_dates(version: str, edition: str, make_windows, monkeypatch) -> None:
    values = {
        "CurrentBuildNumber": str(BUILDS[version]),
        "DisplayVersion": version.upper(),
        "EditionID": EDITIONS[edition],
        "InstallationType": "Client",
    }
    last = ends()[version][edition]
    for day, past in ((last, False), (last + timedelta(days=1), True)):
        host = make_windows({WINDOWS: values}, taken=f"{day}T09:00:00Z")
        assert is_past_its_end(host, windows_version(host)) is past


@pytest.mark.parametrize(
    ("system", "version", "build", "edition"),
    [(*place, edition) for place, editions in LONG.items() for edition in editions],
)
def test_so_do_the_editions_for_long_service(
    system: str, version: str, build: int, edition: str, make_windows
) -> None:
    kind = "Server" if edition == "server" else "Client"
    values = {"CurrentBuildNumber": str(build), "EditionID": NAMES[edition], "InstallationType": kind}
    found = ends(system)[version]
    last = found if isinstance(found, date) else found[edition]
    for day, past in ((last, False), (last + timedelta(days=1), True)):
        host = make_windows({WINDOWS: values}, taken=f"{day}T09:00:00Z")
        assert is_past_its_end(host, windows_version(host)) is past


@pytest.mark.parametrize(("day", "past"), [("2026-10-13", False), ("2026-10-14", True)])
def test_an_edition_that_is_not_known_may_end_with_the_first(day: str, past: bool, make_windows) -> None:
    values = {"CurrentBuildNumber": "26100", "DisplayVersion": "24H2", "EditionID": "CloudEdition"}
    host = make_windows({WINDOWS: values}, taken=f"{day}T09:00:00Z")
    assert is_past_its_end(host, windows_version(host)) is past
