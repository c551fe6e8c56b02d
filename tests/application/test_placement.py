from __future__ import annotations

import pytest

from posture.application.checking import check_now
from posture.application.learning import (
    LessonState,
    find_lesson,
    finish,
    keep_place,
    lesson_cards,
    next_lesson,
)
from posture.application.placement import MOST_LESSONS, Placement, may_place, show_anyway
from posture.application.practising import questions_due
from posture.application.preferences import write_preference
from posture.application.remembering import remember
from posture.application.week import Part, begin_week, review_of_week

FIRST = "password-manager"


def _states(session) -> dict[str, LessonState]:
    return {card.id: card.state for card in lesson_cards(session)}


def _known(session) -> set[str]:
    return {lesson for lesson, state in _states(session).items() if state is LessonState.KNOWN}


def _all_right(session) -> Placement:
    placement = Placement(session)
    while (turn := placement.current) is not None:
        placement.answer(turn.question.right, sure=True)
    return placement


def test_what_is_known_is_not_taught(session) -> None:
    placement = _all_right(session)
    assert len(placement.known) == MOST_LESSONS
    assert len(_known(session)) == MOST_LESSONS
    finish(session, find_lesson(session, "first-ten-minutes"))
    assert next_lesson(session).id not in _known(session)


def test_whom_to_call_is_taught_to_everybody(session) -> None:
    _all_right(session)
    assert next_lesson(session).id == "first-ten-minutes"


@pytest.mark.parametrize("slip", ["first", "second", "unsure", "does not know"])
def test_one_answer_that_was_not_right_or_not_sure_leaves_the_lesson_where_it_was(session, slip: str) -> None:
    placement = Placement(session)
    lesson = find_lesson(session, FIRST)
    assert placement.current.lesson_title == lesson.title
    right = placement.current.question.right
    if slip == "first":
        placement.answer({min({0, 1} - right)}, sure=True)
    elif slip == "unsure":
        placement.answer(right, sure=False)
    elif slip == "does not know":
        placement.answer((), sure=True)
    else:
        placement.answer(right, sure=True)
        placement.answer({min({0, 1} - placement.current.question.right)}, sure=True)
    assert placement.current.lesson_title != lesson.title
    assert _states(session)[FIRST] is LessonState.NEW
    assert session.database.all("SELECT * FROM card") == []


def test_by_guessing_few_lessons_are_left_out(session) -> None:
    """Whoever always takes the first answer, and says to be sure, is taught nearly all of it."""
    placement = Placement(session)
    while placement.current is not None:
        placement.answer({0}, sure=True)
    assert len(placement.known) <= 2


def test_their_questions_come_back_later_than_those_of_a_lesson(session, clock) -> None:
    _all_right(session)
    clock.on(days=8)
    assert questions_due(session) == 0
    clock.on(days=22)
    assert questions_due(session) == 5
    practice = review_of_week(session)
    assert practice.current.question is not None


def test_what_a_clock_ahead_put_off_is_due_as_soon_as_the_clock_is_right(session, clock) -> None:
    clock.on(days=300)
    _all_right(session)
    assert questions_due(session) == 0
    clock.on(days=-300)
    assert questions_due(session) == 5


def test_who_stops_goes_on_with_the_next_question(session, new_session) -> None:
    placement = Placement(session)
    first = placement.current.question.name
    placement.answer(placement.current.question.right, sure=True)
    again = Placement(new_session())
    assert again.current.question.name != first
    again.answer(again.current.question.right, sure=True)
    assert _known(session) == {FIRST}
    assert Placement(new_session()).current.lesson_title != find_lesson(session, FIRST).title


def test_another_time_the_next_lessons_are_asked_about_until_none_is_left(session) -> None:
    rounds = 0
    while may_place(session):
        placement = Placement(session)
        while placement.current is not None:
            placement.answer((), sure=True)
        rounds += 1
    assert rounds == -(-(len(session.library.lessons) - 1) // MOST_LESSONS)
    assert Placement(session).current is None
    assert not Placement(session).answer((), sure=True)


def test_it_is_undone_without_a_trace(session) -> None:
    before = next_lesson(session)
    _all_right(session)
    show_anyway(session)
    assert set(_states(session).values()) == {LessonState.NEW}
    assert session.database.all("SELECT * FROM card") == []
    assert session.database.all("SELECT * FROM review") == []
    assert next_lesson(session) == before
    assert Placement(session).current.lesson_title == find_lesson(session, FIRST).title


def test_what_was_practised_since_stays_in_practice(session, clock) -> None:
    _all_right(session)
    clock.on(days=30)
    practice = review_of_week(session)
    asked = practice.current.card
    practice.answer((), sure=True)
    show_anyway(session)
    assert [row[0] for row in session.database.all("SELECT id FROM card")] == [asked]


def test_a_lesson_that_was_begun_or_done_is_not_asked_about(session) -> None:
    keep_place(session, find_lesson(session, FIRST), 1)
    finish(session, find_lesson(session, "updates"))
    _all_right(session)
    assert not _known(session) & {FIRST, "updates"}


def test_what_a_check_asks_for_is_taught_even_if_it_is_known(session, facts) -> None:
    _all_right(session)
    assert "screen-lock" in _known(session)
    finish(session, find_lesson(session, "first-ten-minutes"))
    facts({"system.has_screen": True, "screen_lock.enabled": False, "screen_lock.after_minutes": 0.0})
    remember(session, check_now(session, ["screen-lock"]))
    assert next_lesson(session).id == "screen-lock"
    week = begin_week(session)
    assert (week.parts, week.lesson) == ((Part.FIX, Part.LESSON), "screen-lock")
    show_anyway(session)
    placement = _all_right(session)
    assert find_lesson(session, "screen-lock").title not in placement.known


def test_a_known_lesson_can_be_read_and_done_all_the_same(session) -> None:
    _all_right(session)
    lesson = find_lesson(session, FIRST)
    keep_place(session, lesson, 1)
    assert _states(session)[FIRST] is LessonState.STARTED
    finish(session, lesson)
    assert _states(session)[FIRST] is LessonState.DONE
    show_anyway(session)
    assert _states(session)[FIRST] is LessonState.DONE


@pytest.mark.parametrize(
    "kept",
    ["{", "[]", "3", '{"settled": 3, "rightly": 3}', '{"settled": [3], "rightly": {"password-manager": 3}}'],
)
def test_what_cannot_be_read_was_not_asked(session, kept: str) -> None:
    write_preference(session, "placement", kept)
    assert Placement(session).current.lesson_title == find_lesson(session, FIRST).title
    assert len(_all_right(session).known) == MOST_LESSONS


def test_one_question_answered_in_the_window_and_in_the_terminal_is_not_both(session, new_session) -> None:
    window, terminal = Placement(session), Placement(new_session())
    for each in (window, terminal):
        assert each.current.question.name == find_lesson(session, FIRST).core[0].name
        each.answer(each.current.question.right, sure=True)
    assert (window.known, terminal.known, _known(session)) == ((), (), set())
    window.answer(window.current.question.right, sure=True)
    assert _known(session) == {FIRST}


def test_what_was_asked_nested_without_end_was_not_asked(session) -> None:
    write_preference(session, "placement", "[" * 100_000)
    assert may_place(session)
    assert Placement(session).current is not None
