from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posture.lessons import schedule
from posture.lessons.lesson import Lesson
from posture.lessons.memory import Memory
from posture.lessons.progress import LessonState, Progress, Standing
from posture.lessons.rating import Rating
from posture.lessons.session import Practice, compose
from posture.store.database import Database

Make = Callable[..., Lesson]


@pytest.fixture
def memory(database: Database, clock: Callable[[], datetime]) -> Memory:
    return Memory(database, clock, Random(1))


@pytest.fixture
def progress(database: Database, memory: Memory, clock: Callable[[], datetime]) -> Progress:
    return Progress(database, memory, clock)


def test_a_lesson_nobody_opened_is_new(progress: Progress) -> None:
    assert progress.standing("a-lesson") == Standing(LessonState.NEW)
    assert progress.standings() == {}


def test_a_lesson_goes_on_where_it_was_left(progress: Progress, clock: Any, lesson: Make) -> None:
    progress.keep_place(lesson("a-lesson", "one", "two"), "two")

    standing = progress.standing("a-lesson")

    assert (standing.state, standing.place, standing.rev) == (LessonState.STARTED, "two", 1)
    assert standing.day == clock.now.date()


def test_finishing_puts_core_questions_into_practice(
    progress: Progress, memory: Memory, clock: Any, lesson: Make
) -> None:
    progress.finish(lesson("a-lesson", "one", "two"))

    assert progress.standing("a-lesson").state is LessonState.DONE
    clock.on(days=1)
    assert [card.id for card in memory.due()] == ["a-lesson/one", "a-lesson/two"]


def test_the_first_answer_in_a_lesson_counts_and_later_ones_do_not(
    progress: Progress, memory: Memory, database: Database, lesson: Make
) -> None:
    one = lesson("a-lesson", "one", "two")
    progress.keep_place(one, "one")
    progress.answered(one, "one", Rating.AGAIN)
    progress.answered(one, "one", Rating.GOOD)

    progress.finish(one)
    progress.finish(one)

    assert [tuple(row) for row in database.all("SELECT card, rating FROM review")] == [("a-lesson/one", 1)]
    assert memory.asked("a-lesson/one")
    assert not memory.asked("a-lesson/two")


def test_what_was_answered_survives_a_crash_before_the_end(
    progress: Progress, database: Database, memory: Memory, clock: Any, lesson: Make
) -> None:
    one = lesson("a-lesson", "one")
    progress.answered(one, "one", Rating.HARD)

    again = Progress(database, memory, clock)

    assert again.standing("a-lesson").first_answers == {"one": Rating.HARD}
    assert again.standing("a-lesson").state is LessonState.STARTED


def test_a_finished_lesson_stays_done_when_it_is_read_again(progress: Progress, lesson: Make) -> None:
    one = lesson("a-lesson", "one")
    progress.finish(one)

    progress.keep_place(one, "one")

    assert progress.standing("a-lesson").state is LessonState.DONE


def test_a_revised_lesson_brings_its_cards_up_to_date(
    progress: Progress, memory: Memory, clock: Any, lesson: Make
) -> None:
    done, opened = lesson("a-lesson", "one"), lesson("b-lesson", "one")
    progress.answered(done, "one", Rating.GOOD)
    progress.finish(done)
    progress.keep_place(opened, "one")
    before = progress.standing("a-lesson")
    clock.on(days=1)

    progress.catch_up([lesson("a-lesson", "one v=2", "two", rev=2), lesson("b-lesson", "one", rev=2)])

    assert not memory.asked("a-lesson/one")
    standing = progress.standing("a-lesson")
    assert (standing.rev, standing.day) == (2, before.day)
    assert progress.standing("b-lesson").rev == 1
    clock.on(days=1)
    assert [card.id for card in memory.due()] == ["a-lesson/one", "a-lesson/two"]


def test_a_place_that_cannot_be_read_is_the_beginning(
    progress: Progress, database: Database, lesson: Make
) -> None:
    progress.keep_place(lesson("a-lesson", "one"), "one")
    database.execute("UPDATE lesson_state SET place = '{'")

    standing = progress.standing("a-lesson")

    assert (standing.state, standing.place, standing.first_answers) == (LessonState.STARTED, "", {})


CLOCKS = st.lists(
    st.tuples(st.integers(-18_000, 18_000), st.sampled_from(Rating), st.booleans()), min_size=1, max_size=4
)
"""By how many days a clock is wrong, how an answer goes, and whether a lesson is done meanwhile."""


@given(steps=CLOCKS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_clock_that_is_wrong_in_either_direction_loses_nothing(
    progress: Progress,
    memory: Memory,
    database: Database,
    clock: Any,
    lesson: Make,
    steps: list[tuple[int, Rating, bool]],
) -> None:
    """Every answer stays, every lesson stays done, and every question comes back within the longest pause."""
    right = clock.now
    for table in ("review", "card", "lesson_state"):
        database.execute(f"DELETE FROM {table}")
    progress.finish(lesson("a-lesson", "one", "two"))
    given_answers, done = 0, {"a-lesson"}
    for number, (wrong_by, rating, learns) in enumerate(steps):
        clock.now = right + timedelta(days=wrong_by)
        if learns:
            done.add(f"lesson-{number}")
            progress.finish(lesson(f"lesson-{number}", "one"))
        practice = Practice(memory, compose(memory.due()))
        while (turn := practice.current) is not None:
            given_answers += turn.rated
            practice.answer(rating)
    clock.now = right

    assert len(database.all("SELECT id FROM review")) == given_answers
    assert {name for name, each in progress.standings().items() if each.state is LessonState.DONE} == done
    every = {row["id"] for row in database.all("SELECT id FROM card")}
    met = (right, right + schedule.LONGEST + schedule.FIRST_REVIEW)
    assert {card.id for moment in met for card in memory.due(moment)} == every
