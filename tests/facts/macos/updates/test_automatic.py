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
DECLARED = "/private/var/db/softwareupdate/SoftwareUpdateDDMStatePersistence.plist"
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
        (without("AutomaticallyInstallMacOSUpdates"), True, True),
        (without("AutomaticCheckEnabled"), True, True),
        ({**without("AutomaticCheckEnabled"), "AutomaticDownload": False}, False, True),
        ({}, True, True),
        ({**ALL_ON, "AutomaticCheckEnabled": "ja"}, None, None),
        ({**ALL_ON, "AutomaticCheckEnabled": "ja", "AutomaticDownload": False}, False, None),
        ({**ALL_ON, "AutomaticDownload": 2}, None, True),
    ],
)
def test_every_switch_must_be_on_and_one_never_touched_is_as_apple_ships_it(
    found: dict, enabled: bool | None, checks: bool | None, make_mac: MakeMac, plist: Plist
) -> None:
    answers = read(make_mac({FILE: plist(found)}))
    assert (state(answers["enabled"]), state(answers["checks"])) == (enabled, checks)


def test_an_organisations_profile_counts_first(make_mac: MakeMac, plist: Plist) -> None:
    files = {FILE: plist(dict.fromkeys(ALL_ON, False)), MANAGED: plist(ALL_ON)}
    assert state(read(make_mac(files))["enabled"]) is True


def declares(**settings: object) -> dict[str, object]:
    return {"SUCorePersistedStatePolicyFields": {"SUCoreDDMDeclarationGlobalSettings": settings}}


@pytest.mark.parametrize(
    ("declared", "own", "enabled"),
    [
        ({"automaticallyInstallOSUpdates": 1}, ALL_ON, True),
        ({"automaticallyInstallOSUpdates": 1}, {"AutomaticallyInstallMacOSUpdates": False}, True),
        ({"automaticallyInstallOSUpdates": "AlwaysOff"}, ALL_ON, False),
        ({"automaticallyInstallOSUpdates": "Allowed"}, ALL_ON, True),
        ({"automaticallyInstallOSUpdates": 2}, ALL_ON, None),
        ({"automaticallyInstallOSUpdates": 0}, ALL_ON, None),
        ({"automaticallyDownload": 0}, ALL_ON, None),
        ({"automaticallyInstallSystemAndSecurityUpdates": 2}, ALL_ON, None),
        ({"automaticallyInstallOSUpdates": 2}, {"AutomaticallyInstallMacOSUpdates": False}, False),
        ({"automaticallyInstallOSUpdates": 2}, {"AutomaticDownload": False}, False),
        ({"enableGlobalNotifications": 0}, ALL_ON, True),
    ],
)
def test_a_declaration_counts_before_everything_else_where_it_is_understood(
    declared: dict, own: dict, enabled: bool | None, make_mac: MakeMac, plist: Plist
) -> None:
    host = make_mac({FILE: plist(own), DECLARED: plist(declares(**declared))}, version="26.1")
    assert state(read(host)["enabled"]) is enabled


@pytest.mark.parametrize(
    "found", [{"SUCorePersistedStatePolicyFields": 7}, declares() | {"SUCorePersistedStatePolicyFields": []}]
)
def test_a_declaration_of_another_form_leaves_it_open(found: dict, make_mac: MakeMac, plist: Plist) -> None:
    host = make_mac({FILE: plist(ALL_ON), DECLARED: plist(found)})
    assert state(read(host)["enabled"]) is None


def test_a_declaration_that_cannot_be_read_leaves_it_open(make_mac: MakeMac, plist: Plist) -> None:
    assert state(read(make_mac({FILE: plist(ALL_ON)}, denied=[DECLARED]))["enabled"]) is None


def test_before_macos_15_there_is_no_such_declaration(make_mac: MakeMac, plist: Plist) -> None:
    host = make_mac({FILE: plist(ALL_ON)}, version="14.7", denied=[DECLARED])
    assert state(read(host)["enabled"]) is True


@pytest.mark.parametrize(("version", "enabled"), [("26.1", False), ("27.0", None)])
def test_a_macos_that_may_not_heed_profiles_leaves_a_difference_open(
    version: str, enabled: bool | None, make_mac: MakeMac, plist: Plist
) -> None:
    files = {FILE: plist(ALL_ON), MANAGED: plist({"AutomaticDownload": False})}
    assert state(read(make_mac(files, version=version))["enabled"]) is enabled


def test_without_the_file_nobody_has_touched_a_switch(make_mac: MakeMac) -> None:
    assert state(read(make_mac())["enabled"]) is True
