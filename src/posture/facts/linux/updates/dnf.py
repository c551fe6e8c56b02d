"""What waits according to dnf, both its fourth and its fifth version: Fedora, RHEL and their relatives.

The system's own copy of the lists is asked (``-C``, cache only), which everybody may read and which
``dnf-makecache.timer`` keeps fresh; a plain user's private copy can be much older. Watched with dnf 4.14
and dnf5 5.4 over made repositories, as root and as ``nobody``:

- Without a copy, or with one of two repositories missing, dnf prints nothing and exits with 0, as if
  nothing waited. ``skip_if_unavailable=False`` for every repository makes that an error (exit code 1).
- A refresh that found nothing new touches ``*primary*``, not ``repomd.xml``; a failed one touches neither.
- ``repoquery --upgrades`` leaves out excluded packages. dnf 4 prints empty lines between the names.
- dnf5 writes nothing but a line in its own log, ``~/.local/state/dnf5.log``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from posture.facts.age import age, newest
from posture.facts.linux.updates import rpm_metadata
from posture.facts.linux.updates.waiting import waiting
from posture.facts.model import Answer, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host

_METHOD = "dnf repoquery --upgrades"
_REMEDY = "Run “sudo dnf makecache”, then check again."
_DEADLINE = 4.0
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
            "dnf has no lists of packages, so it cannot know what waits.",
            _REMEDY,
            f"file:{cache}",
        )
    return paths


def _waiting(host: Host) -> Mapping[str, Answer]:
    program, cache = _program(host)
    _metadata(host, cache)
    pending = _names(host, program, cache)
    return {
        "pending": waiting(pending, _METHOD),
        "security_pending": _security(host, program, cache, pending),
    }


def _security(host: Host, program: str, cache: str, pending: tuple[str, ...]) -> Answer:
    """Where no repository describes its updates (CentOS Stream, say), only "none at all" is sure."""
    if not pending:
        return waiting(pending, _METHOD)
    if any("updateinfo" in path for path in rpm_metadata.files(host, cache)):
        return waiting(_names(host, program, cache, "--security"), _METHOD)
    return Unreadable(
        Reason.NOT_FOUND, "None of the repositories says which updates close security holes.", method=_METHOD
    )


def _names(host: Host, program: str, cache: str, *options: str) -> tuple[str, ...]:
    output = host.run(
        program,
        "-q",
        "-C",
        f"--setopt=cachedir={cache}",
        "--setopt=*.skip_if_unavailable=False",
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
            "dnf's copy of the lists is incomplete, so what waits is not known.",
            _REMEDY,
            _METHOD,
        )
    if not all(map(_NAME.fullmatch, names)):
        raise Undecided(
            Reason.UNRECOGNISED, "dnf answered in a form that Posture does not know.", method=_METHOD
        )
    return tuple(names)


def _index_age(host: Host) -> Mapping[str, Answer]:
    _, cache = _program(host)
    fetched = newest(host, _metadata(host, cache))
    if fetched is None:
        raise Undecided(Reason.NOT_FOUND, "It cannot be seen when dnf fetched its lists.", _REMEDY)
    return {"index_age_days": age(host, fetched, "dnf:primary")}


def _installed_age(host: Host) -> Mapping[str, Answer]:
    for history in _HISTORIES:
        changed = newest(host, (history,))
        if changed is not None:
            return {"installed_age_days": age(host, changed, f"file:{history}")}
    raise Undecided(Reason.NOT_FOUND, "It cannot be seen when packages were last installed.")
