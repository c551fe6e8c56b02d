"""Comparisons and clauses in three values."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.checks.rule import (
    ALWAYS,
    NEVER,
    Clause,
    Comparator,
    Comparison,
    LimitName,
    Truth,
    whole,
)
from posture.facts.model import Answer, Known, Reason, Unreadable, Value

CLOSED = Unreadable(Reason.NEEDS_ADMIN, "Closed.")
YES, NO = Known(True, "test"), Known(False, "test")
ANSWERS: Mapping[Truth, Answer] = {True: YES, False: NO, None: CLOSED}


def is_true(fact: str) -> Comparison:
    return Comparison(fact, Comparator.EQUALS, True)


@pytest.mark.parametrize(
    ("comparator", "operand", "value", "holds"),
    [
        (Comparator.EQUALS, "on", "on", True),
        (Comparator.EQUALS, "on", "off", False),
        (Comparator.NOT, "on", "off", True),
        (Comparator.AT_MOST, 15, 15.0, True),
        (Comparator.AT_MOST, 15, 15.1, False),
        (Comparator.AT_LEAST, 5, 5, True),
        (Comparator.AT_LEAST, 5, 4, False),
        (Comparator.MORE_THAN, 0, 0, False),
        (Comparator.MORE_THAN, 0, 0.1, True),
        (Comparator.LESS_THAN, 0, -1, True),
        (Comparator.LESS_THAN, 0, 0, False),
        (Comparator.ONE_OF, ("a", "b"), "b", True),
        (Comparator.ONE_OF, ("a", "b"), "c", False),
        (Comparator.NONE_OF, ("a", "b"), "c", True),
        (Comparator.NONE_OF, ("a", "b"), "a", False),
    ],
)
def test_a_comparison_compares(
    comparator: Comparator, operand: bool | int | str | tuple[str, ...], value: Value, holds: bool
) -> None:
    comparison = Comparison("f.x", comparator, operand)
    assert comparison.holds(Known(value, "test"), {}) is holds


@pytest.mark.parametrize("comparator", Comparator)
def test_every_comparison_of_an_unreadable_fact_cannot_be_told(comparator: Comparator) -> None:
    assert Comparison("f.x", comparator, 1).holds(CLOSED, {}) is None


@pytest.mark.parametrize(("value", "holds"), [(15.0, True), (15.08, True), (15.5, False), (16, False)])
def test_a_fact_is_rounded_before_it_meets_a_limit(value: float, holds: bool) -> None:
    comparison = Comparison("f.x", Comparator.AT_MOST, LimitName("minutes"))
    assert comparison.holds(Known(value, "test"), {"minutes": 15}) is holds


def test_a_half_is_rounded_up() -> None:
    assert [whole(value) for value in (0.4, 0.5, 1.5, 2.5, 7, "x")] == [0, 1, 2, 3, 7, "x"]


def kleene_and(truths: tuple[Truth, ...]) -> Truth:
    return False if False in truths else None if None in truths else True


def kleene_or(truths: tuple[Truth, ...]) -> Truth:
    return True if True in truths else None if None in truths else False


@pytest.mark.parametrize("truths", list(product((True, False, None), repeat=4)))
def test_clauses_follow_kleene(truths: tuple[Truth, ...]) -> None:
    names = [f"f.{letter}" for letter in "abcd"]
    facts = {name: ANSWERS[truth] for name, truth in zip(names, truths, strict=True)}
    a, b, c, d = (is_true(name) for name in names)
    clause = Clause(((a, b), (c, d)))
    expected = kleene_or((kleene_and(truths[:2]), kleene_and(truths[2:])))
    evaluation = clause.evaluate(facts, {})
    assert evaluation.truth is expected
    assert (evaluation.hindrance is not None) is (expected is None)


@given(
    st.lists(st.lists(st.sampled_from("abcde"), min_size=1, max_size=3), max_size=4),
    st.fixed_dictionaries({letter: st.sampled_from((True, False, None)) for letter in "abcde"}),
    st.fixed_dictionaries({letter: st.booleans() for letter in "abcde"}),
)
def test_what_is_told_stays_told_when_more_becomes_readable(
    shape: list[list[str]], truths: dict[str, Truth], completion: dict[str, bool]
) -> None:
    clause = Clause(tuple(tuple(is_true(f"f.{letter}") for letter in names) for names in shape))
    before = clause.evaluate({f"f.{name}": ANSWERS[truth] for name, truth in truths.items()}, {})
    completed = {name: completion[name] if truth is None else truth for name, truth in truths.items()}
    after = clause.evaluate({f"f.{name}": ANSWERS[truth] for name, truth in completed.items()}, {})
    assert after.truth is not None
    assert before.truth in (None, after.truth)


def test_the_alternative_that_holds_is_the_first_one() -> None:
    clause = Clause(((is_true("f.a"),), (is_true("f.b"),), (is_true("f.c"),)))
    facts: dict[str, Answer] = {"f.a": NO, "f.b": YES, "f.c": YES}
    assert clause.evaluate(facts, {}).alternative == 1


def test_the_hindrance_is_a_fact_that_decides() -> None:
    other = Unreadable(Reason.NO_ANSWER, "Not this one.")
    clause = Clause(((is_true("f.a"), is_true("f.b")), (is_true("f.c"),)))
    facts: dict[str, Answer] = {"f.a": other, "f.b": NO, "f.c": CLOSED}
    assert clause.evaluate(facts, {}).hindrance is CLOSED


def test_always_and_never_need_no_facts() -> None:
    assert (ALWAYS.evaluate({}, {}).truth, NEVER.evaluate({}, {}).truth) == (True, False)


def test_a_clause_names_its_facts_and_limits_once() -> None:
    limit = LimitName("n")
    clause = Clause(
        (
            (Comparison("f.b", Comparator.AT_MOST, limit), is_true("f.a")),
            (Comparison("f.b", Comparator.MORE_THAN, limit),),
        )
    )
    assert (clause.facts, clause.limits) == (("f.b", "f.a"), ("n",))
