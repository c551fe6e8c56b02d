"""A check-up: every verdict of one look at the computer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from posture.checks.verdict import Evidence as Evidence
from posture.checks.verdict import Outcome as Outcome
from posture.checks.verdict import Verdict as Verdict
from posture.facts.model import Reason

CHECK_SCHEMA = "posture/check/1"


@dataclass(frozen=True, slots=True)
class Checkup:
    """One look at the computer: when, at what system, and every verdict in the catalogue's order.

    ``system`` has ``family`` (linux, windows or macos) and, where they could be read, ``name``,
    ``desktop`` and ``virtual``. ``trouble`` says why exceptions and the organisation's limits were left
    aside, "" where they were not. Of one that was kept, ``taken`` is the beginning of its day, and
    ``missing`` says why its verdicts are no more than outcomes, "" where they are whole.
    """

    taken: datetime
    system: Mapping[str, str]
    verdicts: tuple[Verdict, ...]
    took_ms: int
    trouble: str = ""
    missing: str = ""

    @property
    def day(self) -> date:
        """The day of the look, where the person is."""
        return self.taken.astimezone().date()

    def verdict(self, check_id: str) -> Verdict | None:
        return next((verdict for verdict in self.verdicts if verdict.check == check_id), None)

    def data(self) -> dict[str, Any]:
        """The check-up as ``posture check --json`` prints it."""
        return {
            "schema": CHECK_SCHEMA,
            "taken": self.taken.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
            "system": dict(self.system),
            "verdicts": [verdict_data(verdict) for verdict in self.verdicts],
            "took_ms": self.took_ms,
        }


def is_switched_off(verdict: Verdict) -> bool:
    """Whether the verdict says that the person wanted no look."""
    return verdict.reason is Reason.SWITCHED_OFF


def verdict_data(verdict: Verdict) -> dict[str, Any]:
    """A verdict with stable keys; those after ``took_ms`` stand only where they say something."""
    data: dict[str, Any] = {
        "check": verdict.check,
        "outcome": verdict.outcome.value,
        "finding": verdict.finding,
        "evidence": [
            {
                "fact": evidence.fact,
                "value": list(evidence.value) if isinstance(evidence.value, tuple) else evidence.value,
                "method": evidence.method,
                **({"excerpt": evidence.excerpt} if evidence.excerpt else {}),
            }
            for evidence in verdict.evidence
        ],
        "wanted": verdict.wanted,
        "took_ms": verdict.took_ms,
    }
    if verdict.reason is not None:
        data["reason"] = verdict.reason.value
    if verdict.remedy:
        data["remedy"] = verdict.remedy
    if verdict.measured is not None:
        data["measured"] = verdict.measured.value
    return data
