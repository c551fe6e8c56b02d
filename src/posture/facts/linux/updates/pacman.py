"""What waits according to pacman: Arch Linux and its relatives.

``pacman -Qu`` compares with the databases of the last synchronisation and never fetches. Watched with
pacman 6.0: it exits with 1 where nothing waits and also where a database is missing, which only a warning
on stderr tells apart; ignored packages end in ``[ignored]``. The databases carry the server's date, which
for Arch is at most hours older than the synchronisation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from posture.facts.age import age, newest
from posture.facts.linux.updates.waiting import waiting
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, NotThere
from posture.words.phrase import phrase

_DATABASES = "/var/lib/pacman/sync"
# The databases of Arch and its relatives themselves; those of others beside them may be newer.
_OWN = frozenset({"core.db", "extra.db", "community.db", "multilib.db"})
_INSTALLED = "/var/lib/pacman/local"
_METHOD = "pacman -Qu"
_REMEDY = phrase("Run “sudo pacman -Syu”, then check again.")
_UPDATE = re.compile(r"(?P<name>\S+) \S+ -> \S+(?P<ignored> \[ignored\])?")


def read(host: Host) -> Mapping[str, Answer]:
    """All of the family but the manager's name."""
    return {
        **decided(("pending", "security_pending", "kept_back"), _waiting, host, method=_METHOD),
        **decided(("index_age_days",), _index_age, host),
        **decided(("installed_age_days",), _installed_age, host),
    }


def _databases(host: Host) -> tuple[str, ...]:
    try:
        paths = tuple(f"{_DATABASES}/{name}" for name in host.names(_DATABASES) if name.endswith(".db"))
    except NotThere:
        paths = ()
    if not paths:
        raise Undecided(
            Reason.NOT_FOUND,
            phrase("pacman has no databases to compare with, so it cannot know what waits."),
            _REMEDY,
            f"file:{_DATABASES}",
        )
    return paths


def _waiting(host: Host) -> Mapping[str, Answer]:
    _databases(host)
    output = host.run("pacman", "-Qu")
    if output.stderr.strip() or output.exit_code not in (0, 1):
        raise Undecided(
            Reason.NOT_FOUND, phrase("pacman lacks a database, so what waits is not known."), _REMEDY, _METHOD
        )
    lines = [_UPDATE.fullmatch(line) for line in output.stdout.splitlines() if line.strip()]
    if None in lines or bool(lines) == bool(output.exit_code):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("pacman answered in a form that Posture does not know."),
            method=_METHOD,
        )
    names = [line["name"] for line in lines if line and not line["ignored"]]
    ignored = [line["name"] for line in lines if line and line["ignored"]]
    return {
        "pending": waiting(names, _METHOD),
        "security_pending": _security(names),
        "kept_back": waiting(ignored, f"{_METHOD}, IgnorePkg"),
    }


def _security(names: list[str]) -> Answer:
    if not names:
        return Known(0, _METHOD)
    return Unreadable(
        Reason.UNSUPPORTED,
        phrase("pacman does not say which updates close security holes."),
        phrase("Install all of them: “sudo pacman -Syu”."),
        _METHOD,
    )


def _index_age(host: Host) -> Mapping[str, Answer]:
    databases = _databases(host)
    own = tuple(path for path in databases if path.rpartition("/")[2] in _OWN)
    fetched = newest(host, own or databases)
    if fetched is None:
        raise Undecided(Reason.NOT_FOUND, phrase("It cannot be seen when pacman synchronised."), _REMEDY)
    return {"index_age_days": age(host, fetched, "pacman:sync")}


def _installed_age(host: Host) -> Mapping[str, Answer]:
    """Days since a package was added, replaced or removed, each of which changes the folder."""
    return {"installed_age_days": age(host, host.status(_INSTALLED).modified, f"file:{_INSTALLED}")}
