"""Every fact family, its fields and where it can be read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from posture.facts.model import FactFamily, Field
from posture.host.model import System

_EVERYWHERE = frozenset(System)


def _family(name: str, fields: Mapping[str, Field], *, deadline: float = 5.0) -> FactFamily:
    return FactFamily(name, MappingProxyType(dict(fields)), _EVERYWHERE, deadline)


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
            ),
            _family(
                "auto_login",
                {
                    "enabled": Field(bool, "somebody is signed in at start without a password"),
                    "by": Field(str, "the display manager that does it, or empty"),
                },
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
            ),
            _family(
                "auto_updates",
                {
                    "enabled": Field(bool, "security updates install by themselves"),
                    "checks": Field(bool, "the system looks for updates by itself"),
                    "by": Field(str, "what does it: unattended-upgrades, dnf-automatic, ..."),
                },
            ),
            _family(
                "firewall",
                {
                    "enabled": Field(bool, "a firewall filters what comes in"),
                    "blocks_incoming": Field(bool, "what nobody asked for is refused"),
                    "by": Field(str, "ufw, firewalld, nftables, windows-defender, ..."),
                    "open_ports": Field(int, "ports that wait for connections from other computers"),
                },
            ),
            _family(
                "remote_desktop",
                {
                    "enabled": Field(bool, "this screen can be controlled from another computer"),
                    "by": Field(tuple, "the programs that offer it"),
                },
            ),
            _family(
                "secure_boot",
                {
                    "supported": Field(bool, "the computer starts by UEFI or an equal"),
                    "enabled": Field(bool, "only signed systems start"),
                },
            ),
            _family(
                "backup",
                {
                    "configured": Field(bool, "a backup of the person's files is set up"),
                    "age_days": Field(float, "days since the last backup finished"),
                    "by": Field(str, "deja-dup, time-machine, file-history, ..."),
                },
            ),
            _family(
                "disk_space",
                {
                    "free_percent": Field(float, "free room on the fullest volume that matters, per cent"),
                    "free_gb": Field(float, "the same in gigabytes (10^9 bytes)"),
                },
            ),
            _family(
                "clock",
                {
                    "synchronised": Field(bool, "the clock was set by a time server"),
                    "service_on": Field(bool, "a time service is switched on"),
                    "by": Field(str, "systemd-timesyncd, chrony, w32time, ..."),
                },
            ),
        )
    }
)
