from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise, permutations
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.lessons.lesson import Lesson
from posture.lessons.memory import Card, Memory
from posture.lessons.rating import Rating
from posture.lessons.session import MOST_REVIEWS, Practice, Turn, compose
from posture.store.database import Database

START = datetime(2026, 11, 21, 9, tzinfo=UTC)
cards = st.lists(
    st.builds(
        lambda lesson, name, days: Card(f"{lesson}/{name}", lesson, START + timedelta(days=days)),
        st.sampled_from("abcd"),
        st.integers(0, 9),
        st.integers(0, 4),
    ),
    unique_by=lambda card: card.id,
    max_size=9,
)


def _neighbours(order: tuple[Card, ...]) -> int:
    return sum(first.lesson == second.lesson for first, second in pairwise(order))


def test_the_oldest_come_first_and_ties_go_by_lesson() -> None:
    due = [
        Card("b/1", "b", START),
        Card("c/1", "c", START - timedelta(days=2)),
        Card("a/1", "a", START + timedelta(minutes=5)),
    ]

    assert [card.id for card in compose(due)] == ["c/1", "a/1", "b/1"]


def test_two_cards_of_one_lesson_are_kept_apart() -> None:
    due = [Card(name, name[0], START) for name in ("a/1", "a/2", "b/1", "b/2", "c/1")]

    assert [card.id for card in compose(due)] == ["a/1", "b/1", "a/2", "b/2", "c/1"]


def test_cards_without_a_question_are_left_out_before_the_five_are_chosen() -> None:
    due = [Card(f"a/{n}", "a", START) for n in range(6)]

    assert {card.id for card in compose(due, known={"a/4", "a/5"}.__contains__)} == {"a/4", "a/5"}


@given(cards)
def test_a_session_is_short_oldest_first_and_mixed_as_well_as_can_be(due: list[Card]) -> None:
    chosen = compose(due)

    assert len(chosen) == min(len(due), MOST_REVIEWS)
    left = [card for card in due if card not in chosen]
    assert all(card.due.date() <= other.due.date() for card in chosen for other in left)
    if any(_neighbours(order) == 0 for order in permutations(chosen)):
        assert _neighbours(chosen) == 0


@pytest.fixture
def memory(database: Database, clock: Any, lesson: Callable[..., Lesson]) -> Memory:
    memory = Memory(database, clock, Random(1))
    memory.plan(lesson("a", "one", "two"))
    memory.plan(lesson("b", "one"))
    clock.on(days=1)
    return memory


def test_a_wrong_answer_comes_back_once_at_the_end_and_is_not_rated(
    memory: Memory, database: Database
) -> None:
    practice = Practice(memory, compose(memory.due()))
    turns = []
    while turn := practice.current:
        turns.append(turn)
        practice.answer(Rating.AGAIN if turn.card != "b/one" else Rating.GOOD)

    assert turns == [
        Turn("a/one", rated=True),
        Turn("b/one", rated=True),
        Turn("a/two", rated=True),
        Turn("a/one", rated=False),
        Turn("a/two", rated=False),
    ]
    assert [tuple(row) for row in database.all("SELECT card, rating FROM review ORDER BY id")] == [
        ("a/one", 1),
        ("b/one", 3),
        ("a/two", 1),
    ]
    practice.answer(Rating.GOOD)
    assert practice.current is None


def test_each_answer_is_kept_before_the_next_question(memory: Memory, database: Database) -> None:
    practice = Practice(memory, compose(memory.due()))

    practice.answer(Rating.GOOD)

    with Database(database.path) as other:
        assert len(other.all("SELECT * FROM review")) == 1


def test_a_session_without_cards_is_over(memory: Memory) -> None:
    assert Practice(memory, ()).current is None
