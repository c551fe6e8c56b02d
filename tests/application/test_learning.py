from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from moments_at_rest import cells, told_moments
from posture.application.about_you import roles_of, tell, unasked
from posture.application.checking import check_now
from posture.application.errors import ApplicationError
from posture.application.exceptions import except_check, snooze
from posture.application.fix_first import one_thing_to_fix
from posture.application.learning import (
    LessonState,
    Strength,
    answer,
    find_lesson,
    finish,
    keep_place,
    lesson_cards,
    next_lesson,
    place,
)
from posture.application.practising import questions_due
from posture.application.preferences import write_preference
from posture.application.remembering import remember
from posture.application.week import review_of_week
from posture.lessons.format import ROLES


def _wrong(question) -> set[int]:
    return {next(place for place in range(len(question.answers)) if place not in question.right)}


@pytest.fixture
def learned(session):
    """A lesson that was done, every question answered rightly."""
    lesson = find_lesson(session, "screen-lock")
    for question in lesson.questions:
        answer(session, lesson, question, question.right)
    finish(session, lesson)
    return lesson


def test_every_lesson_has_a_card_with_the_persons_standing(session, learned) -> None:
    keep_place(session, find_lesson(session, "disk-encryption"), 2)
    cards = {card.id: card for card in lesson_cards(session)}
    assert cards["screen-lock"].state is LessonState.DONE
    assert cards["screen-lock"].strength is Strength.FRESH
    assert cards["disk-encryption"].state is LessonState.STARTED
    assert cards["first-ten-minutes"].state is LessonState.NEW
    assert cards["first-ten-minutes"].strength is Strength.NEW


def test_an_unknown_lesson_is_refused_with_a_suggestion(session) -> None:
    with pytest.raises(ApplicationError, match="Did you mean “screen-lock”"):
        find_lesson(session, "screen-locks")


def test_the_first_lesson_is_what_to_do_when_something_happens(session) -> None:
    assert next_lesson(session).id == "first-ten-minutes"


def test_a_check_that_failed_brings_its_lesson_forward(session, facts) -> None:
    facts({"system.has_screen": True, "screen_lock.enabled": False, "screen_lock.after_minutes": 0.0})
    remember(session, check_now(session, ["screen-lock"]))
    finish(session, find_lesson(session, "first-ten-minutes"))
    assert next_lesson(session).id == "screen-lock"


def test_whom_to_call_comes_even_before_what_failed(session, facts) -> None:
    facts({"system.has_screen": True, "screen_lock.enabled": False, "screen_lock.after_minutes": 0.0})
    remember(session, check_now(session, ["screen-lock"]))
    assert next_lesson(session).id == "first-ten-minutes"


def test_what_a_person_says_of_their_work_orders_the_rest(session, new_session) -> None:
    assert unasked(session) == ROLES
    for role in ROLES:
        tell(session, role, holds=role == "travels")
    tell(session, "hires", holds=True)
    tell(session, "hires", holds=False)
    again = new_session()
    assert unasked(again) == ()
    assert roles_of(again) == {"travels"}
    order = [card.id for card in lesson_cards(again)]
    assert order.index("travel") < 10 < order.index("payments")


@pytest.mark.parametrize("kept", ["{", "[]", '{"travels": 3}'])
def test_what_cannot_be_read_was_not_said(session, kept: str) -> None:
    write_preference(session, "about-you", kept)
    assert roles_of(session) == frozenset()
    assert unasked(session) == ROLES
    tell(session, "travels", holds=True)
    assert roles_of(session) == {"travels"}


def test_a_week_begins_with_what_failed_and_nothing_else(session, facts) -> None:
    assert one_thing_to_fix(session) is None
    facts({"system.has_screen": True, "screen_lock.enabled": True, "screen_lock.after_minutes": 45.0})
    remember(session, check_now(session, ["screen-lock"]))
    assert one_thing_to_fix(session) is None, "it only warns"
    facts({"system.has_screen": True, "screen_lock.enabled": False, "screen_lock.after_minutes": 0.0})
    remember(session, check_now(session, ["screen-lock"]))
    assert one_thing_to_fix(session).check == "screen-lock"
    facts({"system.has_screen": True, "screen_lock.enabled": True, "screen_lock.after_minutes": 5.0})
    assert one_thing_to_fix(session) is None, "it was mended since"
    facts({"system.has_screen": True, "screen_lock.enabled": False, "screen_lock.after_minutes": 0.0})
    snooze(session, "screen-lock")
    assert one_thing_to_fix(session) is None


def test_a_check_that_only_warns_brings_nothing_forward(session, facts) -> None:
    facts({"system.has_screen": True, "screen_lock.enabled": True, "screen_lock.after_minutes": 45.0})
    remember(session, check_now(session, ["screen-lock"]))
    assert next_lesson(session).id == "first-ten-minutes"


def test_a_lesson_that_was_begun_comes_before_all_others(session, facts) -> None:
    facts({"system.has_screen": True, "screen_lock.enabled": False, "screen_lock.after_minutes": 0.0})
    remember(session, check_now(session, ["screen-lock"]))
    keep_place(session, find_lesson(session, "disk-encryption"), 0)
    assert next_lesson(session).id == "disk-encryption"


def test_a_failing_check_whose_lesson_is_done_brings_nothing_forward(session, facts, learned) -> None:
    facts({"system.has_screen": True, "screen_lock.enabled": False, "screen_lock.after_minutes": 0.0})
    remember(session, check_now(session, ["screen-lock"]))
    assert next_lesson(session).id == "first-ten-minutes"


def test_after_all_of_them_there_is_no_next_lesson(session) -> None:
    for lesson in session.library.lessons.values():
        finish(session, lesson)
    assert next_lesson(session) is None


def test_a_broken_lesson_stops_no_other(new_session, content) -> None:
    (content / "lessons" / "first-ten-minutes" / "lesson.md").write_bytes(b"\xff")
    session = new_session(content=content)
    assert next_lesson(session).track == "accounts"
    assert "first-ten-minutes/lesson.md:1" in str(session.library.problems[0])


def test_the_place_in_a_lesson_is_kept(new_session) -> None:
    session = new_session()
    lesson = find_lesson(session, "screen-lock")
    assert place(session, lesson) == 0
    keep_place(session, lesson, 3)
    assert place(new_session(), lesson) == 3


def test_finishing_says_when_the_first_question_comes_back(session, learned, clock) -> None:
    due = finish(session, learned)
    assert due is not None
    assert timedelta(days=1) <= due - clock.now <= timedelta(days=30)


def test_a_lesson_that_was_only_read_comes_back_the_next_day(session, clock) -> None:
    tomorrow = (clock.now + timedelta(days=1)).date()
    assert (
        finish(session, find_lesson(session, "screen-lock"))
        == datetime.combine(tomorrow, time()).astimezone()
    )


def test_nothing_is_due_before_something_was_learned(session) -> None:
    assert questions_due(session) == 0
    assert not session.home.exists()
    assert review_of_week(session).current is None


def test_a_review_asks_what_is_due_and_a_wrong_answer_once_more(session, learned, clock) -> None:
    clock.on(days=120)
    assert questions_due(session) == 2
    practice = review_of_week(session)
    first = practice.current
    assert (first.number, first.total, first.rated) == (1, 2, True)
    assert first.lesson_title == learned.title
    assert practice.answer(_wrong(first.question), sure=True) is False
    assert practice.answer(practice.current.question.right, sure=False) is True
    again = practice.current
    assert (again.card, again.rated, again.number, again.total) == (first.card, False, 3, 3)
    assert practice.answer(again.question.right, sure=True) is True
    assert practice.current is None
    assert questions_due(session) == 0


def test_an_answer_to_no_question_is_refused(session) -> None:
    with pytest.raises(ApplicationError, match="no question to answer"):
        review_of_week(session).answer({0}, sure=True)


def test_a_question_that_is_gone_is_not_asked(new_session, content, clock) -> None:
    session = new_session()
    finish(session, find_lesson(session, "screen-lock"))
    (content / "lessons" / "screen-lock" / "lesson.md").unlink()
    clock.on(days=30)
    without = new_session(content=content)
    assert questions_due(without) == 0
    assert review_of_week(without).current is None


def test_what_a_person_learned_checked_and_put_off_is_kept_by_the_day(session, clock, facts, learned) -> None:
    facts({"system.has_screen": True, "screen_lock.enabled": False, "screen_lock.after_minutes": 0.0})
    keep_place(session, find_lesson(session, "disk-encryption"), 2)
    clock.on(days=40, minutes=17)
    practice = review_of_week(session)
    while (turn := practice.current) is not None:
        practice.answer(turn.question.right, sure=True)
    remember(session, check_now(session, ["screen-lock"]))
    except_check(session, "backup", "It is on the old computer.")
    snooze(session, "screen-lock")
    write_preference(session, "theme", "dark")
    file = session.home / "posture.db"
    kept = {place.partition(".")[0] for place, _ in cells(file)}
    assert {"card", "review", "lesson_state", "checkup", "exception", "snooze", "setting"} <= kept
    assert told_moments(file) == []
