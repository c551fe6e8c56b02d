"""The settings and notes of macOS' own updates."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.macos.machine.plists import read_plist
from posture.host.model import Host

METHOD = "com.apple.SoftwareUpdate.plist"
OWN = f"/Library/Preferences/{METHOD}"


def own_settings(host: Host) -> Mapping[str, object]:
    """What was chosen on this Mac, and what its last search for updates left behind."""
    return read_plist(host, OWN)
