"""GNOME Software and KDE's Discover, which look for updates in the desktop session."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.settings import ini
from posture.facts.linux.settings.dconf import Settings
from posture.facts.linux.settings.kconfig import read_group
from posture.facts.linux.updates.automation import Automation
from posture.host.model import Host, NotRecorded

_GNOME = ("org.gnome.Software.desktop", "gnome-software-service.desktop")
_NOTIFIER = "org.kde.discover.notifier.desktop"


def find(host: Host) -> Automation | None:
    """What the software centre of the desktop does by itself, None where it does nothing."""
    desktops = {word.lower() for word in (host.environment("XDG_CURRENT_DESKTOP") or "").split(":")}
    if "kde" in desktops:
        return _discover(host)
    if "gnome" in desktops:
        return _gnome_software(host)
    return None


def _gnome_software(host: Host) -> Automation | None:
    """It downloads; the system's own updates wait until the person restarts with them.

    Source: org.gnome.software.gschema.xml, where both keys are on by default.
    """
    if not host.exists("/usr/bin/gnome-software") or _is_kept_from_starting(host, _GNOME):
        return None
    settings = Settings(host)
    keys = [settings.get("org.gnome.software", key, True) for key in ("allow-updates", "download-updates")]
    if not all(key.value for key in keys):
        return None
    return Automation("gnome-software", False, keys[1].method, "download-updates=true")


def _discover(host: Host) -> Automation | None:
    """It looks through its notifier, and installs at the next start where the person chose that.

    Source: UseUnattendedUpdates in discover's updatessettings.kcfg, off by default.
    """
    if not host.exists("/usr/bin/plasma-discover") or _is_kept_from_starting(host, (_NOTIFIER,)):
        return None
    entry = read_group(host, "PlasmaDiscoverUpdates", "Global").get("UseUnattendedUpdates")
    if entry is not None and entry.flag:
        return Automation("discover", True, "kconfig:PlasmaDiscoverUpdates", "UseUnattendedUpdates=true")
    if host.exists(f"/etc/xdg/autostart/{_NOTIFIER}"):
        return Automation("discover", False, "file:autostart")
    return None


def _is_kept_from_starting(host: Host, names: tuple[str, ...]) -> bool:
    """Whether the person keeps its part in the background from starting with the session.

    Source: the Desktop Application Autostart Specification: a file of the same name in the person's own
    folder wins, and ``Hidden=true`` in it means not to start.
    """
    folder = f"{host.environment('XDG_CONFIG_HOME') or f'{host.home()}/.config'}/autostart"
    entries = (_own_entry(host, f"{folder}/{name}") for name in names)
    return any(entry.get("Hidden", "").lower() == "true" for entry in entries)


def _own_entry(host: Host, path: str) -> Mapping[str, str]:
    try:
        return ini.read(host, (path,)).get("Desktop Entry", {})
    except NotRecorded:
        return {}
