from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.macos.updates.automatic import read
from posture.facts.model import Answer, Known
from posture.host.recordings.recorded import RecordedHost

MakeMac = Callable[..., RecordedHost]
Plist = Callable[[object], bytes]

FILE = "/Library/Preferences/com.apple.SoftwareUpdate.plist"
MANAGED = "/Library/Managed Preferences/com.apple.SoftwareUpdate.plist"
ALL_ON = {
    "AutomaticCheckEnabled": True,
    "AutomaticDownload": True,
    "AutomaticallyInstallMacOSUpdates": True,
    "CriticalUpdateInstall": True,
}


def without(name: str) -> dict[str, object]:
    return {key: value for key, value in ALL_ON.items() if key != name}


def state(answer: Answer) -> bool | None:
    return answer.value if isinstance(answer, Known) else None


@pytest.mark.parametrize(
    ("found", "enabled", "checks"),
    [
        (ALL_ON, True, True),
        (dict.fromkeys(ALL_ON, 1), True, True),
        ({**ALL_ON, "AutomaticallyInstallMacOSUpdates": False}, False, True),
        ({**ALL_ON, "CriticalUpdateInstall": 0}, False, True),
        ({**ALL_ON, "AutomaticDownload": False}, False, True),
        (dict.fromkeys(ALL_ON, False), False, False),
        (without("AutomaticallyInstallMacOSUpdates"), None, True),
        (without("AutomaticCheckEnabled"), None, None),
        ({**without("AutomaticCheckEnabled"), "AutomaticDownload": False}, False, None),
        ({}, None, None),
        ({**ALL_ON, "AutomaticCheckEnabled": "ja"}, None, None),
        ({**ALL_ON, "AutomaticDownload": 2}, None, True),
    ],
)
def test_every_switch_must_be_on_and_one_never_touched_is_not_guessed(
    found: dict, enabled: bool | None, checks: bool | None, make_mac: MakeMac, plist: Plist
) -> None:
    answers = read(make_mac({FILE: plist(found)}))
    assert (state(answers["enabled"]), state(answers["checks"])) == (enabled, checks)


def test_an_organisations_profile_counts_first(make_mac: MakeMac, plist: Plist) -> None:
    files = {FILE: plist(dict.fromkeys(ALL_ON, False)), MANAGED: plist(ALL_ON)}
    assert state(read(make_mac(files))["enabled"]) is True


def test_without_the_file_it_stays_open(make_mac: MakeMac) -> None:
    assert state(read(make_mac())["enabled"]) is None
