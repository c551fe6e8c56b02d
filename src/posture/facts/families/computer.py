"""What kind of computer this is, and which system runs on it."""

from __future__ import annotations

from posture.facts.family import FactFamily, Field, family
from posture.words.phrase import Phrase, phrase


def _fixed(meaning: str, said: Phrase) -> Field:
    """A setting that an organisation may have fixed; it stays open where none did."""
    return Field(
        str,
        meaning,
        ("device-management", "group-policy", "profile"),
        said=said,
        called={
            "device-management": phrase("device management, such as Intune"),
            "group-policy": phrase("Group Policy"),
            "profile": phrase("a profile of your organisation"),
        },
    )


FAMILIES: tuple[FactFamily, ...] = (
    family(
        "system",
        {
            "name": Field(
                str,
                "the operating system's full name",
                said=phrase("the system is named {amount}"),
                unread=phrase("the name of the system is unknown"),
            ),
            "has_screen": Field(
                bool,
                "somebody works at a screen here (a desktop session, or one installed)",
                holds=phrase("somebody works at a screen here"),
                fails=phrase("nobody works at a screen here"),
            ),
            "desktop": Field(
                str,
                "the desktop that runs: gnome, kde, xfce, windows, aqua, none, ...",
                said=phrase("the desktop is {amount}"),
                none=phrase("there is no desktop"),
            ),
            "virtual": Field(
                str,
                "what it runs in",
                ("none", "machine", "computer", "container", "wsl"),
                said=phrase("the system runs in {amount}"),
                unread=phrase("what the system runs in is unknown"),
                called={
                    "computer": phrase("a computer, real or virtual"),
                    "container": phrase("a container"),
                    "machine": phrase("a virtual machine"),
                    "none": phrase("no other computer"),
                    "wsl": phrase("WSL"),
                },
            ),
            "portable": Field(
                bool,
                "it has a battery",
                holds=phrase("the computer has a battery"),
                fails=phrase("the computer has no battery"),
            ),
        },
        linux="system",
        macos="system",
        windows="system",
    ),
    family(
        "os",
        {
            "id": Field(
                str,
                "debian, ubuntu, fedora, windows-11, macos, ...",
                said=phrase("the system is {amount}"),
            ),
            "version": Field(str, "12, 24.04, 24h2, 15.6, ...", said=phrase("its version is {amount}")),
            "edition": Field(
                str,
                "home, pro, enterprise, lts, ... or empty",
                said=phrase("its edition is {amount}"),
                none=phrase("it has no editions"),
            ),
            "base": Field(
                str,
                "the system that it is made from: ubuntu under Linux Mint, debian, ... or empty",
                said=phrase("it is made from {amount}"),
                none=phrase("it is made from no other system"),
                unread=phrase("what it is made from is unknown"),
                optional=True,
            ),
            "base_version": Field(
                str,
                "the version of what it is made from",
                said=phrase("the version of what it is made from is {amount}"),
                none=phrase("no version of what it is made from is named"),
                optional=True,
            ),
            "rolling": Field(
                bool,
                "it has no versions and so no end of support",
                holds=phrase("the system has no versions that end"),
                fails=phrase("the system has versions that end"),
            ),
            "support_ends": Field(
                str,
                "the date the system itself names, as 2028-06-30, or empty",
                said=phrase("the day that the system names as its end is {amount}"),
                none=phrase("the system names no day as its end"),
            ),
            "subscription_ends": Field(
                str,
                "the date on which a contract for more updates ends, as 2028-06-30, or empty",
                said=phrase("the day on which the subscription ends is {amount}"),
                none=phrase("there is no subscription"),
                optional=True,
            ),
        },
        linux="os",
        macos="os",
        windows="os",
    ),
    family(
        "management",
        {
            "updates": _fixed(
                "what keeps people from turning automatic updates on",
                phrase("what fixed updates is {amount}"),
            ),
            "firewall": _fixed(
                "what keeps people from turning the firewall on",
                phrase("what fixed the firewall is {amount}"),
            ),
            "remote_desktop": _fixed(
                "what keeps people from turning remote control off",
                phrase("what fixed remote control is {amount}"),
            ),
        },
        linux="management",
        macos="management",
        windows="management",
    ),
)
