from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posture.lessons.errors import LessonsError
from posture.lessons.lesson import Lesson
from posture.lessons.memory import Memory, Strength
from posture.lessons.rating import Rating
from posture.store.database import Database
from posture.store.errors import StoreError

Make = Callable[..., Lesson]


@pytest.fixture
def memory(database: Database, clock: Callable[[], datetime]) -> Memory:
    return Memory(database, clock, Random(1))


def test_planned_questions_are_asked_from_the_next_day_on(memory: Memory, clock: Any, lesson: Make) -> None:
    memory.plan(lesson("b-lesson", "one"))
    memory.plan(lesson("a-lesson", "one", "two"))

    assert memory.due() == ()
    clock.on(days=1)
    assert [card.id for card in memory.due()] == ["a-lesson/one", "a-lesson/two", "b-lesson/one"]


def test_due_cards_come_oldest_first(memory: Memory, clock: Any, lesson: Make) -> None:
    memory.plan(lesson("b-lesson", "one"))
    clock.on(days=1)
    memory.plan(lesson("a-lesson", "one"))
    clock.on(days=2)

    assert [card.lesson for card in memory.due()] == ["b-lesson", "a-lesson"]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows keeps one time zone a process")
@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles", "UTC"])
def test_a_question_is_never_asked_again_on_the_day_of_its_lesson(
    database: Database, lesson: Make, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    """On the person's own day, wherever they are, and whatever UTC calls it."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        morning = datetime(2026, 11, 21, 0, 5).astimezone()
        hours = [morning + timedelta(hours=hour) for hour in range(48)]
        memory = Memory(database, lambda: morning, Random(1))
        memory.plan(lesson("a-lesson", "one"))
        asked = [bool(memory.due(hour)) for hour in hours]
        assert asked == [False] * 24 + [True] * 24
        assert memory.returns("a-lesson") == datetime(2026, 11, 22).astimezone()
    finally:
        monkeypatch.undo()
        time.tzset()


def test_planning_again_changes_nothing(memory: Memory, clock: Any, lesson: Make, database: Database) -> None:
    memory.plan(lesson("a-lesson", "one"))
    memory.review("a-lesson/one", Rating.GOOD)
    before = tuple(map(tuple, database.all("SELECT * FROM card")))
    clock.on(days=3)

    memory.plan(lesson("a-lesson", "one", rev=2))

    assert tuple(map(tuple, database.all("SELECT * FROM card"))) == before


def test_a_question_whose_meaning_changed_starts_anew_and_no_other(memory: Memory, lesson: Make) -> None:
    memory.plan(lesson("a-lesson", "one", "two"))
    memory.review("a-lesson/one", Rating.GOOD)
    memory.review("a-lesson/two", Rating.GOOD)

    memory.plan(lesson("a-lesson", "one v=2", "two"))

    assert not memory.asked("a-lesson/one")
    assert memory.asked("a-lesson/two")


def test_an_answer_moves_the_card_and_is_logged(
    memory: Memory, clock: Any, lesson: Make, database: Database
) -> None:
    memory.plan(lesson("a-lesson", "one"))
    clock.on(days=1)

    due = memory.review("a-lesson/one", Rating.GOOD)

    row = database.one("SELECT card, rating, day, scheduled FROM review")
    assert row is not None
    assert tuple(row)[:3] == ("a-lesson/one", 3, "2026-11-22")
    assert json.loads(row["scheduled"]) == {
        "was_due": "2026-11-22",
        "recall": 0.0,
        "due": "2026-11-26",
    }
    assert due == datetime(2026, 11, 26).astimezone(), "when that day begins"
    assert memory.due() == ()
    assert [card.id for card in memory.due(due + timedelta(seconds=1))] == ["a-lesson/one"]


def test_an_answer_is_kept_whole_or_not_at_all(
    memory: Memory, lesson: Make, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.plan(lesson("a-lesson", "one"))
    execute = database.execute

    def full(sql: str, parameters: tuple[object, ...] = ()) -> object:
        if sql.startswith("UPDATE card"):
            raise StoreError("The disk is full.")
        return execute(sql, parameters)

    monkeypatch.setattr(database, "execute", full)
    with pytest.raises(StoreError):
        memory.review("a-lesson/one", Rating.GOOD)

    assert database.all("SELECT * FROM review") == []
    assert not memory.asked("a-lesson/one")


def test_an_answer_survives_the_program(memory: Memory, clock: Any, lesson: Make, database: Database) -> None:
    memory.plan(lesson("a-lesson", "one"))
    due = memory.review("a-lesson/one", Rating.GOOD)

    with Database(database.path) as reopened:
        (card,) = Memory(reopened, clock).due(due + timedelta(seconds=1))

    assert card.due == due


def test_the_whole_way_gives_growing_pauses(memory: Memory, clock: Any, lesson: Make) -> None:
    memory.plan(lesson("a-lesson", "one"))
    pauses = []
    for _ in range(4):
        while not memory.due():
            clock.on(days=1)
        due = memory.review("a-lesson/one", Rating.GOOD)
        pauses.append((due.date() - clock.now.date()).days)

    assert pauses == pytest.approx([4, 31, 117, 117], rel=0.06)
    assert max(pauses) <= 120


def test_a_question_that_is_gone_cannot_be_answered(memory: Memory) -> None:
    with pytest.raises(LessonsError, match="no longer in your practice"):
        memory.review("a-lesson/one", Rating.GOOD)


def test_a_card_that_cannot_be_read_starts_anew(memory: Memory, lesson: Make, database: Database) -> None:
    memory.plan(lesson("a-lesson", "one"))
    database.execute("UPDATE card SET state = 'spoiled'")

    memory.review("a-lesson/one", Rating.GOOD)

    assert memory.asked("a-lesson/one")


def test_strength_is_said_in_words_and_fades(memory: Memory, clock: Any, lesson: Make) -> None:
    one = lesson("a-lesson", "one", "two")
    memory.plan(one)
    said = [memory.strength(one)]
    memory.review("a-lesson/one", Rating.GOOD)
    for days in (0, 30, 4000):
        clock.on(days=days)
        said.append(memory.strength(one))

    assert said == [Strength.NEW, Strength.FRESH, Strength.FADING, Strength.WORTH_A_LOOK]


@pytest.mark.parametrize("ahead", [130, 3653])
def test_an_answer_given_while_the_clock_stood_ahead_buries_no_card(
    memory: Memory, clock: Any, lesson: Make, ahead: int
) -> None:
    memory.plan(lesson("a-lesson", "one"))
    clock.on(days=ahead)
    memory.review("a-lesson/one", Rating.GOOD)
    assert memory.due() == ()

    clock.on(days=-ahead)

    assert [card.id for card in memory.due()] == ["a-lesson/one"]
    assert memory.strength(lesson("a-lesson", "one")) is Strength.WORTH_A_LOOK
    due = memory.review("a-lesson/one", Rating.GOOD)
    assert clock.now < due <= clock.now + timedelta(days=120)
    assert memory.due() == ()
    assert memory.strength(lesson("a-lesson", "one")) is Strength.FRESH


def test_an_answer_dated_in_the_near_future_buries_no_card_either(
    memory: Memory, clock: Any, lesson: Make
) -> None:
    memory.plan(lesson("a-lesson", "one"))
    clock.on(days=20)
    memory.review("a-lesson/one", Rating.GOOD)
    clock.on(days=-20)

    assert [card.id for card in memory.due()] == ["a-lesson/one"]


def test_a_question_planned_while_the_clock_stood_ahead_is_due_when_it_is_right_again(
    memory: Memory, clock: Any, lesson: Make
) -> None:
    clock.on(days=40)
    memory.plan(lesson("a-lesson", "one"))
    clock.on(days=-40)

    assert [card.id for card in memory.due()] == ["a-lesson/one"]


def test_a_clock_put_back_by_hours_brings_nothing_forward(memory: Memory, clock: Any, lesson: Make) -> None:
    memory.plan(lesson("a-lesson", "one", "two"))
    memory.review("a-lesson/one", Rating.GOOD)
    clock.on(hours=-12)

    assert memory.due() == ()


def test_a_lesson_comes_back_with_its_first_question(memory: Memory, clock: Any, lesson: Make) -> None:
    memory.plan(lesson("a-lesson", "one", "two"))
    memory.plan(lesson("b-lesson", "one"))
    due = memory.review("a-lesson/one", Rating.GOOD)

    assert memory.returns("a-lesson") == datetime(2026, 11, 22).astimezone(), "when tomorrow begins"
    second = memory.review("a-lesson/two", Rating.GOOD)
    assert memory.returns("a-lesson") == min(due, second)
    assert memory.returns("c-lesson") is None


@given(steps=st.lists(st.tuples(st.integers(-4000, 4000), st.sampled_from(Rating)), min_size=1, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_however_the_clock_jumps_a_card_comes_back_within_the_longest_pause(
    memory: Memory, clock: Any, lesson: Make, steps: list[tuple[int, Rating]], database: Database
) -> None:
    start = clock.now
    database.execute("DELETE FROM card")
    memory.plan(lesson("a-lesson", "one"))
    for jump, rating in steps:
        clock.now = start + timedelta(days=jump)
        memory.review("a-lesson/one", rating)
    # Set right, and left alone for the longest pause: it is asked, then or before.
    for days in range(0, 121, 10):
        clock.now = start + timedelta(days=days)
        if memory.due():
            break
    else:
        pytest.fail("The card never came back.")
    due = memory.review("a-lesson/one", Rating.GOOD)
    assert clock.now < due <= clock.now + timedelta(days=121)
    clock.now = start
