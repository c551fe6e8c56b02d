"""What profiles fix on a Mac."""

from __future__ import annotations

import plistlib

import pytest

from posture.facts.macos.management import read
from posture.facts.model import Unreadable

MANAGED = "/Library/Managed Preferences"
UPDATES, FIREWALL = (
    f"{MANAGED}/com.apple.SoftwareUpdate.plist",
    f"{MANAGED}/com.apple.security.firewall.plist",
)
VERSION = "/System/Library/CoreServices/SystemVersion.plist"


def mac(make_mac, version: str = "15.7.2", **files: dict):
    paths = {"updates": UPDATES, "firewall": FIREWALL}
    made = {paths[name]: plistlib.dumps(settings) for name, settings in files.items()}
    return make_mac(files={**made, VERSION: plistlib.dumps({"ProductVersion": version})})


@pytest.mark.parametrize(
    ("version", "files", "fixed"),
    [
        ("15.7.2", {}, {}),
        ("15.7.2", {"updates": {"AutomaticDownload": True}, "firewall": {"EnableFirewall": True}}, {}),
        ("15.7.2", {"updates": {"AutomaticDownload": False}}, {"updates": "profile"}),
        ("26.1", {"updates": {"ConfigDataInstall": 0}}, {"updates": "profile"}),
        ("27.0", {"updates": {"AutomaticDownload": False}}, {}),
        ("15.7.2", {"firewall": {"EnableFirewall": False}}, {"firewall": "profile"}),
    ],
)
def test_a_profile_fixes_what_it_switches_off(version: str, files: dict, fixed: dict, make_mac) -> None:
    answers = read(mac(make_mac, version, **files))
    assert {name: one.value for name, one in answers.items() if not isinstance(one, Unreadable)} == fixed
