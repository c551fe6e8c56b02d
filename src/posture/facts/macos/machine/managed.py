"""What an organisation's profiles fix on this Mac."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.macos.machine.plists import settings
from posture.host.model import Host

_FOLDER = "/Library/Managed Preferences"


def managed(host: Host, file: str) -> tuple[Mapping[str, object], ...]:
    """The settings that profiles force: those for the whole Mac, then those for this person alone.

    macOS writes what comes through the device channel into ``/Library/Managed Preferences`` and what comes
    through the user channel into the folder of that person's name below it (Apple, device-management, the
    ``devicechannel`` and ``userchannel`` of each payload). The host's errors pass, except that a file which
    is not there fixes nothing.
    """
    person = host.home().rstrip("/").rpartition("/")[2]
    return tuple(settings(host, f"{folder}/{file}") for folder in (_FOLDER, f"{_FOLDER}/{person}"))


def managed_value(host: Host, file: str, name: str) -> object | None:
    """What profiles force a setting to; None where they leave it alone."""
    return next((found[name] for found in managed(host, file) if name in found), None)
