"""Rules in words: every comparison as something a person can read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from posture.checks.check import Check
from posture.checks.finding import fact_words, fill_limits
from posture.checks.knowledge import field_of
from posture.checks.rule import Alternative, Clause, Comparator, Comparison, LimitName
from posture.policy.limits import Limit
from posture.words.phrase import Phrase, joined, phrase

_COMPARED: Mapping[Comparator, Phrase] = {
    Comparator.EQUALS: phrase("{value}"),
    Comparator.NOT: phrase("something else than {value}"),
    Comparator.AT_MOST: phrase("at most {value}"),
    Comparator.AT_LEAST: phrase("at least {value}"),
    Comparator.MORE_THAN: phrase("more than {value}"),
    Comparator.LESS_THAN: phrase("less than {value}"),
    Comparator.ONE_OF: phrase("{value}"),
    Comparator.NONE_OF: phrase("neither {value}"),
}


def wanted_words(check: Check, chosen: Mapping[str, int]) -> str:
    """The passing state as a sentence: in the check's own words, or in those of its rule."""
    if check.wanted:
        return fill_limits(check.wanted, check.in_force(chosen), check.scope)
    return phrase("{state:capital}.", state=words(check.passes, check.limits, chosen))


def words(clause: Clause, limits: Mapping[str, Limit], chosen: Mapping[str, int]) -> str:
    """The clause in words, without capital and full stop; ``chosen`` are the policy's choices.

    Example: “the screen locks by itself, and the minutes until it locks are more than 0 and at most 15 (a
    policy may choose 5, 10 or 15)”.
    """
    alternatives = [_all_of(_facts(alternative, limits, chosen)) for alternative in clause.alternatives]
    return _chained(phrase("{first}; or {second}"), alternatives)


def _all_of(facts: Iterator[str]) -> str:
    return _chained(phrase("{first}, and {second}"), list(facts))


def _chained(pattern: Phrase, parts: list[str]) -> str:
    if not parts:
        return ""
    *before, last = parts
    return pattern.filled(first=_chained(pattern, before), second=last) if before else last


def _facts(alternative: Alternative, limits: Mapping[str, Limit], chosen: Mapping[str, int]) -> Iterator[str]:
    for fact, group in groupby(alternative, lambda comparison: comparison.fact):
        comparisons = tuple(group)
        field = field_of(fact)
        if field.type is bool:
            holds = field.holds or field.meaning
            fails = field.fails or phrase("it is not so that {meaning}", meaning=field.meaning)
            yield holds if _asks_for_truth(comparisons[0]) else fails
        elif field.none is not None and _asks_for_nothing(comparisons):
            yield field.none
        else:
            amounts = tuple(_amount(comparison, limits, chosen) for comparison in comparisons)
            said = field.said or phrase("{meaning}: {amount}").filled(meaning=field.meaning)
            yield said.filled(amount=joined(amounts))


def _asks_for_truth(comparison: Comparison) -> bool:
    return (comparison.comparator is Comparator.EQUALS) == bool(comparison.operand)


def _asks_for_nothing(comparisons: tuple[Comparison, ...]) -> bool:
    return [(one.comparator, one.operand) for one in comparisons] == [(Comparator.EQUALS, "")]


def _amount(comparison: Comparison, limits: Mapping[str, Limit], chosen: Mapping[str, int]) -> str:
    comparator = comparison.comparator
    match comparison.operand:
        case LimitName(name):
            limit = limits[name]
            amount: str = phrase(
                "{number} (a policy may choose {choices})",
                number=limit.in_force(chosen),
                choices=limit.choices,
            )
        case (single,) if comparator is Comparator.NONE_OF:
            comparator, amount = Comparator.NOT, fact_words(comparison.fact, single)
        case tuple() as several:
            each = tuple(fact_words(comparison.fact, value) for value in several)
            amount = joined(each, "nor" if comparator is Comparator.NONE_OF else "or")
        case single:
            amount = fact_words(comparison.fact, single)
    return _COMPARED[comparator].filled(value=amount)
