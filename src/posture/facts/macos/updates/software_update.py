"""The settings and notes of macOS' own updates."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.macos.machine.plists import read_plist, settings
from posture.host.model import Host

METHOD = "com.apple.SoftwareUpdate.plist"
_OWN = f"/Library/Preferences/{METHOD}"
_MANAGED = f"/Library/Managed Preferences/{METHOD}"


def update_settings(host: Host) -> Mapping[str, object]:
    """The settings in force: what an organisation's profile says counts before the Mac's own."""
    return {**read_plist(host, _OWN), **settings(host, _MANAGED)}


def update_notes(host: Host) -> Mapping[str, object]:
    """What the last search for updates left behind."""
    return read_plist(host, _OWN)
