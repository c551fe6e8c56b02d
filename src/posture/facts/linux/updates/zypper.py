"""What waits according to zypper: openSUSE and SUSE Linux Enterprise.

Watched with zypper 1.14 over made repositories, as root and as ``nobody``: without a repository it
exits with 0 and an empty list; with one whose description is missing it exits with 106, an error message
and a list that lacks that repository's updates; ``<appletinfo status="no-update-repositories"/>`` stands
where no repository tells which updates close security holes. A refresh touches ``repomd.xml`` even where
it found nothing new. Security updates are counted as patches, each of which may be many packages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from posture.facts.age import age, newest
from posture.facts.linux.updates import rpm_metadata
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host

_CACHE = "/var/cache/zypp/raw"
_HISTORY = "/var/log/zypp/history"
_REMEDY = "Run “sudo zypper refresh”, then check again."
_DEADLINE = 4.0
_UPDATE = re.compile(r'<update\s[^>]*?kind="(package|patch)"[^>]*>')
_NO_DESCRIPTIONS = 'status="no-update-repositories"'


def read(host: Host) -> Mapping[str, Answer]:
    """All of the family but the manager's name."""
    return {
        **decided(("pending", "security_pending"), _waiting, host, method="zypper list-updates"),
        **decided(("index_age_days",), _index_age, host),
        **decided(("installed_age_days",), _installed_age, host),
    }


def _waiting(host: Host) -> Mapping[str, Answer]:
    _metadata(host)
    pending = _updates(_ask(host, "list-updates"), "package")
    return {"pending": Known(pending, "zypper list-updates"), "security_pending": _security(host, pending)}


def _security(host: Host, pending: int) -> Answer:
    method = "zypper list-patches"
    answer = _ask(host, "list-patches", "--category", "security")
    if _NO_DESCRIPTIONS not in answer:
        return Known(_updates(answer, "patch"), method)
    if not pending:
        return Known(0, method)
    return Unreadable(
        Reason.NOT_FOUND, "None of the repositories says which updates close security holes.", method=method
    )


def _updates(answer: str, kind: str) -> int:
    return sum(match[1] == kind for match in _UPDATE.finditer(answer))


def _ask(host: Host, *command: str) -> str:
    output = host.run("zypper", "--non-interactive", "--xmlout", "--no-refresh", *command, deadline=_DEADLINE)
    if output.exit_code != 0 or '<message type="error">' in output.stdout:
        raise Undecided(
            Reason.NOT_FOUND,
            "zypper's copy of the lists is incomplete, so what waits is not known.",
            _REMEDY,
            f"zypper {command[0]}",
        )
    if "</update-list>" not in output.stdout:
        raise Undecided(Reason.UNRECOGNISED, "zypper answered in a form that Posture does not know.")
    return output.stdout


def _metadata(host: Host) -> tuple[str, ...]:
    paths = tuple(path for path in rpm_metadata.files(host, _CACHE) if path.endswith("/repomd.xml"))
    if not paths:
        raise Undecided(
            Reason.NOT_FOUND,
            "zypper has no lists of packages, so it cannot know what waits.",
            _REMEDY,
            f"file:{_CACHE}",
        )
    return paths


def _index_age(host: Host) -> Mapping[str, Answer]:
    fetched = newest(host, _metadata(host))
    if fetched is None:
        raise Undecided(Reason.NOT_FOUND, "It cannot be seen when zypper fetched its lists.", _REMEDY)
    return {"index_age_days": age(host, fetched, "zypper:repomd.xml")}


def _installed_age(host: Host) -> Mapping[str, Answer]:
    return {"installed_age_days": age(host, host.status(_HISTORY).modified, f"file:{_HISTORY}")}
