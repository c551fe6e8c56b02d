"""Rules in words: every comparison as something a person can read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from posture.checks.check import Check
from posture.checks.finding import fact_words, fill_limits, joined
from posture.checks.knowledge import FACTS
from posture.checks.phrases import AMOUNTS, VALUES, YES_OR_NO
from posture.checks.rule import Alternative, Clause, Comparator, Comparison, LimitName
from posture.facts.model import Field
from posture.policy.limits import Limit

_COMPARED: Mapping[Comparator, str] = {
    Comparator.EQUALS: "{}",
    Comparator.NOT: "something else than {}",
    Comparator.AT_MOST: "at most {}",
    Comparator.AT_LEAST: "at least {}",
    Comparator.MORE_THAN: "more than {}",
    Comparator.LESS_THAN: "less than {}",
    Comparator.ONE_OF: "{}",
    Comparator.NONE_OF: "neither {}",
}


def wanted_words(check: Check, chosen: Mapping[str, int]) -> str:
    """The passing state as a sentence: in the check's own words, or in those of its rule."""
    if check.wanted:
        return fill_limits(check.wanted, check.in_force(chosen))
    passing = words(check.passes, check.limits, chosen)
    return f"{passing[:1].upper()}{passing[1:]}."


def words(clause: Clause, limits: Mapping[str, Limit], chosen: Mapping[str, int]) -> str:
    """The clause in words, without capital and full stop; ``chosen`` are the policy's choices.

    Example: “the screen locks by itself, and the minutes until it locks are more than 0 and at most 15 (a
    policy may choose 5, 10 or 15)”.
    """
    return "; or ".join(
        ", and ".join(_facts(alternative, limits, chosen)) for alternative in clause.alternatives
    )


def _facts(alternative: Alternative, limits: Mapping[str, Limit], chosen: Mapping[str, int]) -> Iterator[str]:
    for fact, group in groupby(alternative, lambda comparison: comparison.fact):
        comparisons = tuple(group)
        field = _field(fact)
        if field.type is bool:
            holds, fails = YES_OR_NO.get(fact, (field.meaning, f"it is not so that {field.meaning}"))
            yield holds if _asks_for_truth(comparisons[0]) else fails
        else:
            amounts = tuple(_amount(comparison, limits, chosen) for comparison in comparisons)
            yield AMOUNTS.get(fact, f"{field.meaning}: {{}}").format(joined(amounts, "and"))


def _asks_for_truth(comparison: Comparison) -> bool:
    return (comparison.comparator is Comparator.EQUALS) == bool(comparison.operand)


def _amount(comparison: Comparison, limits: Mapping[str, Limit], chosen: Mapping[str, int]) -> str:
    comparator = comparison.comparator
    match comparison.operand:
        case LimitName(name):
            amount = f"{limits[name].in_force(chosen)} (a policy may choose {limits[name].choices})"
        case (single,) if comparator is Comparator.NONE_OF:
            comparator, amount = Comparator.NOT, _value(comparison.fact, single)
        case tuple() as several:
            each = tuple(_value(comparison.fact, value) for value in several)
            amount = joined(each, "nor" if comparator is Comparator.NONE_OF else "or")
        case single:
            amount = _value(comparison.fact, single)
    return _COMPARED[comparator].format(amount)


def _value(fact: str, value: bool | int | float | str) -> str:
    return VALUES.get(fact, {}).get(str(value)) or fact_words(fact, value)


def _field(fact: str) -> Field:
    family, _, name = fact.partition(".")
    return FACTS[family].fields[name]
