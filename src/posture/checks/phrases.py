"""How each fact is said in a rule: as data, so that a new fact needs a line here and no code."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

YES_OR_NO: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "system.has_screen": ("somebody works at a screen here", "nobody works at a screen here"),
        "system.portable": ("the computer has a battery", "the computer has no battery"),
        "os.rolling": ("the system has no versions that end", "the system has versions that end"),
        "screen_lock.enabled": ("the screen locks by itself", "the screen does not lock by itself"),
        "screen_lock.on_sleep": ("it is locked after sleep", "it is open after sleep"),
        "auto_login.enabled": (
            "somebody is signed in at the start without a password",
            "nobody is signed in at the start without a password",
        ),
        "auto_updates.enabled": (
            "security updates install by themselves",
            "security updates do not install by themselves",
        ),
        "auto_updates.checks": (
            "the system looks for updates by itself",
            "the system does not look for updates by itself",
        ),
        "firewall.enabled": ("a firewall is on", "no firewall is on"),
        "firewall.blocks_incoming": ("it refuses what nobody asked for", "it lets in what nobody asked for"),
        "remote_desktop.enabled": (
            "this screen can be controlled from another computer",
            "this screen cannot be controlled from another computer",
        ),
        "secure_boot.supported": (
            "the computer starts by UEFI or an equal",
            "the computer starts in an older way",
        ),
        "secure_boot.enabled": ("only signed systems start", "systems without a signature start as well"),
        "backup.configured": ("a backup of your files is set up", "no backup of your files is set up"),
        "clock.synchronised": ("a time server has set the clock", "no time server has set the clock"),
        "clock.service_on": ("a time service is switched on", "no time service is switched on"),
    }
)
"""What is said of a fact that is true or false."""

AMOUNTS: Mapping[str, str] = MappingProxyType(
    {
        "system.name": "the system is named {}",
        "system.desktop": "the desktop is {}",
        "system.virtual": "the system runs in {}",
        "os.id": "the system is {}",
        "os.version": "its version is {}",
        "os.edition": "its edition is {}",
        "os.support_ends": "the day that the system names as its end is {}",
        "disk_encryption.state": "the encryption of the disk is {}",
        "disk_encryption.how": "what encrypts it is {}",
        "screen_lock.after_minutes": "the minutes until it locks are {}",
        "screen_lock.by": "what locks it is {}",
        "auto_login.by": "what signs in is {}",
        "updates.manager": "what brings updates is {}",
        "updates.pending": "the number of updates that wait is {}",
        "updates.security_pending": "the number of security updates that wait is {}",
        "updates.index_age_days": "the days since the system looked for updates are {}",
        "updates.installed_age_days": "the days since updates were last installed are {}",
        "auto_updates.by": "what installs updates is {}",
        "firewall.by": "the firewall is {}",
        "firewall.open_ports": "the number of ports that wait for other computers is {}",
        "backup.age_days": "the days since the last backup are {}",
        "backup.by": "what makes backups is {}",
        "disk_space.free_percent": "the free room in per cent is {}",
        "disk_space.free_gb": "the free room in gigabytes is {}",
        "clock.by": "what sets the clock is {}",
        "support.ends_on": "the last day of security updates is {}",
        "support.days_left": "the days until security updates end are {}",
        "support.table_age_days": "the days since the list of end dates was made are {}",
    }
)
"""What is said of a fact that is a number or a text; the comparison takes the place of ``{}``."""

PAST: Mapping[str, str] = MappingProxyType({"support.days_left": "security updates ended {} days ago"})
"""What is said of an amount below nothing; the amount without its sign takes the place of ``{}``."""

VALUES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "system.virtual": {
            "none": "no other computer",
            "machine": "a virtual machine",
            "container": "a container",
            "wsl": "WSL",
        },
        "disk_encryption.state": {
            "partly": "incomplete",
            "starting": "not finished yet",
            "suspended": "paused",
            "hardware-only": "left to the drive",
        },
        "disk_encryption.how": {"LUKS1, OPAL": "LUKS1 and OPAL", "LUKS2, OPAL": "LUKS2 and OPAL"},
    }
)
"""Values that need other words than their own."""

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "another-firewall": "not Windows' own",
        "anydesk": "AnyDesk",
        "backintime": "Back In Time",
        "borg": "Borg",
        "chrome-remote-desktop": "Chrome Remote Desktop",
        "deja-dup": "Déjà Dup",
        "discover": "Discover",
        "dwservice": "DWService",
        "file-history": "File History",
        "gnome-remote-desktop": "GNOME Remote Desktop",
        "gnome-software": "GNOME Software",
        "kopia": "Kopia",
        "krdp": "KRdp",
        "krfb": "Krfb",
        "kup": "Kup",
        "macos": "that of macOS",
        "meshagent": "MeshAgent",
        "mintupdate": "Mint's Update Manager",
        "nixos-firewall": "that of NixOS",
        "nomachine": "NoMachine",
        "pika-backup": "Pika Backup",
        "realvnc": "RealVNC",
        "remote-desktop": "Remote Desktop",
        "remote-management": "Remote Management",
        "rustdesk": "RustDesk",
        "screen-sharing": "Screen Sharing",
        "softwareupdate": "Software Update",
        "splashtop": "Splashtop",
        "sunshine": "Sunshine",
        "teamviewer": "TeamViewer",
        "tightvnc": "TightVNC",
        "tigervnc": "TigerVNC",
        "time-machine": "Time Machine",
        "ultravnc": "UltraVNC",
        "vino": "Vino",
        "vorta": "Vorta",
        "w32time": "Windows Time",
        "windows-defender": "Microsoft Defender",
        "windows-update": "Windows Update",
    }
)
"""How people call the programs that facts named ``by`` tell by a code; others go by their code."""
