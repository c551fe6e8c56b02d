"""What ``apt-cache policy`` says of installed packages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

# " *** 2.6.1 500" or "     2.6.2 500 (phased 20%)"; the sources under it stand further to the right.
_VERSION = re.compile(r" (?P<mark>\*\*\*|   ) (?P<number>\S+) -?\d+(?: \(phased (?P<phased>\d+)%\))?")
# "        500 http://deb.debian.org/debian-security bookworm-security/main amd64 Packages"
_SOURCE = re.compile(r" {6,}-?\d+ (?P<place>\S+)(?: (?P<suite>\S+)/[^/\s]+ .*)?")
_INSTALLED = "***"
_EVERYBODY = 100


@dataclass(frozen=True, slots=True)
class Source:
    """An archive that has a version: its address, and its suite, such as ``bookworm-security``."""

    place: str
    suite: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version, and the archives that have it."""

    number: str
    sources: tuple[Source, ...]
    installed: bool
    phased: bool

    @property
    def suites(self) -> tuple[str, ...]:
        return tuple(source.suite for source in self.sources)

    @property
    def closes_holes(self) -> bool:
        return any(map(is_security_suite, self.suites))


@dataclass(frozen=True, slots=True)
class Policy:
    """A package that is installed, the version that apt would install, and all it knows, highest first."""

    package: str
    installed: str
    candidate: str
    versions: tuple[Version, ...]

    @property
    def newer(self) -> tuple[Version, ...]:
        """The versions above the installed one."""
        return self.versions[: [version.installed for version in self.versions].index(True)]

    @property
    def behind(self) -> bool:
        """A later version is known than the one that apt would install."""
        return bool(self.newer) and self.versions[0].number != self.candidate

    @property
    def offered(self) -> bool:
        """An archive has the package, in whatever version."""
        return any(version.sources for version in self.versions)

    @property
    def closes_holes(self) -> bool:
        """A security update waits; the candidate may be a later ordinary update that contains it."""
        return self._has_candidate and any(version.closes_holes for version in self.newer)

    @property
    def waits(self) -> bool:
        """An update waits, and not only for Ubuntu's phasing to reach this computer."""
        held_back = any(version.phased for version in self.newer if version.number == self.candidate)
        return self.closes_holes or (self._has_candidate and not held_back)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The archives that have the candidate."""
        return next((version.sources for version in self.versions if version.number == self.candidate), ())

    def holds_back(self, is_own: Callable[[str], bool]) -> bool:
        """A security update of this system is known, and apt's preferences keep it from being installed.

        ``is_own`` tells the security suites of this system's release from those of another one.
        """
        numbers = [version.number for version in self.versions]
        reached = numbers.index(self.candidate) if self.candidate in numbers else len(numbers)
        return any(is_own(suite) for version in self.newer[:reached] for suite in version.suites)

    @property
    def _has_candidate(self) -> bool:
        return self.candidate not in ("(none)", self.installed)


def is_security_suite(suite: str) -> bool:
    """Whether a suite holds security updates.

    ``trixie-security``, ``oldstable-security``, Ubuntu's ``noble-security``, ``noble-apps-security`` and
    ``noble-infra-security``, and ``buster/updates`` as Debian called it until version 10.
    """
    return suite.endswith(("-security", "/updates"))


def is_subscribed_suite(suite: str) -> bool:
    """Whether a suite is one of Ubuntu Pro's, which a computer may know without a subscription."""
    return suite.endswith(("-apps-security", "-infra-security"))


def is_own_security_suite(suite: str, codename: str) -> bool:
    """Whether a suite has the security updates of this release, for which nobody has to subscribe.

    ``codename`` is the release's, as ``noble``; where it is not known, any security suite will do.
    """
    if not is_security_suite(suite) or is_subscribed_suite(suite):
        return False
    return suite.startswith((f"{codename}-", f"{codename}/", "stable", "oldstable")) or not codename


def read_policies(text: str) -> tuple[Policy, ...]:
    """The packages in the output, in its order. ValueError where it is not such an output."""
    return tuple(map(_policy, _blocks(text.splitlines(), indent=" ")))


def _blocks(lines: Sequence[str], *, indent: str) -> Iterator[list[str]]:
    """The lines that begin a block, each with the lines under it that are indented further."""
    block: list[str] = []
    for line in lines:
        if not line.startswith(indent) and block:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _policy(block: list[str]) -> Policy:
    match block:
        case [head, installed, candidate, "  Version table:", *table] if head[1:].endswith(":"):
            versions = tuple(map(_version, _blocks(table, indent=" " * 6)))
        case _:
            raise ValueError("This is no answer of apt-cache policy.")
    if sum(version.installed for version in versions) != 1:
        raise ValueError("The installed version is missing.")
    return Policy(head[:-1], _after("Installed", installed), _after("Candidate", candidate), versions)


def _after(label: str, line: str) -> str:
    name, colon, value = line.strip().partition(": ")
    if name != label or not colon:
        raise ValueError(f"A line with {label} is missing.")
    return value


def _version(block: list[str]) -> Version:
    head, *lines = block
    version = _VERSION.fullmatch(head)
    sources = [source for line in lines if (source := _SOURCE.fullmatch(line)) is not None]
    if version is None or len(sources) != len(lines):
        raise ValueError("The version table has a line that Posture does not know.")
    # A path instead of an address is dpkg's own list, which offers nothing.
    offers = tuple(
        Source(source["place"], source["suite"] or "") for source in sources if source["place"][0] != "/"
    )
    phased = int(version["phased"] or _EVERYBODY) < _EVERYBODY
    return Version(version["number"], offers, version["mark"] == _INSTALLED, phased)
