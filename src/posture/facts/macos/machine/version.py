"""Which macOS this is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from posture.facts.macos.machine.plists import read_plist
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host
from posture.words.phrase import phrase

METHOD = "SystemVersion.plist"
_PATH = "/System/Library/CoreServices/SystemVersion.plist"
_BETA = re.compile(r"\d{2}[A-Z][5-9]\d{3}[a-z]", re.ASCII)
_VERSION = re.compile(r"\d{1,3}(\.\d{1,4}){0,3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class MacVersion:
    """``version`` like ``15.6.1``; ``build`` like ``24G90``, empty where it is not known."""

    version: str
    build: str

    @property
    def is_beta(self) -> bool:
        """Whether it is one that Apple gives out for trying, as 24A5264n.

        Its builds bear a number from 5000 on and a small letter; one of a Rapid Security Response, as
        22F770820d, has a longer number.
        """
        return _BETA.fullmatch(self.build) is not None

    @property
    def major(self) -> int:
        return int(self.version.partition(".")[0])

    @property
    def numbers(self) -> tuple[int, ...]:
        return version_numbers(self.version)


def mac_version(host: Host) -> MacVersion:
    """The version in SystemVersion.plist; Undecided where there is none in it."""
    found = read_plist(host, _PATH)
    version, build = found.get("ProductVersion"), found.get("ProductBuildVersion")
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        raise Undecided(Reason.UNRECOGNISED, phrase("macOS does not name its version."), method=METHOD)
    return MacVersion(version, build if isinstance(build, str) else "")


def version_numbers(text: str) -> tuple[int, ...]:
    """``15.7.2`` as (15, 7, 2), without zeros at its end; empty where the text is no version."""
    if not _VERSION.fullmatch(text):
        return ()
    numbers = [int(part) for part in text.split(".")]
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
