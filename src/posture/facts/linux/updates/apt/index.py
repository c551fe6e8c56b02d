"""The package lists that apt fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import unquote

from posture.facts.age import age, newest
from posture.facts.linux.settings import ini
from posture.facts.model import Known, Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotThere

LISTS = "/var/lib/apt/lists"
_STAMP = "/var/lib/apt/periodic/update-success-stamp"
_PACKAGES = re.compile(r".*_Packages(\.\w+)?")
_RELEASE = re.compile(r".*_(InRelease|Release)")
_SECURITY = re.compile(r".*_dists_([^_]+-security|[^_]+_updates)_.*")
_SECURITY_PACKAGES = re.compile(
    r"(?P<place>.*)_dists_(?P<suite>[^_]+-security|[^_]+_updates)_(?P<component>.+)_binary-\w+_Packages(\.\w+)?"
)
# Debian unstable, Kali and the like: security updates come as ordinary ones, there is no suite for them.
_ROLLING = re.compile(r".*_dists_(sid|unstable|kali-rolling|kali-last-snapshot)_.*")
_VALID_UNTIL = re.compile(
    r"^Valid-Until: \w{3}, (\d{1,2}) (\w{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:UTC|GMT|\+0000)$",
    re.MULTILINE,
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class PackageLists:
    """The names of the files in apt's folder of lists."""

    names: tuple[str, ...]

    @property
    def has_security_suite(self) -> bool:
        return any(map(_SECURITY.fullmatch, self.names))

    @property
    def rolls(self) -> bool:
        return any(map(_ROLLING.fullmatch, self.names))

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
            "apt has no package lists, so it cannot know what waits.",
            "Run “sudo apt update”, then check again.",
            f"file:{LISTS}",
        )
    return PackageLists(names)


def index_age(host: Host, lists: PackageLists) -> Known:
    """The days since the lists were fetched.

    The newest of three traces counts, each left only by a fetch that brought an answer (watched with
    apt 2.6 against a server that was changed, left alone and switched off):

    - ``update-success-stamp``, touched after each one, where Ubuntu's hook is installed;
    - the lists' folder, changed when a list was replaced;
    - the release files, dated by the server or by the fetch.

    The cache and ``periodic/update-stamp`` prove nothing: ``apt update`` without a network leaves them
    new, for it exits with 0. A security archive's release that is past its ``Valid-Until`` was not
    fetched since, whatever other archives brought.
    """
    releases = tuple(name for name in lists.names if _RELEASE.fullmatch(name))
    stamp = newest(host, (_STAMP,))
    changed = newest(host, (LISTS, *(f"{LISTS}/{name}" for name in releases)))
    found = [moment for moment in (stamp, changed) if moment is not None]
    if not found:
        raise Undecided(
            Reason.NOT_FOUND,
            "It cannot be seen when apt fetched its lists.",
            "Run “sudo apt update”, then check again.",
        )
    expired = _expired(host, releases)
    if expired is not None and expired < max(found):
        return age(host, expired, "apt:Valid-Until", f"Valid-Until: {expired:%Y-%m-%d}")
    return age(host, max(found), "apt:update-success-stamp" if stamp == max(found) else "apt:lists")


def _expired(host: Host, releases: tuple[str, ...]) -> datetime | None:
    """When the first of the security releases ceased to hold, None where all of them hold."""
    texts = (ini.optional(host, f"{LISTS}/{name}") for name in releases if _SECURITY.fullmatch(name))
    ends = (end for text in texts if text and (end := _valid_until(text)) is not None)
    return min((end for end in ends if end < host.now()), default=None)


def _valid_until(release: str) -> datetime | None:
    match = _VALID_UNTIL.search(release)
    if match is None or match[2] not in _MONTHS:
        return None
    day, year, hour, minute, second = (int(match[at]) for at in (1, 3, 4, 5, 6))
    try:
        return datetime(year, _MONTHS.index(match[2]) + 1, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
