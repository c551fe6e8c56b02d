"""What waits according to zypper: openSUSE and SUSE Linux Enterprise.

Watched with zypper 1.14 over made repositories, as root and as ``nobody``: without a repository it
exits with 0 and an empty list; with one whose description is missing it exits with 106, an error message
and a list that lacks that repository's updates; ``<appletinfo status="no-update-repositories"/>`` stands
where no repository tells which updates close security holes. An update names its repository in
``<source alias="…"/>``; one from a repository without ``updateinfo`` belongs to no patch. A refresh touches
``repomd.xml`` even where it found nothing new. Security updates are counted as patches, each of which may
be many packages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta

from posture.facts.age import age, newest
from posture.facts.linux.machine.os_release import names_of
from posture.facts.linux.machine.rolling import rolls
from posture.facts.linux.settings import ini
from posture.facts.linux.updates import rpm_metadata
from posture.facts.linux.updates.browsers import is_browser
from posture.facts.linux.updates.waiting import waiting
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, HostError, NotRecorded, NotThere
from posture.words.phrase import phrase

_CACHE = "/var/cache/zypp/raw"
_HISTORY = "/var/log/zypp/history"
_REMEDY = phrase("Run “sudo zypper refresh”, then check again.")
_INSTALL = phrase("Install what waits (“sudo zypper update”), then check again.")
_DEADLINE = 4.0
_UPDATE = re.compile(r'<update\s[^>]*?kind="(package|patch)"[^>]*>')
_PACKAGE = re.compile(
    r'<update\s(?=[^>]*\bkind="package")[^>]*?\bname="(?P<name>[^"]+)".*?<source\s[^>]*?alias="(?P<alias>[^"]+)"',
    re.DOTALL,
)
_REPOSITORIES = "/etc/zypp/repos.d"
_OFF = frozenset({"0", "no", "false", "off"})
# How far a repository may lie behind the others until it counts as one that was not fetched.
_QUIET = timedelta(days=7)
_LOCKS = "/etc/zypp/locks"
_LOCK = re.compile(r"^solvable_name: *(\S+)", re.MULTILINE)
_NO_DESCRIPTIONS = 'status="no-update-repositories"'


def read(host: Host) -> Mapping[str, Answer]:
    """All of the family but the manager's name."""
    return {
        **decided(("pending", "security_pending"), _waiting, host, method="zypper list-updates"),
        **decided(("kept_back",), _kept_back, host, method=f"file:{_LOCKS}"),
        **decided(("index_age_days",), _index_age, host),
        **decided(("installed_age_days",), _installed_age, host),
    }


def _waiting(host: Host) -> Mapping[str, Answer]:
    _metadata(host)
    answer = _ask(host, "list-updates")
    pending = _updates(answer, "package")
    return {
        "pending": Known(pending, "zypper list-updates"),
        "security_pending": _security(host, answer, pending),
    }


def _security(host: Host, updates: str, pending: int) -> Answer:
    method = "zypper list-patches"
    answer = _ask(host, "list-patches", "--category", "security")
    closing = _updates(answer, "patch")
    undescribed = _NO_DESCRIPTIONS in answer
    if closing or not (pending or (undescribed and _has_versions(host))):
        return Known(closing, method)
    if undescribed:
        return Unreadable(
            Reason.NOT_FOUND,
            phrase("None of the repositories says which updates close security holes."),
            _INSTALL,
            method,
        )
    unsaid = _from_silent(host, updates)
    browsers = [name for name in unsaid if is_browser(name)]
    if browsers or not unsaid:
        return waiting(browsers, method)
    return Unreadable(
        Reason.NOT_FOUND,
        phrase(
            "Updates wait from repositories that do not say which of theirs close security holes, {names} "
            "for example.",
            names=unsaid[0],
        ),
        _INSTALL,
        method,
    )


def _has_versions(host: Host) -> bool:
    """Whether this is no rolling system: then a repository that describes updates must be there."""
    rolling = rolls(host, names_of(host))
    return isinstance(rolling, Known) and rolling.value is False


def _from_silent(host: Host, updates: str) -> list[str]:
    """The updates whose repository is known to describe none."""
    paths = rpm_metadata.files(host, _CACHE)
    silent = {path.split("/")[-3] for path in paths} - _describing(paths)
    return [match["name"] for match in _PACKAGE.finditer(updates) if match["alias"] in silent]


def _describing(paths: Iterable[str]) -> set[str]:
    return {path.split("/")[-3] for path in paths if "updateinfo" in path.rpartition("/")[2]}


def _kept_back(host: Host) -> Mapping[str, Answer]:
    """How many names are locked, see “zypper locks”: what is locked gets no update."""
    try:
        text = host.read_text(_LOCKS)
    except (NotThere, NotRecorded):
        text = ""
    return {"kept_back": waiting(_LOCK.findall(text), f"file:{_LOCKS}")}


def _updates(answer: str, kind: str) -> int:
    return sum(match[1] == kind for match in _UPDATE.finditer(answer))


def _ask(host: Host, *command: str) -> str:
    output = host.run("zypper", "--non-interactive", "--xmlout", "--no-refresh", *command, deadline=_DEADLINE)
    if output.exit_code != 0 or '<message type="error">' in output.stdout:
        raise Undecided(
            Reason.NOT_FOUND,
            phrase("zypper's copy of the lists is incomplete, so what waits is not known."),
            _REMEDY,
            f"zypper {command[0]}",
        )
    if "</update-list>" not in output.stdout:
        raise Undecided(Reason.UNRECOGNISED, phrase("zypper answered in a form that Posture does not know."))
    return output.stdout


def _metadata(host: Host) -> tuple[str, ...]:
    paths = tuple(path for path in rpm_metadata.files(host, _CACHE) if path.endswith("/repomd.xml"))
    if not paths:
        raise Undecided(
            Reason.NOT_FOUND,
            phrase("zypper has no lists of packages, so it cannot know what waits."),
            _REMEDY,
            f"file:{_CACHE}",
        )
    return paths


def _index_age(host: Host) -> Mapping[str, Answer]:
    """The days since the lists were fetched, of the repository with descriptions that lags most.

    One that is refreshed together with the others is never a week behind them; Source: ``autorefresh`` in
    zypper(8), without which a repository waits for a refresh by hand. What is off brings no updates anyway.
    """
    described = _with_descriptions(host)
    fetched = newest(host, described or _metadata(host))
    if fetched is None:
        raise Undecided(Reason.NOT_FOUND, phrase("It cannot be seen when zypper fetched its lists."), _REMEDY)
    each = [(newest(host, (path,)), path) for path in described if _is_on(host, path)]
    dated = [(moment, path) for moment, path in each if moment is not None]
    oldest, path = min(dated, default=(fetched, ""))
    if fetched - oldest > _QUIET:
        return {"index_age_days": age(host, oldest, "zypper:repomd.xml", path.split("/")[-3])}
    return {"index_age_days": age(host, fetched, "zypper:repomd.xml")}


def _is_on(host: Host, path: str) -> bool:
    """Whether the repository of a list is in use: by zypp's own files, as far as they can be read."""
    try:
        files = ini.folder(host, _REPOSITORIES, ending=".repo")
        repositories = ini.read(host, files)
    except HostError:
        return False
    values = repositories.get(path.split("/")[-3])
    return not files if values is None else values.get("enabled", "1").lower() not in _OFF


def _with_descriptions(host: Host) -> tuple[str, ...]:
    """The lists of repositories that describe their updates: others beside them may be newer."""
    describing = _describing(rpm_metadata.files(host, _CACHE))
    return tuple(path for path in _metadata(host) if path.split("/")[-3] in describing)


def _installed_age(host: Host) -> Mapping[str, Answer]:
    return {"installed_age_days": age(host, host.status(_HISTORY).modified, f"file:{_HISTORY}")}
