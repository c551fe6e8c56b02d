"""What waits according to rpm-ostree: Fedora Silverblue, Kinoite and their relatives.

Source: ``rpm-ostree status --json`` (rpmostree-builtin-status.cxx): ``deployments`` begins with the one
that starts next, ``cached-update`` is what an automatic look found, or null. Null is no proof that nothing
waits, for it is also null where nobody looked.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from posture.facts.age import age
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host
from posture.words.phrase import phrase

_METHOD = "rpm-ostree status"
_LATEST = datetime(9000, 1, 1, tzinfo=UTC).timestamp()


def read(host: Host) -> Mapping[str, Answer]:
    """All of the family but the manager's name."""
    fields = ("pending", "security_pending", "kept_back", "index_age_days", "installed_age_days")
    return decided(fields, _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    status = _status(host)
    return {
        "pending": _pending(status),
        "kept_back": Known(_pinned(status), _METHOD),
        "restart_pending": Known(_deployments(status)[0].get("booted") is not True, _METHOD),
        "security_pending": Unreadable(
            Reason.UNSUPPORTED,
            phrase("An image is updated as a whole, its security updates are not counted."),
            method=_METHOD,
        ),
        "index_age_days": Unreadable(
            Reason.UNSUPPORTED, phrase("rpm-ostree does not tell when it last looked for updates.")
        ),
        **decided(("installed_age_days",), lambda host: {"installed_age_days": _built(host, status)}, host),
    }


def _status(host: Host) -> Mapping[str, object]:
    output = host.run("rpm-ostree", "status", "--json")
    try:
        status = json.loads(output.stdout)
    except (ValueError, RecursionError):
        status = None
    if not isinstance(status, dict) or not _deployments(status):
        raise Undecided(
            Reason.UNRECOGNISED, phrase("rpm-ostree answered in a form that Posture does not know.")
        )
    return status


def _deployments(status: Mapping[str, object]) -> list[Mapping[str, object]]:
    deployments = status.get("deployments")
    if not isinstance(deployments, list):
        return []
    return [deployment for deployment in deployments if isinstance(deployment, dict)]


def _pending(status: Mapping[str, object]) -> Answer:
    """One image at most: installed and waiting for a restart, or seen and not yet installed."""
    if _deployments(status)[0].get("booted") is not True:
        return Known(1, _METHOD, "an image waits for a restart")
    if status.get("cached-update"):
        return Known(1, _METHOD, "cached-update")
    return Unreadable(
        Reason.NOT_FOUND,
        phrase("rpm-ostree knows of no update, but it may not have looked."),
        phrase("Run “rpm-ostree upgrade --check”."),
        _METHOD,
    )


def _pinned(status: Mapping[str, object]) -> int:
    """Packages that were taken out of the image's updates: replaced by others, or by those at hand."""
    booted = next((found for found in _deployments(status) if found.get("booted") is True), {})
    named = (booted.get(key) for key in ("requested-base-local-replacements", "base-local-replacements"))
    return max((len(found) for found in named if isinstance(found, list)), default=0)


def _built(host: Host, status: Mapping[str, object]) -> Known:
    """Days since the running image was made."""
    booted = next((found for found in _deployments(status) if found.get("booted") is True), {})
    seconds = booted.get("timestamp")
    if not isinstance(seconds, int) or not 0 < seconds < _LATEST:
        raise Undecided(
            Reason.UNRECOGNISED, phrase("rpm-ostree does not tell how old the running system is.")
        )
    return age(host, datetime.fromtimestamp(seconds, UTC), _METHOD)
