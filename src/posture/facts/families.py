"""Every fact family, its fields and where it can be read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from posture.facts.model import FactFamily, Field
from posture.host.model import System


def _family(
    name: str,
    fields: Mapping[str, Field],
    *,
    linux: str = "",
    macos: str = "",
    windows: str = "",
    deadline: float = 5.0,
) -> FactFamily:
    modules = {System.LINUX: linux, System.MACOS: macos, System.WINDOWS: windows}
    readers = {system: f"posture.facts.{system}.{module}" for system, module in modules.items() if module}
    return FactFamily(name, MappingProxyType(dict(fields)), MappingProxyType(readers), deadline)


FAMILIES: Mapping[str, FactFamily] = MappingProxyType(
    {
        family.name: family
        for family in (
            _family(
                "system",
                {
                    "name": Field(str, "the operating system's full name"),
                    "has_screen": Field(
                        bool, "somebody works at a screen here (a desktop session, or one installed)"
                    ),
                    "desktop": Field(
                        str, "the desktop that runs: gnome, kde, xfce, windows, aqua, none, ..."
                    ),
                    "virtual": Field(str, "what it runs in", ("none", "machine", "container", "wsl")),
                    "portable": Field(bool, "it has a battery"),
                },
                linux="system",
                macos="system",
                windows="system",
            ),
            _family(
                "os",
                {
                    "id": Field(str, "debian, ubuntu, fedora, windows-11, macos, ..."),
                    "version": Field(str, "12, 24.04, 24h2, 15.6, ..."),
                    "edition": Field(str, "home, pro, enterprise, lts, ... or empty"),
                    "rolling": Field(bool, "it has no versions and so no end of support"),
                    "support_ends": Field(str, "the date the system itself names, as 2028-06-30, or empty"),
                },
                linux="os",
                macos="os",
                windows="os",
            ),
            _family(
                "disk_encryption",
                {
                    "state": Field(
                        str,
                        "of every volume that holds the system or the person's files",
                        ("on", "off", "partly", "starting", "suspended", "hardware-only"),
                    ),
                    "how": Field(str, "LUKS2, BitLocker, FileVault, ..."),
                    "plain": Field(tuple, "the mount points that lie unencrypted"),
                },
                linux="storage.encryption",
                macos="storage.encryption",
                windows="storage.encryption",
            ),
            _family(
                "screen_lock",
                {
                    "enabled": Field(bool, "it locks by itself when nobody is there"),
                    "after_minutes": Field(
                        float, "minutes without a key until it is locked; 0 where it never locks"
                    ),
                    "by": Field(str, "the program that locks: gnome, kde, swayidle, ..."),
                    "on_sleep": Field(bool, "it is locked after sleep"),
                },
                linux="screen_lock.reader",
                macos="screen_lock.reader",
                windows="screen_lock.reader",
            ),
            _family(
                "auto_login",
                {
                    "enabled": Field(bool, "somebody is signed in at start without a password"),
                    "by": Field(str, "the display manager that does it, or empty"),
                },
                linux="sign_in.auto_login",
                macos="sign_in.auto_login",
                windows="sign_in.auto_login",
            ),
            _family(
                "updates",
                {
                    "manager": Field(str, "apt, dnf, windows-update, ..."),
                    "pending": Field(int, "updates that wait, kept-back ones left out"),
                    "security_pending": Field(int, "those of them that close security holes"),
                    "index_age_days": Field(float, "days since the list of updates was fetched"),
                    "installed_age_days": Field(float, "days since updates were last installed"),
                },
                deadline=10.0,
                linux="updates.reader",
                macos="updates.reader",
                windows="updates.reader",
            ),
            _family(
                "auto_updates",
                {
                    "enabled": Field(bool, "security updates install by themselves"),
                    "checks": Field(bool, "the system looks for updates by itself"),
                    "by": Field(str, "what does it: unattended-upgrades, dnf-automatic, ..."),
                },
                linux="updates.automatic",
                macos="updates.automatic",
                windows="updates.automatic",
            ),
            _family(
                "firewall",
                {
                    "enabled": Field(bool, "a firewall filters what comes in"),
                    "blocks_incoming": Field(bool, "what nobody asked for is refused"),
                    "by": Field(str, "ufw, firewalld, nftables, windows-defender, ..."),
                    "open_ports": Field(int, "ports that wait for connections from other computers"),
                },
                linux="firewall.reader",
                macos="firewall.reader",
                windows="firewall.reader",
            ),
            _family(
                "remote_desktop",
                {
                    "enabled": Field(bool, "this screen can be controlled from another computer"),
                    "by": Field(tuple, "the programs that offer it"),
                },
                linux="remote.desktop",
                macos="remote.desktop",
                windows="remote.desktop",
            ),
            _family(
                "secure_boot",
                {
                    "supported": Field(bool, "the computer starts by UEFI or an equal"),
                    "enabled": Field(bool, "only signed systems start"),
                },
                linux="secure_boot",
                windows="secure_boot",
            ),
            _family(
                "backup",
                {
                    "configured": Field(bool, "a backup of the person's files is set up"),
                    "age_days": Field(float, "days since the last backup finished"),
                    "by": Field(str, "deja-dup, time-machine, file-history, ..."),
                },
                linux="backup.reader",
                macos="backup.reader",
                windows="backup.reader",
            ),
            _family(
                "disk_space",
                {
                    "free_percent": Field(float, "free room on the fullest volume that matters, per cent"),
                    "free_gb": Field(float, "the same in gigabytes (10^9 bytes)"),
                },
                linux="storage.space",
                macos="storage.space",
                windows="storage.space",
            ),
            _family(
                "clock",
                {
                    "synchronised": Field(bool, "the clock was set by a time server"),
                    "service_on": Field(bool, "a time service is switched on"),
                    "by": Field(str, "systemd-timesyncd, chrony, w32time, ..."),
                },
                linux="clock",
                windows="clock",
            ),
        )
    }
)
