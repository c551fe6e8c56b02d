"""The answer of a check, with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from posture.facts.model import Reason, Value
from posture.words.phrase import Phrase, phrase

COULD_NOT_TELL = phrase("Could not tell: {detail}")


class Outcome(StrEnum):
    """The seven answers; the values are stable and stand in ``--json``."""

    PASS = "pass"
    WARN = "warn"
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    STALE = "stale"
    EXCEPTED = "excepted"


TO_DO: Final = frozenset({Outcome.WARN, Outcome.FAIL})
"""What asks for something to be done."""

RANK: Final[Mapping[Outcome, int]] = MappingProxyType({Outcome.PASS: 0, Outcome.WARN: 1, Outcome.FAIL: 2})
"""What can be better or worse than another, the best first; all else is no answer to “how does it stand?”."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One fact that the verdict rests on; ``value`` is None where it could not be read."""

    fact: str
    value: Value | None
    method: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A check's answer.

    ``finding`` says in words what was found, ``wanted`` what was asked for. For ``unknown`` and
    ``stale``, ``reason`` is a stable code and ``remedy`` what would make it knowable. For
    ``excepted``, ``measured`` is the answer underneath. One that has grown too old to say is ``aged_from``
    what it was, by which it is aged anew when the day is another one.
    """

    check: str
    outcome: Outcome
    finding: str
    wanted: str
    evidence: tuple[Evidence, ...]
    taken: datetime
    took_ms: int = 0
    reason: Reason | None = None
    remedy: str = ""
    measured: Outcome | None = None
    aged_from: Verdict | None = None

    @property
    def found(self) -> str:
        """The finding, to stand behind the words of its outcome: without “could not tell” once more."""
        finding = self.finding
        if isinstance(finding, Phrase):
            detail = finding.values.get("detail") if finding.template == COULD_NOT_TELL.template else None
            return detail if isinstance(detail, str) else finding
        return finding.removeprefix(COULD_NOT_TELL.filled(detail=""))
