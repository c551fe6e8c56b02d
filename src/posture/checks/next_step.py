"""The order in which what was found is worth doing, and why each comes where it does."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from posture.checks.catalogue import Catalogue, Check
from posture.checks.verdict import Outcome, Verdict

_URGENCY = {Outcome.FAIL: 0, Outcome.WARN: 1}
_Rank = tuple[bool, int, int, int, str]


class Because(StrEnum):
    """What puts a step before those that are left."""

    ALARM = "alarm"
    """Somebody else may be at work on the computer."""
    NEEDED = "needed"
    """Another one, which would come first, builds on it."""
    MISSING = "missing"
    """It fails, and what is left warns."""
    QUICKER = "quicker"
    """It takes the least time."""
    WEIGHTIER = "weightier"
    """It matters most of those that take as little time."""
    ALONE = "alone"
    """Nothing else is left, or nothing but the names tells them apart."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A verdict in its place; ``needed_by`` is the check that builds on it, "" unless that is why.

    ``among`` is how many steps of its urgency are left, itself included.
    """

    verdict: Verdict
    because: Because
    needed_by: str = ""
    among: int = 1


def in_order(
    catalogue: Catalogue, verdicts: Iterable[Verdict], *, left_out: Collection[str] = ()
) -> tuple[Placed, ...]:
    """What asks for something to be done, the first to do first; nothing of what is ``left_out``.

    Where somebody else may be at work on the computer, that comes first. What fails comes before what warns;
    then what takes few minutes, then what weighs much, then by name. Where checks that a check comes
    ``after`` fail, it waits, and they take its place; what only warns, is left out or could not be told keeps
    none waiting. Never what could not be told or has an exception.
    """
    left = {
        verdict.check: verdict
        for verdict in verdicts
        if verdict.outcome in _URGENCY and verdict.check in catalogue.checks and verdict.check not in left_out
    }
    placed: list[Placed] = []
    while left:
        placed.append(_first(catalogue.checks, left))
        del left[placed[-1].verdict.check]
    return tuple(placed)


def next_step(
    catalogue: Catalogue, verdicts: Iterable[Verdict], *, left_out: Collection[str] = ()
) -> Placed | None:
    """The first of them, or None when none asks for anything."""
    return next(iter(in_order(catalogue, verdicts, left_out=left_out)), None)


def _first(checks: Mapping[str, Check], left: Mapping[str, Verdict]) -> Placed:
    ranks = sorted(_rank(checks[check], verdict) for check, verdict in left.items())
    chosen = ranks[0][-1]
    among = sum(rank[1] == ranks[0][1] for rank in ranks)
    if checks[chosen].alarm:
        return Placed(left[chosen], Because.ALARM, among=among)
    fails = {check for check, verdict in left.items() if verdict.outcome is Outcome.FAIL}
    needed_by, seen = "", {chosen}
    while needed := [check for check in checks[chosen].after if check in fails - seen]:
        needed_by = chosen
        chosen = min(needed, key=lambda check: _rank(checks[check], left[check]))
        seen.add(chosen)  # in a circle, which a lint reports, nothing waits for itself
    if needed_by:
        return Placed(left[chosen], Because.NEEDED, needed_by, among)
    return Placed(left[chosen], _because(ranks), among=among)


def _rank(check: Check, verdict: Verdict) -> _Rank:
    return not check.alarm, _URGENCY[verdict.outcome], check.minutes, -check.weight, check.id


def _because(ranks: list[_Rank]) -> Because:
    """What tells the first from the next one that differs in more than its name."""
    _, urgency, minutes, _, _ = ranks[0]
    other = next((rank for rank in ranks if rank[1:4] != ranks[0][1:4]), None)
    if other is None:
        return Because.ALONE
    if other[1] != urgency:
        return Because.MISSING
    return Because.QUICKER if other[2] != minutes else Because.WEIGHTIER
