"""Rules as data: comparisons of facts, judged in three values.

A comparison is true, false, or cannot be told (None) because its fact is unreadable. Clauses follow
Kleene's strong logic of indeterminacy: a fact that nobody could read matters only where it decides.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import floor
from typing import Any, TypeAlias

from posture.facts.family import Field
from posture.facts.model import Answer, Unreadable, Value

Truth: TypeAlias = bool | None
Literal: TypeAlias = bool | int | float | str | tuple[str | int, ...]


class Comparator(StrEnum):
    """How a fact is compared; the values are the words of the form, ``equals`` alone has none."""

    EQUALS = "equals"
    NOT = "not"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ONE_OF = "one_of"
    NONE_OF = "none_of"


_TESTS: Mapping[Comparator, Callable[[Any, Any], bool]] = {
    Comparator.EQUALS: operator.eq,
    Comparator.NOT: operator.ne,
    Comparator.AT_MOST: operator.le,
    Comparator.AT_LEAST: operator.ge,
    Comparator.MORE_THAN: operator.gt,
    Comparator.LESS_THAN: operator.lt,
    Comparator.ONE_OF: lambda value, wanted: value in wanted,
    Comparator.NONE_OF: lambda value, wanted: value not in wanted,
}


@dataclass(frozen=True, slots=True)
class LimitName:
    """A number that a policy may choose, written ``$name`` in a rule."""

    name: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A fact (``screen_lock.enabled``) against a value, or against a limit.

    Limits are whole numbers, and a fact is rounded to one before it meets a limit: a screen that locks after
    15 minutes and 5 seconds locks after 15 minutes.
    """

    fact: str
    comparator: Comparator
    operand: Literal | LimitName

    def holds(self, answer: Answer, limits: Mapping[str, int]) -> Truth:
        """Whether it holds for ``answer``; ``limits`` has the number in force for every limit named."""
        if isinstance(answer, Unreadable):
            return None
        test = _TESTS[self.comparator]
        if isinstance(self.operand, LimitName):
            return test(whole(answer.value), limits[self.operand.name])
        return test(answer.value, self.operand)


Alternative: TypeAlias = tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a clause came to: ``alternative`` is the index of the first one that holds.

    ``hindrance`` is the unreadable fact that kept it from being told.
    """

    truth: Truth
    alternative: int = 0
    hindrance: Unreadable | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """Alternatives of which one must hold; of an alternative, every comparison must hold."""

    alternatives: tuple[Alternative, ...]

    def evaluate(self, facts: Mapping[str, Answer], limits: Mapping[str, int]) -> Evaluation:
        """True if an alternative holds, false if none does, None where an unreadable fact decides.

        ``facts`` has an answer for every fact that the clause names.
        """
        hindrance = None
        for index, alternative in enumerate(self.alternatives):
            truths = [comparison.holds(facts[comparison.fact], limits) for comparison in alternative]
            if False in truths:
                continue
            if None not in truths:
                return Evaluation(True, index)
            hindrance = hindrance or next(_unreadable(alternative, facts))
        return Evaluation(None, hindrance=hindrance) if hindrance else Evaluation(False)

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        return tuple(comparison for alternative in self.alternatives for comparison in alternative)

    @property
    def facts(self) -> tuple[str, ...]:
        """Every fact the clause names, once, in its order."""
        return tuple(dict.fromkeys(comparison.fact for comparison in self.comparisons))

    @property
    def limits(self) -> tuple[str, ...]:
        """Every limit the clause names, once, in its order."""
        named = (comparison.operand for comparison in self.comparisons)
        return tuple(dict.fromkeys(operand.name for operand in named if isinstance(operand, LimitName)))


ALWAYS = Clause(((),))
NEVER = Clause(())


def fits(value: object, field: Field) -> bool:
    """Whether the value is of the field's type; a whole number is a number, and neither is true or false."""
    if isinstance(value, bool) or field.type is bool:
        return type(value) is field.type
    return isinstance(value, (int, float) if field.type is float else field.type)


def whole(value: Value) -> Value:
    """The nearest whole number, a half rounded up; what is no number as it is."""
    return floor(value + 0.5) if isinstance(value, float) else value


def _unreadable(alternative: Alternative, facts: Mapping[str, Answer]) -> Iterator[Unreadable]:
    for comparison in alternative:
        answer = facts[comparison.fact]
        if isinstance(answer, Unreadable):
            yield answer
