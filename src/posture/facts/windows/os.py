"""Which Windows this is, for looking up how long it is supported."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from posture.facts.attempt import attempt
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.facts.windows.machine.extended_updates import extended_until
from posture.facts.windows.machine.registry import METHOD
from posture.facts.windows.machine.version import is_preview, windows_version
from posture.host.model import Host
from posture.words.phrase import phrase

_FIELDS = ("id", "version", "edition", "rolling", "support_ends")

_NO_VERSION = phrase("This Windows is of no version that Posture knows.")
_NO_EDITION = phrase("This Windows is of no edition that Posture knows.")


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers out of the registry; Windows names an end only to what gets extended updates.

    Where it cannot be told how long a version is cared for, its version stays open: a list of versions
    would say too much of it.
    """
    return decided(_FIELDS, _read, host, method=METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    found = windows_version(host)
    ends = attempt(_extended_until, host, method=METHOD)
    doubt = ends if isinstance(ends, Unreadable) else None
    excerpt = f"ConsumerESU, UBR={found.revision}" if ends else ""
    return {
        "id": Known(found.id, METHOD, found.excerpt),
        "version": doubt or _named(found.version, _NO_VERSION, found.excerpt),
        "edition": _named(found.edition, _NO_EDITION, found.excerpt),
        "rolling": Known(False, METHOD),
        "support_ends": doubt or Known(ends.isoformat() if isinstance(ends, date) else "", METHOD, excerpt),
    }


def _extended_until(host: Host) -> date | None:
    found = windows_version(host)
    if is_preview(host, found):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("This is a preview of Windows, and how long it works stands in no list."),
            phrase("Press the Windows key and R, type winver and press Enter: it names the day."),
            METHOD,
        )
    return extended_until(host, found)


def _named(value: str, detail: str, excerpt: str) -> Answer:
    if value:
        return Known(value, METHOD, excerpt)
    return Unreadable(
        Reason.UNRECOGNISED,
        detail,
        phrase("Settings › System › About shows which Windows this is."),
        METHOD,
    )
