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
BUILDS = {"21h2": 22000, "22h2": 22621, "23h2": 22631, "24h2": 26100, "25h2": 26200}
EDITIONS = {"home": "Core", "pro": "Professional", "enterprise": "Enterprise", "education": "Education"}


def ends() -> dict[str, dict[str, date]]:
    listed = yaml.safe_load((Path(shipped()) / "checks/knowledge/end-of-support.yaml").read_text())
    return listed["systems"]["windows-11"] if "systems" in listed else listed["windows-11"]


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
