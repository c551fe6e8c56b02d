"""Whether those who see the screen can do no more than watch."""

from __future__ import annotations

from collections.abc import Iterable

from posture.facts.linux.remote.desktop_servers import Server
from posture.facts.linux.settings.dconf import Settings
from posture.facts.linux.settings.kconfig import read_group
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError, Process


def shows_only(host: Host, server: Server, process: Process) -> bool:
    """Whether a server's command line or its settings let nobody use the mouse and the keyboard.

    Krfb keeps it in krfbrc (``allowDesktopControl``, true where it is not set), Vino in dconf.
    """
    match server.name:
        case "krfb":
            return _krfb_shows_only(host)
        case "vino":
            return process.mine and _setting(host, "org.gnome.Vino")
        case _:
            return bool(process.command) and server.shows_only(process.command[1:])


def gnome_shows_only(settings: Settings, sharing: Iterable[str]) -> bool:
    """Whether GNOME's sharing lets others only watch, as it does until somebody allows more.

    Source: org.gnome.desktop.remote-desktop.gschema.xml, ``view-only``.
    """
    try:
        return all(settings.get(schema, "view-only", True).value is True for schema in sharing)
    except (Undecided, HostError):
        return False


def _setting(host: Host, schema: str) -> bool:
    try:
        return Settings(host).get(schema, "view-only", False).value is True
    except (Undecided, HostError):
        return False


def _krfb_shows_only(host: Host) -> bool:
    try:
        entry = read_group(host, "krfbrc", "Security").get("allowDesktopControl")
    except HostError:
        return False
    return entry is not None and entry.flag is False
