"""What waits according to dnf, both its fourth and its fifth version: Fedora, RHEL and their relatives.

The system's own copy of the lists is asked (``-C``, cache only), which everybody may read and which
``dnf-makecache.timer`` keeps fresh; a plain user's private copy can be much older. Watched with dnf 4.14
and dnf5 5.4 over made repositories, as root and as ``nobody``:

- Without a copy, or with one of two repositories missing, dnf prints nothing and exits with 0, as if
  nothing waited. ``skip_if_unavailable=False`` for every repository makes that an error (exit code 1).
- A refresh that found nothing new touches ``*primary*``, not ``repomd.xml``; a failed one touches neither.
- ``repoquery --upgrades`` leaves out excluded and locked packages. dnf 4 puts empty lines between names.
- ``--security`` finds nothing in a repository that describes no updates (CentOS Stream, most makers' own):
  there, only "nothing waits" is sure. Which repository an update comes from is asked where one lacks them.
- dnf5 writes nothing but a line in its own log, ``~/.local/state/dnf5.log``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from posture.facts.age import age, newest
from posture.facts.linux.machine.os_release import names_of
from posture.facts.linux.updates import dnf_excludes, rpm_metadata
from posture.facts.linux.updates.browsers import is_browser
from posture.facts.linux.updates.waiting import waiting
from posture.facts.model import Answer, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host
from posture.words.phrase import phrase

_METHOD = "dnf repoquery --upgrades"
_REMEDY = phrase("Run “sudo dnf makecache”, then check again.")
_INSTALL = phrase("Install what waits (“sudo dnf upgrade”), then check again.")
# The repositories that bring a distribution's updates, by its ID: of Fedora, and of RHEL and its likes.
_BRINGING = {"fedora": "updates", **dict.fromkeys(("almalinux", "centos", "ol", "rhel", "rocky"), "baseos")}
_OF_OTHERS = re.compile("rpmfusion|copr|testing|debug|source")
_DEADLINE = 4.0
_NAME_AND_REPOSITORY = r"%{name}.%{arch} %{repoid}\n"
_NAME = re.compile(r"[\w.+-]+\.\w+")
_HISTORIES = (
    "/usr/lib/sysimage/libdnf5/transaction_history.sqlite",
    "/var/lib/dnf/history.sqlite",
    "/usr/lib/sysimage/rpm/rpmdb.sqlite",
    "/var/lib/rpm/rpmdb.sqlite",
)


def read(host: Host) -> Mapping[str, Answer]:
    """All of the family but the manager's name."""
    return {
        **decided(("pending", "security_pending"), _waiting, host, method=_METHOD),
        "kept_back": dnf_excludes.read(host),
        **decided(("index_age_days",), _index_age, host),
        **decided(("installed_age_days",), _installed_age, host),
    }


def _program(host: Host) -> tuple[str, str]:
    """The program and the folder of the system's copy."""
    if host.exists("/usr/bin/dnf5"):
        return "dnf5", "/var/cache/libdnf5"
    return "dnf", "/var/cache/dnf"


def _metadata(host: Host, cache: str) -> tuple[str, ...]:
    paths = tuple(path for path in rpm_metadata.files(host, cache) if "primary" in path.rpartition("/")[2])
    if not paths:
        raise Undecided(
            Reason.NOT_FOUND,
            phrase("dnf has no lists of packages, so it cannot know what waits."),
            _REMEDY,
            f"file:{cache}",
        )
    return paths


def _waiting(host: Host) -> Mapping[str, Answer]:
    program, cache = _program(host)
    _check_updates_come(host, _metadata(host, cache))
    pending = _names(host, program, cache)
    return {
        "pending": waiting(pending, _METHOD),
        **decided(
            ("security_pending",),
            lambda host: {"security_pending": _security(host, program, cache, pending)},
            host,
            method=_METHOD,
        ),
    }


def _check_updates_come(host: Host, metadata: tuple[str, ...]) -> None:
    """Fedora's updates lie in a repository of their own: while it is off, nothing ever seems to wait."""
    wanted = _BRINGING.get(names_of(host).get("ID", "").lower(), "")
    if wanted and not _bringing(wanted, metadata):
        raise Undecided(
            Reason.NOT_FOUND,
            phrase("dnf has no list of the repository “{name}”, from which updates come.", name=wanted),
            phrase("See whether it is switched on: “dnf repolist --all”."),
            _METHOD,
        )


def _bringing(wanted: str, metadata: tuple[str, ...]) -> tuple[str, ...]:
    """The lists of the repositories that bring the distribution's updates; those of others stand beside."""
    named = [(path, _folder(path).lower()) for path in metadata]
    return tuple(path for path, name in named if wanted in name and not _OF_OTHERS.search(name))


def _security(host: Host, program: str, cache: str, pending: tuple[str, ...]) -> Answer:
    """Where no repository describes its updates (CentOS Stream, say), only "none at all" is sure."""
    if pending and not _describing(host, cache):
        return Unreadable(
            Reason.NOT_FOUND,
            phrase("None of the repositories says which updates close security holes."),
            _INSTALL,
            _METHOD,
        )
    closing = _names(host, program, cache, "--security") if pending else ()
    if closing or not pending:
        return waiting(closing, _METHOD)
    silent = _silent(host, cache)
    if not silent:
        return waiting((), _METHOD)
    unsaid = _from_silent(host, program, cache, silent, pending)
    browsers = tuple(name for name in unsaid if is_browser(name))
    if browsers or not unsaid:
        return waiting(browsers, _METHOD)
    return Unreadable(
        Reason.NOT_FOUND,
        phrase(
            "Updates wait from repositories that do not say which of theirs close security holes, {names} "
            "for example.",
            names=unsaid[0].rpartition(".")[0],
        ),
        _INSTALL,
        _METHOD,
    )


def _describing(host: Host, cache: str) -> frozenset[str]:
    """The folders of repositories that describe their updates."""
    paths = rpm_metadata.files(host, cache)
    return frozenset(_folder(path) for path in paths if "updateinfo" in path.rpartition("/")[2])


def _silent(host: Host, cache: str) -> frozenset[str]:
    """The names of repositories without such descriptions: their folders are ``NAME-0123456789abcdef``."""
    folders = {_folder(path) for path in _metadata(host, cache)} - _describing(host, cache)
    return frozenset(folder.rpartition("-")[0] for folder in folders)


def _folder(path: str) -> str:
    return path.split("/")[-3]


def _from_silent(
    host: Host, program: str, cache: str, silent: frozenset[str], pending: tuple[str, ...]
) -> tuple[str, ...]:
    """The updates that wait in such repositories; an answer that lacks one of those pending is none."""
    output = host.run(
        program, *_options(cache), "repoquery", "--upgrades", "--qf", _NAME_AND_REPOSITORY, deadline=_DEADLINE
    )
    rows = [line.split() for line in output.stdout.splitlines() if line.strip()]
    known = all(len(row) == 2 and _NAME.fullmatch(row[0]) for row in rows)
    if output.exit_code != 0 or not known or {row[0] for row in rows} != set(pending):
        raise _unrecognised()
    return tuple(sorted({name for name, repository in rows if repository in silent}))


def _names(host: Host, program: str, cache: str, *options: str) -> tuple[str, ...]:
    output = host.run(
        program,
        *_options(cache),
        "repoquery",
        "--upgrades",
        *options,
        "--qf",
        r"%{name}.%{arch}\n",
        deadline=_DEADLINE,
    )
    names = sorted({line.strip() for line in output.stdout.splitlines() if line.strip()})
    if output.exit_code != 0:
        raise Undecided(
            Reason.NOT_FOUND,
            phrase("dnf's copy of the lists is incomplete, so what waits is not known."),
            _REMEDY,
            _METHOD,
        )
    if not all(map(_NAME.fullmatch, names)):
        raise _unrecognised()
    return tuple(names)


def _options(cache: str) -> tuple[str, ...]:
    return "-q", "-C", f"--setopt=cachedir={cache}", "--setopt=*.skip_if_unavailable=False"


def _unrecognised() -> Undecided:
    detail = phrase("dnf answered in a form that Posture does not know.")
    return Undecided(Reason.UNRECOGNISED, detail, method=_METHOD)


def _index_age(host: Host) -> Mapping[str, Answer]:
    _, cache = _program(host)
    metadata = _metadata(host, cache)
    wanted = _BRINGING.get(names_of(host).get("ID", "").lower(), "")
    describing = _describing(host, cache)
    bringing = _bringing(wanted, metadata) if wanted else ()
    fetched = newest(host, bringing or [path for path in metadata if _folder(path) in describing] or metadata)
    if fetched is None:
        raise Undecided(Reason.NOT_FOUND, phrase("It cannot be seen when dnf fetched its lists."), _REMEDY)
    return {"index_age_days": age(host, fetched, "dnf:primary")}


def _installed_age(host: Host) -> Mapping[str, Answer]:
    for history in _HISTORIES:
        changed = newest(host, (history,))
        if changed is not None:
            return {"installed_age_days": age(host, changed, f"file:{history}")}
    raise Undecided(Reason.NOT_FOUND, phrase("It cannot be seen when packages were last installed."))
