"""The programs that Posture may run, and where they lie."""

from __future__ import annotations

import os
from collections.abc import Mapping

from posture.host.model import NotThere, System, Unsupported
from posture.words.phrase import phrase

UNIX_FOLDERS = (
    "/usr/bin",
    "/bin",
    "/usr/sbin",
    "/sbin",
    "/run/current-system/sw/bin",  # NixOS
    "/run/current-system/profile/bin",  # Guix
)


def _unix(names: str) -> dict[str, tuple[str, ...]]:
    return {name: tuple(f"{folder}/{name}" for folder in UNIX_FOLDERS) for name in names.split()}


PROGRAMS: Mapping[System, Mapping[str, tuple[str, ...]]] = {
    System.LINUX: _unix(
        """
        apt-cache apt-config dpkg-query dnf dnf5 pacman rpm-ostree zypper
        gsettings xset systemctl systemd-detect-virt chronyc crontab passwd
        zfs zpool lsattr nft
        iptables-save ip6tables-save iptables-legacy-save ip6tables-legacy-save
        deja-dup gnome-control-center gnome-software systemsettings plasma-discover
        xfce4-screensaver-preferences cinnamon-settings mate-screensaver-preferences
        loginctl systemd-run
        """  # the last three lines act for the person, who pressed a button
    ),
    System.MACOS: {
        "defaults": ("/usr/bin/defaults",),
        "fdesetup": ("/usr/bin/fdesetup",),
        "launchctl": ("/bin/launchctl",),
        "netstat": ("/usr/sbin/netstat",),
        "osascript": ("/usr/bin/osascript",),  # acts for the person
        "pmset": ("/usr/bin/pmset",),
        "profiles": ("/usr/bin/profiles",),
        "socketfilterfw": ("/usr/libexec/ApplicationFirewall/socketfilterfw",),
        "sysadminctl": ("/usr/sbin/sysadminctl",),
        "sysctl": ("/usr/sbin/sysctl",),
        "system_profiler": ("/usr/sbin/system_profiler",),
        "tmutil": ("/usr/bin/tmutil",),
    },
    System.WINDOWS: {"schtasks": ("%SystemRoot%\\System32\\schtasks.exe",)},  # acts for the person
}


def find(program: str, system: System) -> str:
    """The absolute path of an allow-listed program; NotThere where it is not installed."""
    candidates = PROGRAMS[system].get(program)
    if candidates is None:
        raise Unsupported(phrase("Posture does not run “{program}”.", program=program))
    for candidate in candidates:
        path = candidate.replace("%SystemRoot%", windows_root())
        if os.access(path, os.X_OK):
            return path
    raise NotThere(phrase("The program “{program}” is not installed.", program=program))


def windows_root() -> str:
    """The folder of Windows itself."""
    return os.environ.get("SYSTEMROOT", "C:\\Windows")
