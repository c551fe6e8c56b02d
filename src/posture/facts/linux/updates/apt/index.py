"""The package lists that apt fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

from posture.facts.age import age, newest
from posture.facts.linux.settings import ini
from posture.facts.linux.updates.apt.policy import is_own_security_suite
from posture.facts.linux.updates.apt.releases import LISTS
from posture.facts.model import Known, Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotRecorded, NotThere
from posture.words.phrase import phrase

_STAMP = "/var/lib/apt/periodic/update-success-stamp"
_PACKAGES = re.compile(r".*_Packages(\.\w+)?")
_RELEASE = re.compile(r".*_(InRelease|Release)")
_SECURITY = re.compile(r".*_dists_([^_]+-security|[^_]+_updates)_.*")
_SECURITY_SUITE = re.compile(r".*_dists_(?P<suite>[^_]+-security|[^_]+_updates)_(InRelease|Release)")
_SUITE = re.compile(r".*_dists_(?P<suite>[^_]+)_.*")
_SUBSCRIBED = re.compile(r".+-(apps|infra)-security")
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
# How long a security archive may lie still before its list counts as one that was not fetched.
_QUIET = timedelta(days=7)
_VALID_UNTIL = re.compile(
    r"^Valid-Until: \w{3}, (\d{1,2}) (\w{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:UTC|GMT|\+0000)$",
    re.MULTILINE,
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


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


def index_age(host: Host, lists: PackageLists) -> Known:
    """The days since the lists were fetched.

    The newest of three traces counts, each left only by a fetch that brought an answer (watched with
    apt 2.6 against a server that was changed, left alone and switched off):

    - ``update-success-stamp``, touched after each one, where Ubuntu's hook is installed;
    - the lists' folder, changed when a list was replaced;
    - the release files, dated by the server or by the fetch.

    The cache and ``periodic/update-stamp`` prove nothing: ``apt update`` without a network leaves them
    new, for it exits with 0.

    Whatever other archives brought, the security archive's own list decides: where its release is past
    its ``Valid-Until``, or more than a week older than the newest trace, it was not fetched since. Debian
    signs that release anew at least weekly, Ubuntu several times a day.
    """
    releases = tuple(name for name in lists.names if _RELEASE.fullmatch(name))
    stamp = newest(host, (_STAMP,))
    changed = newest(host, (LISTS, *(f"{LISTS}/{name}" for name in releases)))
    found = [moment for moment in (stamp, changed) if moment is not None]
    if not found:
        raise Undecided(
            Reason.NOT_FOUND,
            phrase("It cannot be seen when apt fetched its lists."),
            phrase("Run “sudo apt update”, then check again."),
        )
    expired = _expired(host, releases)
    if expired is not None and expired < max(found):
        return age(host, expired, "apt:Valid-Until", f"Valid-Until: {expired:%Y-%m-%d}")
    security = _security_date(host, releases)
    if security is not None and max(found) - security > _QUIET:
        return age(host, security, "apt:security Release", f"{security:%Y-%m-%d}")
    return age(host, max(found), "apt:update-success-stamp" if stamp == max(found) else "apt:lists")


def _security_date(host: Host, releases: tuple[str, ...]) -> datetime | None:
    """When the security archive that lags most was last seen changed; of a suite's mirrors the newest.

    Ubuntu Pro's archives lie still for longer and are left out, unless there is no other.
    """
    by_suite: dict[str, list[str]] = {}
    for name in releases:
        match = _SECURITY_SUITE.fullmatch(name)
        if match:
            by_suite.setdefault(match["suite"], []).append(name)
    own = {suite: names for suite, names in by_suite.items() if not _SUBSCRIBED.fullmatch(suite)}
    seen = [
        [date for name in names if (date := _changed(host, name))] for names in (own or by_suite).values()
    ]
    return min((max(dates) for dates in seen if dates), default=None)


def _changed(host: Host, name: str) -> datetime | None:
    """When a list was changed; a refusal is an error, for another archive's date must not take its place."""
    try:
        return host.status(f"{LISTS}/{name}").modified
    except (NotThere, NotRecorded):
        return None


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
