"""The one thing that is worth doing next."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from posture.checks.catalogue import Catalogue
from posture.checks.verdict import Outcome, Verdict

_URGENCY = {Outcome.FAIL: 0, Outcome.WARN: 1}


def next_step(
    checks: Catalogue, verdicts: Iterable[Verdict], *, snoozed: Collection[str] = ()
) -> Verdict | None:
    """The verdict to act on first, or None when none asks for anything.

    Where somebody else may be at work on the computer, that comes first. What fails comes before what warns;
    then what takes few minutes, then what weighs much, then by name.
    Never what could not be told, was snoozed or has an exception.
    """

    def rank(verdict: Verdict) -> tuple[bool, int, int, int, str]:
        check = checks.checks[verdict.check]
        return not check.alarm, _URGENCY[verdict.outcome], check.minutes, -check.weight, check.id

    open_ones = (
        verdict
        for verdict in verdicts
        if verdict.outcome in _URGENCY and verdict.check in checks.checks and verdict.check not in snoozed
    )
    return min(open_ones, key=rank, default=None)
