"""The software, and how it is kept up to date."""

from __future__ import annotations

from posture.facts.family import FactFamily, Field, family
from posture.words.phrase import phrase

FAMILIES: tuple[FactFamily, ...] = (
    family(
        "updates",
        {
            "manager": Field(
                str,
                "apt, dnf, windows-update, ...",
                said=phrase("what brings updates is {amount}"),
                none=phrase("nothing brings updates"),
                called={"softwareupdate": phrase("macOS"), "windows-update": "Windows Update"},
            ),
            "pending": Field(
                int,
                "updates that wait, kept-back ones left out",
                said=phrase("the number of updates that wait is {amount}"),
            ),
            "security_pending": Field(
                int,
                "those of them that close security holes",
                said=phrase("the number of security updates that wait is {amount}"),
            ),
            "kept_back": Field(
                int,
                "packages that somebody keeps from updating (on hold, excluded), with their security updates",
                said=phrase("the number of packages kept from their security updates is {amount}"),
                optional=True,
            ),
            "restart_pending": Field(
                bool,
                "updates are installed that run only after a restart",
                holds=phrase("installed updates wait for a restart"),
                fails=phrase("no installed update waits for a restart"),
                optional=True,
            ),
            "elsewhere": Field(
                str,
                "from where other programs come that were not looked at: flatpak, snap, or empty",
                said=phrase("what was not looked at is {amount}"),
                none=phrase("every source of programs was looked at"),
                unread=phrase("whether every source of programs was looked at is unknown"),
                optional=True,
            ),
            "index_age_days": Field(
                float,
                "days since the list of updates was fetched",
                said=phrase("the days since the system looked for updates are {amount}"),
            ),
            "installed_age_days": Field(
                float,
                "days since updates were last installed",
                said=phrase("the days since updates were last installed are {amount}"),
            ),
        },
        linux="updates.reader",
        macos="updates.reader",
        windows="updates.reader",
        deadline=10.0,
    ),
    family(
        "auto_updates",
        {
            "enabled": Field(
                bool,
                "security updates install by themselves",
                holds=phrase("security updates install by themselves"),
                fails=phrase("security updates do not install by themselves"),
            ),
            "checks": Field(
                bool,
                "the system looks for updates by itself",
                holds=phrase("the system looks for updates by itself"),
                fails=phrase("the system does not look for updates by itself"),
            ),
            "by": Field(
                str,
                "what does it: unattended-upgrades, dnf-automatic, ...",
                said=phrase("what installs updates is {amount}"),
                none=phrase("nothing installs updates"),
                called={
                    "cron": phrase("a job of cron's"),
                    "discover": "Discover",
                    "gnome-software": "GNOME Software",
                    "mintupdate": phrase("Mint's Update Manager"),
                    "organisation-server": phrase("your organisation's update server"),
                    "softwareupdate": phrase("Software Update"),
                    "windows-update": "Windows Update",
                    "yast2-online-update": phrase("YaST's online update"),
                },
            ),
            "paused": Field(
                bool,
                "somebody paused security updates; they install by themselves when the pause ends",
                holds=phrase("security updates are paused"),
                fails=phrase("security updates are not paused"),
                otherwise=False,
            ),
            "managed_by": Field(
                str,
                "the program with which an organisation looks after packages: Landscape, Satellite, ...",
                said=phrase("what looks after updates for an organisation is {amount}"),
                none=phrase("no organisation looks after updates"),
                optional=True,
            ),
        },
        linux="updates.automatic",
        macos="updates.automatic",
        windows="updates.automatic",
    ),
    family(
        "secure_boot",
        {
            "supported": Field(
                bool,
                "the computer starts by UEFI or an equal",
                holds=phrase("the computer starts by UEFI or an equal"),
                fails=phrase("the computer starts in an older way"),
            ),
            "enabled": Field(
                bool,
                "only signed systems start",
                holds=phrase("only signed systems start"),
                fails=phrase("systems without a signature start as well"),
            ),
        },
        linux="secure_boot",
        macos="secure_boot",
        windows="secure_boot",
    ),
)
