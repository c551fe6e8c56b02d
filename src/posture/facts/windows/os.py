"""Which Windows this is, for looking up how long it is supported."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import decided
from posture.facts.windows.machine.registry import METHOD
from posture.facts.windows.machine.version import windows_version
from posture.host.model import Host

_FIELDS = ("id", "version", "edition", "rolling", "support_ends")


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers out of the registry; Windows names no end of support itself."""
    return decided(_FIELDS, _read, host, method=METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    found = windows_version(host)
    return {
        "id": Known(found.id, METHOD, found.excerpt),
        "version": _named(found.version, "version", found.excerpt),
        "edition": _named(found.edition, "edition", found.excerpt),
        "rolling": Known(False, METHOD),
        "support_ends": Known("", METHOD),
    }


def _named(value: str, what: str, excerpt: str) -> Answer:
    if value:
        return Known(value, METHOD, excerpt)
    return Unreadable(
        Reason.UNRECOGNISED,
        f"This Windows is of no {what} that Posture knows.",
        "Settings › System › About shows which Windows this is.",
        METHOD,
    )
