from __future__ import annotations

import json
from datetime import timedelta

import pytest

from posture.application.checking import check_now
from posture.application.learning import find_lesson, finish
from posture.application.practising import questions_due, review_of
from posture.application.preferences import read_preference, write_preference
from posture.application.remembering import remember
from posture.application.since import days_it_took
from posture.application.week import (
    Part,
    begin_week,
    done_with,
    review_of_week,
    waits,
    week_at_hand,
)
from posture.lessons.memory import Memory

OPEN = {"system.has_screen": True, "screen_lock.enabled": False, "screen_lock.after_minutes": 0.0}
WELL = {"system.has_screen": True, "screen_lock.enabled": True, "screen_lock.after_minutes": 5.0}


class Crash(Exception):
    """The program ends here."""


@pytest.fixture
def learned(session, facts, clock):
    """A month after two lessons; a check fails."""
    for lesson in ("screen-lock", "phishing-core", "updates"):
        finish(session, find_lesson(session, lesson))
    clock.on(days=30)
    facts(OPEN)
    remember(session, check_now(session, ["screen-lock"]))
    return session


def test_a_week_is_made_of_what_there_is(learned, facts) -> None:
    week = begin_week(learned)
    assert week.parts == (Part.FIX, Part.REVIEW, Part.LESSON)
    assert (week.check, len(week.cards), week.lesson) == ("screen-lock", 5, "first-ten-minutes")
    facts(WELL)
    remember(learned, check_now(learned, ["screen-lock"]))
    write_preference(learned, "week", "")
    assert begin_week(learned).parts == (Part.REVIEW, Part.LESSON)


def test_it_goes_on_where_it_was_left_for_a_week(learned, new_session, clock) -> None:
    begin_week(learned)
    done_with(learned, Part.FIX)
    clock.on(days=6)
    assert begin_week(new_session()).current is Part.REVIEW
    clock.on(days=1)
    assert begin_week(new_session()).current is Part.FIX


def test_what_was_answered_is_not_asked_again_and_nothing_else_takes_its_place(learned, new_session) -> None:
    done_with(learned, begin_week(learned).current)
    practice = review_of_week(learned)
    asked = []
    for _ in range(2):
        asked.append(practice.current.card)
        practice.answer(practice.current.question.right, sure=True)
    again = review_of_week(new_session())
    assert (again.current.number, again.current.total) == (3, 5)
    left = []
    while again.current is not None:
        left.append(again.current.card)
        again.answer(again.current.question.right, sure=True)
    assert len({*asked, *left}) == 5
    assert questions_due(learned) == 1, "the sixth waits for another week"
    assert begin_week(learned).current is Part.LESSON


def test_a_wrong_answer_comes_once_more_and_counts_once(learned) -> None:
    done_with(learned, begin_week(learned).current)
    practice = review_of_week(learned)
    answered = 0
    while practice.current is not None:
        practice.answer((), sure=True)
        answered += 1
    assert answered == 10
    week = week_at_hand(learned)
    assert (week.cards, week.asked) == ((), 5)


@pytest.mark.parametrize("dies_at", range(12))
def test_a_crash_at_any_write_loses_at_most_the_answer_being_given(
    learned, new_session, monkeypatch, dies_at: int
) -> None:
    """Each write of a review and of the session's place may be the last one."""
    done_with(learned, begin_week(learned).current)
    writes = iter(range(100))
    database = learned.database
    commit = type(database)._commit

    def last(self) -> None:
        if self is database and next(writes) == dies_at:
            self._roll_back()
            raise Crash
        commit(self)

    monkeypatch.setattr(type(database), "_commit", last)
    given = 0
    try:
        practice = review_of_week(learned)
        while practice.current is not None:
            practice.answer(practice.current.question.right, sure=True)
            given += 1
    except Crash:
        pass
    monkeypatch.setattr(type(database), "_commit", commit)
    fresh = new_session()
    kept = Memory(fresh.database, fresh.clock)
    answered = sum(kept.times_asked(row[0]) for row in fresh.database.all("SELECT id FROM card"))
    assert answered in (given, given + 1), "an answer that was kept may not have been said to be"
    left = 0
    practice = review_of_week(fresh)
    while practice.current is not None:
        practice.answer(practice.current.question.right, sure=True)
        left += 1
    assert answered + left == 5
    assert begin_week(fresh).current is Part.LESSON


def test_a_part_that_is_not_at_hand_is_not_passed_over(learned) -> None:
    begin_week(learned)
    assert done_with(learned, Part.LESSON).current is Part.FIX


def test_what_was_done_elsewhere_is_passed_over(learned) -> None:
    begin_week(learned)
    finish(learned, find_lesson(learned, "first-ten-minutes"))
    done_with(learned, Part.FIX)
    week = done_with(learned, Part.REVIEW)
    assert week.current is None


def test_an_answer_given_elsewhere_meanwhile_stays_given(learned, new_session, monkeypatch) -> None:
    begin_week(learned)
    kept = json.loads(read_preference(learned, "week", ""))
    write_preference(learned, "week", json.dumps({**kept, "check": "no-longer-there"}))
    practice = review_of_week(new_session())

    def answered_meanwhile(*args):
        practice.answer(practice.current.question.right, sure=True)
        return review_of(*args)

    monkeypatch.setattr("posture.application.week.review_of", answered_meanwhile)
    assert begin_week(learned).current is Part.REVIEW
    week = week_at_hand(new_session())
    assert (week.at, week.asked, len(week.cards)) == (1, 1, 4)


def test_a_week_that_is_over_is_followed_by_another_one(learned) -> None:
    for part in Part:
        begin_week(learned)
        done_with(learned, part)
    assert week_at_hand(learned).current is None
    assert begin_week(learned).current is Part.FIX


def test_it_waits_with_questions_until_it_was_done_this_week(learned, clock) -> None:
    assert waits(learned) is False
    begin_week(learned)
    assert waits(learned) is True
    for part in Part:
        done_with(learned, part)
    assert questions_due(learned) > 0
    assert waits(learned) is None, "once a week is enough"
    clock.on(days=8)
    assert waits(learned) is False


def test_where_nothing_was_learned_no_week_waits(session) -> None:
    assert waits(session) is None


def test_where_there_is_nothing_to_do_nothing_is_kept(session) -> None:
    for lesson in session.library.lessons.values():
        finish(session, lesson)
    assert begin_week(session).parts == ()
    assert week_at_hand(session) is None


@pytest.mark.parametrize(
    "kept", ["{", "[]", "3", '{"begun": "2026-11-21"}', '{"begun": "never", "parts": []}', '{"begun": 1}']
)
def test_a_week_that_cannot_be_read_is_none(session, kept: str) -> None:
    write_preference(session, "week", kept)
    assert week_at_hand(session) is None
    assert begin_week(session).parts == (Part.LESSON,)


def test_a_week_that_a_clock_ahead_began_is_none(learned, clock) -> None:
    clock.on(days=400)
    begin_week(learned)
    clock.on(days=-400)
    assert week_at_hand(learned) is None
    assert begin_week(learned).current is Part.FIX


def test_the_days_it_took_are_those_between_two_looks(session, facts, clock) -> None:
    facts(OPEN)
    remember(session, check_now(session, ["screen-lock"]))
    clock.on(days=9)
    facts(WELL)
    checkup = check_now(session, ["screen-lock"])
    assert days_it_took(session, checkup, "screen-lock") == 9
    remember(session, checkup)
    assert days_it_took(session, checkup, "screen-lock") == 9
    assert days_it_took(session, checkup, "firewall") is None
    clock.on(days=3)
    assert days_it_took(session, check_now(session, ["screen-lock"]), "screen-lock") is None


def test_the_session_keeps_days_and_never_a_time(learned) -> None:
    begin_week(learned)
    assert (
        str(week_at_hand(learned).begun)
        in learned.database.one("SELECT value FROM setting WHERE name = 'week'")[0]
    )
    assert timedelta(0) <= learned.now().date() - week_at_hand(learned).begun < timedelta(days=1)


@pytest.mark.parametrize(
    "change",
    [{"at": -5}, {"at": float("inf")}, {"asked": -1}, {"asked": float("inf")}, {"at": "x"}, {"parts": [1]}],
)
def test_a_week_that_makes_no_sense_is_begun_anew(learned, change) -> None:
    week = begin_week(learned)
    kept = json.loads(read_preference(learned, "week"))
    write_preference(learned, "week", json.dumps({**kept, **change}))
    assert week_at_hand(learned) is None
    assert begin_week(learned) == week


def test_a_week_nested_without_end_is_begun_anew(learned) -> None:
    week = begin_week(learned)
    write_preference(learned, "week", "[" * 100_000)
    assert begin_week(learned) == week
