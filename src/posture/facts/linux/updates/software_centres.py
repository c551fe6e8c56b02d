"""GNOME Software and KDE's Discover, which look for updates in the desktop session."""

from __future__ import annotations

from posture.facts.linux.settings.dconf import Settings
from posture.facts.linux.settings.kconfig import read_group
from posture.facts.linux.updates.automation import Automation
from posture.host.model import Host


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
    if not host.exists("/usr/bin/gnome-software"):
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
    if not host.exists("/usr/bin/plasma-discover"):
        return None
    entry = read_group(host, "PlasmaDiscoverUpdates", "Global").get("UseUnattendedUpdates")
    if entry is not None and entry.flag:
        return Automation("discover", True, "kconfig:PlasmaDiscoverUpdates", "UseUnattendedUpdates=true")
    if host.exists("/etc/xdg/autostart/org.kde.discover.notifier.desktop"):
        return Automation("discover", False, "file:autostart")
    return None
