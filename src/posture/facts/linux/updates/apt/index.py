"""The package lists that apt fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from posture.facts.linux.updates.apt.policy import is_own_security_suite
from posture.facts.linux.updates.apt.releases import LISTS
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotThere
from posture.words.phrase import phrase

_PACKAGES = re.compile(r".*_Packages(\.\w+)?")
_SUITE = re.compile(r".*_dists_(?P<suite>[^_]+)_.*")
_BRINGS = re.compile(r".*_dists_(?P<suite>[^_]+-security|[^_]+_updates)_.*")
_SECURITY_PACKAGES = re.compile(
    r"(?P<place>.*)_dists_(?P<suite>[^_]+-security|[^_]+_updates)_(?P<component>.+)_binary-\w+_Packages(\.\w+)?"
)
# Debian testing and unstable, Kali and the like: security updates come as ordinary ones. The suite
# testing-security is there, and next to nothing is in it.
_ROLLING = re.compile(
    r".*_dists_(sid|unstable|testing|kali-rolling|kali-last-snapshot|parrot|echo|lory)_(InRelease|Release|.*_Packages.*)"
)
# Raspbian, Debian for the first Raspberry Pis, mixes its security updates among the others.
_UNMARKED = re.compile(
    r"(archive|raspbian|mirrordirector)\.raspbian\.(org|com)_.*|raspbian\.raspberrypi\.(org|com)_.*"
)


@dataclass(frozen=True, slots=True)
class PackageLists:
    """The names of the files in apt's folder of lists."""

    names: tuple[str, ...]

    def has_security_suite(self, codename: str) -> bool:
        """Whether the security archive of this release is among them, and not only that of an earlier one."""
        suites = (
            match["suite"].replace("_", "/") for name in self.names if (match := _BRINGS.fullmatch(name))
        )
        return any(is_own_security_suite(suite, codename) for suite in suites)

    @property
    def rolls(self) -> bool:
        """Whether security updates come among the ordinary ones."""
        whole = (_ROLLING, _UNMARKED)
        return any(pattern.fullmatch(name) for pattern in whole for name in self.names)

    @property
    def whole(self) -> tuple[str, ...]:
        """The release files of archives in which security updates come among the ordinary ones."""
        found = (name for name in self.names if name.endswith("Release"))
        return tuple(name for name in found if _ROLLING.fullmatch(name) or _UNMARKED.fullmatch(name))

    @property
    def is_alone(self) -> bool:
        """Whether all archives are the distribution's own, as far as their suites tell."""
        suites = {match["suite"] for name in self.names if (match := _SUITE.fullmatch(name))}
        bases = {suite.removesuffix("-security") for suite in suites if suite.endswith("-security")}
        return all(suite.startswith(tuple(bases)) for suite in suites) and not any(
            "ppa" in name for name in self.names
        )

    @property
    def security_sources(self) -> str:
        """Lines for a sources.list that name the security archives alone, out of the lists' file names.

        apt writes an address as a file name without its scheme and with ``_`` for ``/``; only that
        name counts when lists are read, so any scheme will do.
        """
        found = filter(None, map(_SECURITY_PACKAGES.fullmatch, self.names))
        return "".join(
            f"deb {_address(match['place'])} {match['suite'].replace('_', '/')} {match['component']}\n"
            for match in found
        )


def _address(place: str) -> str:
    path = unquote(place.replace("_", "/"))
    return f"file:{path}" if path.startswith("/") else f"http://{path}"


def package_lists(host: Host) -> PackageLists:
    """The lists that are there. Undecided where there are none: apt then says that nothing waits."""
    try:
        names = host.names(LISTS)
    except NotThere:
        names = ()
    if not any(map(_PACKAGES.fullmatch, names)):
        raise Undecided(
            Reason.NOT_FOUND,
            phrase("apt has no package lists, so it cannot know what waits."),
            phrase("Run “sudo apt update”, then check again."),
            f"file:{LISTS}",
        )
    return PackageLists(names)
