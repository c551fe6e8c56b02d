"""When apt's lists were fetched."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from posture.facts.age import age, newest
from posture.facts.linux.settings import ini
from posture.facts.linux.updates.apt.index import PackageLists
from posture.facts.linux.updates.apt.policy import is_own_security_suite
from posture.facts.linux.updates.apt.releases import LISTS, read_releases
from posture.facts.model import Known, Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotRecorded, NotThere
from posture.words.phrase import phrase

_STAMP = "/var/lib/apt/periodic/update-success-stamp"
_RELEASE = re.compile(r".*_(InRelease|Release)")
_SECURITY = re.compile(r".*_dists_([^_]+-security|[^_]+_updates)_.*")
_SECURITY_SUITE = re.compile(r".*_dists_(?P<suite>[^_]+-security|[^_]+_updates)_(InRelease|Release)")
_SUBSCRIBED = re.compile(r".+-(apps|infra)-security")
# How long a security archive may lie still before its list counts as one that was not fetched.
_QUIET = timedelta(days=7)
_TIME = r": \w{3}, (\d{1,2}) (\w{3}) (\d{4})  ?(\d{1,2}):(\d{2}):(\d{2}) (?:UTC|GMT|\+0000)$"
_VALID_UNTIL = re.compile(f"^Valid-Until{_TIME}", re.MULTILINE)
_SIGNED = re.compile(f"^Date{_TIME}", re.MULTILINE)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def index_age(host: Host, lists: PackageLists, codename: str = "") -> Known:
    """The days since the lists were fetched.

    The newest of three traces counts, each left only by a fetch that brought an answer (watched with
    apt 2.6 against a server that was changed, left alone and switched off):

    - ``update-success-stamp``, touched after each one, where Ubuntu's hook is installed;
    - the lists' folder, changed when a list was replaced;
    - the release files, dated by the server or by the fetch.

    The cache and ``periodic/update-stamp`` prove nothing: ``apt update`` without a network leaves them
    new, for it exits with 0.

    Whatever other archives brought, the security archive's own list decides: where its release is past
    its ``Valid-Until``, or more than a week older than the newest trace, it was not fetched since, or from
    a mirror that lags. Debian signs that release anew at least weekly, Ubuntu several times a day. On a
    system that rolls its whole archive stands for it, which changes daily. ``codename`` is this system's.
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
    security = _security_date(host, releases, codename) or _date(host, lists.whole)
    if security is not None and max(found) - security > _QUIET:
        return age(host, security, "apt:security Release", f"{security:%Y-%m-%d}")
    return age(host, max(found), "apt:update-success-stamp" if stamp == max(found) else "apt:lists")


def _security_date(host: Host, releases: tuple[str, ...], codename: str) -> datetime | None:
    """When the security archive that lags most was last changed; of a suite's mirrors the newest.

    Those of this system's own release count, as far as there are any. Ubuntu Pro's archives lie still for
    longer and are left out, unless there is no other. Where one of Pro's is newer than the release's own,
    this release gets no other security updates any more, and nothing is said.
    """
    by_suite: dict[str, list[str]] = {}
    for name in releases:
        match = _SECURITY_SUITE.fullmatch(name)
        if match:
            by_suite.setdefault(match["suite"].replace("_", "/"), []).append(name)
    subscribed = {suite: names for suite, names in by_suite.items() if _SUBSCRIBED.fullmatch(suite)}
    free = {suite: names for suite, names in by_suite.items() if suite not in subscribed}
    own = {suite: names for suite, names in free.items() if is_own_security_suite(suite, codename)}
    dates = [date for names in (own or free or subscribed).values() if (date := _date(host, names))]
    later = [date for names in subscribed.values() if free and (date := _date(host, names))]
    oldest = min(dates, default=None)
    return None if oldest and any(date > oldest for date in later) else oldest


def _date(host: Host, names: Iterable[str]) -> datetime | None:
    """When the newest of these archives was changed; None where none of them tells."""
    return max((date for name in names if (date := _changed(host, name))), default=None)


def _changed(host: Host, name: str) -> datetime | None:
    """When an archive was changed: by the date that it signed or, if earlier, by that of its list.

    A refusal is an error, for another archive's date must not take its place.
    """
    try:
        modified = host.status(f"{LISTS}/{name}").modified
    except (NotThere, NotRecorded):
        return None
    (release,) = read_releases(host, (name,))
    signed = _moment(_SIGNED, release.text or "")
    return min(modified, signed) if signed else modified


def _expired(host: Host, releases: tuple[str, ...]) -> datetime | None:
    """When the first of the security releases ceased to hold, None where all of them hold."""
    texts = (ini.optional(host, f"{LISTS}/{name}") for name in releases if _SECURITY.fullmatch(name))
    ends = (end for text in texts if text and (end := _moment(_VALID_UNTIL, text)) is not None)
    return min((end for end in ends if end < host.now()), default=None)


def _moment(field: re.Pattern[str], release: str) -> datetime | None:
    match = field.search(release)
    if match is None or match[2] not in _MONTHS:
        return None
    day, year, hour, minute, second = (int(match[at]) for at in (1, 3, 4, 5, 6))
    try:
        return datetime(year, _MONTHS.index(match[2]) + 1, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
