from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest

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
    clock.on(hours=1)
    memory.plan(lesson("a-lesson", "one"))
    clock.on(days=2)

    assert [card.lesson for card in memory.due()] == ["b-lesson", "a-lesson"]


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

    row = database.one("SELECT card, rating, at, scheduled FROM review")
    assert row is not None
    assert tuple(row)[:3] == ("a-lesson/one", 3, "2026-11-22T09:00:00+00:00")
    assert json.loads(row["scheduled"]) == {
        "was_due": "2026-11-22T09:00:00+00:00",
        "recall": 0.0,
        "due": due.isoformat(timespec="seconds"),
    }
    assert timedelta(days=3.8) <= due - clock.now <= timedelta(days=4.2)
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

    assert card.due == due.replace(microsecond=0)


def test_the_whole_way_gives_growing_pauses(memory: Memory, clock: Any, lesson: Make) -> None:
    memory.plan(lesson("a-lesson", "one"))
    pauses = []
    for _ in range(4):
        while not memory.due():
            clock.on(days=1)
        pauses.append((memory.review("a-lesson/one", Rating.GOOD) - clock.now) / timedelta(days=1))

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
