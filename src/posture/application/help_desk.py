"""A check's result as text for the help desk: what they need to help, and no word of the person's own."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version

from posture import DISTRIBUTION
from posture.application.advice import Explained
from posture.application.checkup import Checkup
from posture.application.decider import SAID
from posture.checks.fixes import SYSTEM_NAMES
from posture.host.model import System
from posture.words.phrase import Phrase, Said, phrase

_LEFT_OUT = "…"
_SYSTEMS = (
    "AlmaLinux", "Alpine Linux", "Arch Linux", "CachyOS", "CentOS Linux", "CentOS Stream", "Debian GNU/Linux",
    "EndeavourOS Linux", "Fedora Linux", "Garuda Linux", "Gentoo Linux", "KDE neon", "LMDE", "Linux Mint",
    "MX", "Manjaro Linux", "NixOS", "Oracle Linux Server", "Pop!_OS", "Raspbian GNU/Linux",
    "Red Hat Enterprise Linux", "Rocky Linux", "Ubuntu", "Void Linux", "Windows 10", "Windows 11",
    "Windows Server", "Windows", "Zorin OS", "elementary OS", "macOS", "openSUSE Leap", "openSUSE Tumbleweed",
)  # fmt: skip
"""Systems by the names that they give themselves: any other name was given by somebody, and may be theirs."""
_VERSION = re.compile(r" [0-9][0-9.]{0,11}")


def help_text(told: Explained, checkup: Checkup, result: str) -> tuple[str, ...]:
    """The lines to copy; ``result`` is the outcome in words.

    Of a sentence about this computer only the words that Posture ships, numbers and days are taken over.
    Whatever was read as text, such as the name of a program, a folder or a person, is left out, so that no
    name of the person's can stand in it, and neither can the raw text of the evidence.
    """
    found = _without_names(told.finding)
    name, desktop = _system(checkup), checkup.system.get("desktop", "")
    return (
        phrase("{title} ({check})", title=told.topic, check=told.check),
        phrase("Result: {result}", result=result),
        *([phrase("Found: {found}", found=found)] if found else []),
        *([phrase("Wanted: {wanted}", wanted=told.wanted)] if told.wanted else []),
        *([SAID[told.decider]] if told.decider else []),
        phrase("Looked at on {day}.", day=checkup.day),
        phrase("System: {name}, {desktop}", name=name, desktop=desktop)
        if desktop
        else phrase("System: {name}", name=name),
        phrase("Posture {version}", version=_version()),
    )


def _system(checkup: Checkup) -> str:
    """The system's name and version where it is one that many have, else only what kind it is."""
    said = checkup.system.get("name", "")
    known = next((name for name in _SYSTEMS if said == name or said.startswith(f"{name} ")), "")
    if not known:
        return SYSTEM_NAMES[System(checkup.system["family"])]
    number = _VERSION.match(said, len(known))
    return known + (number[0].rstrip(".") if number else "")


def _without_names(text: str) -> str:
    """A sentence with every text that it was filled with left out; nothing where it is no phrase."""
    if not isinstance(text, Phrase):
        return ""
    values = {name: _safe(value) for name, value in text.values.items()}
    return Phrase(text.template, text.plural, values, text.scope)


def _safe(value: Said) -> Said:
    match value:
        case Phrase():
            return _without_names(value)
        case str():
            return _LEFT_OUT
        case tuple():
            return tuple(map(_safe, value))
        case _:
            return value


def _version() -> str:
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "?"
