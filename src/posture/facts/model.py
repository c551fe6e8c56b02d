"""A fact: known with its method, or unreadable with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from posture.host.model import HostError, NoAnswer, NotAllowed, NotRecorded, NotThere

Value = bool | int | float | str | tuple[str, ...]


class Reason(StrEnum):
    """Why a fact could not be read; a stable code, shown in ``--json``."""

    NEEDS_ADMIN = "needs-admin"
    NO_ANSWER = "no-answer"
    NOT_FOUND = "not-found"
    NOT_RECORDED = "not-recorded"
    SWITCHED_OFF = "switched-off"
    UNRECOGNISED = "unrecognised"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Known:
    """A value that was read, and how: ``method`` is like ``sysfs:dm/uuid`` or ``gsettings``.

    ``excerpt`` is the raw text it came from, short; it never leaves the computer.
    """

    value: Value
    method: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A value that could not be read.

    ``detail`` is a sentence that says why, ``remedy`` one that says what would make it readable.
    """

    reason: Reason
    detail: str
    remedy: str = ""
    method: str = ""


Answer = Known | Unreadable


@dataclass(frozen=True, slots=True)
class Reading:
    """What one look at a fact family gave: an answer for each of its fields."""

    family: str
    answers: Mapping[str, Answer]
    took_ms: int = field(default=0, compare=False)


def unreadable(error: HostError, *, method: str = "", remedy: str = "") -> Unreadable:
    """A host's refusal as an unreadable fact."""
    match error:
        case NotAllowed():
            reason = Reason.NEEDS_ADMIN
        case NoAnswer():
            reason = Reason.NO_ANSWER
        case NotRecorded():
            reason = Reason.NOT_RECORDED
        case NotThere():
            reason = Reason.NOT_FOUND
        case _:
            reason = Reason.UNSUPPORTED
    return Unreadable(reason, error.sentence, remedy, method)
