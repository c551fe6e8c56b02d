from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from posture.application.about_you import answers_about_work, tell, unasked
from posture.application.advice import explain
from posture.application.checking import check_now
from posture.application.checkup import Outcome
from posture.application.learning import find_lesson, finish, next_lesson
from posture.application.practising import questions_due
from posture.application.remembering import remember
from posture.application.session import Session
from posture.application.week import Part, begin_week, week_at_hand
from posture.host.recordings.recorded import RecordedHost
from posture.lessons.format import ROLES
from posture.ui.pages.lessons import LessonsPage
from posture.ui.pages.reader import ReaderPage
from posture.ui.pages.review import ReviewPage
from posture.ui.pages.week.page import WeekPage
from posture.ui.pages.week.work_card import WorkCard
from posture.ui.widgets.label import Label
from posture.ui.window import Window

WELL = Path(__file__).parents[1] / "hosts" / "windows-11-home"


def _words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


@pytest.fixture
def learned(session: Session) -> Session:
    """Some weeks after a check-up that found something, and a lesson of which two questions are due."""
    finish(session, find_lesson(session, "screen-lock"))
    before = session.clock
    session.clock = lambda: before() + timedelta(days=30)
    remember(session, check_now(session))
    return session


@pytest.fixture
def go(window: Window, settle: Callable[[], None]) -> Callable[[str], WeekPage]:
    """Begins the weekly session on the page of lessons."""

    def begin(page: str = "lessons") -> WeekPage:
        window.go(page, "")
        settle()
        lessons = window.pages["lessons"]
        assert isinstance(lessons, LessonsPage)
        lessons.week.begin.click()
        settle()
        shown = window.pages["week"]
        assert isinstance(shown, WeekPage)
        return shown

    return begin


def _press(qtbot: QtBot, window: Window, settle: Callable[[], None], key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Press a key where the keyboard is."""
    held = window.focusWidget()
    assert held is not None
    assert held.isVisible()
    qtbot.keyClick(held, key)
    settle()


def _tab_to(qtbot: QtBot, window: Window, wanted: QWidget) -> None:
    """Press Tab until the keyboard is there."""
    for _ in range(60):
        held = window.focusWidget()
        assert held is not None
        if held is wanted:
            return
        qtbot.keyClick(held, Qt.Key.Key_Tab)
    raise AssertionError(wanted)


def _review_right(qtbot: QtBot, window: Window, settle: Callable[[], None], *, answers: int) -> None:
    page = window.pages["review"]
    assert isinstance(page, ReviewPage)
    for _ in range(answers):
        assert page.asked.view is not None
        _press(qtbot, window, settle, Qt.Key(Qt.Key.Key_1 + min(page.asked.view.question.right)))
        _press(qtbot, window, settle)
        _press(qtbot, window, settle)


def test_a_week_goes_by_keyboard_from_what_failed_to_its_end(
    qtbot: QtBot,
    window: Window,
    learned: Session,
    go: Callable[[], WeekPage],
    settle: Callable[[], None],
) -> None:
    window.checkups.load()
    settle()
    page = go()
    assert page.lead.text() == "Part 1 of 3"
    assert page.progress.progress == (1, 3)
    assert window.focusWidget() is page.fix.steps
    _tab_to(qtbot, window, page.fix.later)
    _press(qtbot, window, settle, Qt.Key.Key_Space)
    assert page.lead.text() == "Part 2 of 3"
    assert window.focusWidget() is page.begin
    _press(qtbot, window, settle)
    assert window.place == ("review", "")
    _review_right(qtbot, window, settle, answers=2)
    assert window.place == ("week", ""), "the last answer leads on by itself"
    assert page.lead.text() == "Part 3 of 3"
    _press(qtbot, window, settle)
    assert window.place == ("lesson", "first-ten-minutes")
    reader = window.pages["lesson"]
    assert isinstance(reader, ReaderPage)
    while window.place[0] == "lesson":
        _tab_to(qtbot, window, reader.following)
        _press(qtbot, window, settle)
    assert page.title.text() == "That was it for this week."
    assert page.lead.text() == "What you knew comes back later, the rest sooner."
    assert page.entry is not None
    assert not page.entry.isVisible(), "there is nothing left to stop"
    assert window.focusWidget() is page.done, "all there is to read is in sight"
    _tab_to(qtbot, window, page.done)
    _press(qtbot, window, settle)
    assert window.place == ("lessons", "")
    assert questions_due(learned) == 0


def test_it_goes_on_at_the_same_question_after_it_was_left(
    qtbot: QtBot, window: Window, learned: Session, go: Callable[[], WeekPage], settle: Callable[[], None]
) -> None:
    page = go()
    page.fix.later.click()
    settle()
    page.begin.click()
    settle()
    _review_right(qtbot, window, settle, answers=1)
    review = window.pages["review"]
    assert review.lead.text() == "2 of 2"
    window.go("home", "")
    settle()
    page = go()
    assert page.lead.text() == "Part 2 of 3"
    assert page.begin.text() == "Go on"
    page.begin.click()
    settle()
    assert review.lead.text() == "2 of 2"


def test_it_goes_on_in_the_midst_of_the_lesson(
    window: Window, session: Session, go: Callable[[], WeekPage], settle: Callable[[], None]
) -> None:
    page = go()
    assert page.progress.progress == (1, 1), "nothing was checked, and nothing learned yet"
    page.begin.click()
    settle()
    reader = window.pages["lesson"]
    assert isinstance(reader, ReaderPage)
    reader.following.click()
    settle()
    assert isinstance(reader.entry, QAbstractButton)
    reader.entry.click()
    settle()
    assert window.place == ("week", "")
    assert page.begin.text() == "Go on with the lesson"
    page.begin.click()
    settle()
    assert reader.lead.text().startswith("Part 2 of ")


def test_what_is_mended_is_said_with_the_days_it_took(
    qtbot: QtBot, window: Window, session: Session, go: Callable[[], WeekPage], settle: Callable[[], None]
) -> None:
    remember(session, check_now(session))
    before = session.clock
    session.clock = lambda: before() + timedelta(days=12)
    page = go()
    check = begin_week(session).check
    session.host = RecordedHost(WELL)
    window.checkups.run()
    settle()
    qtbot.waitUntil(lambda: not window.checkups.running)
    settle()
    verdict = window.checkups.verdict(check)
    assert verdict is not None
    assert verdict.outcome is Outcome.PASS
    assert "Done, 12 days after it was first seen." in _words(page.fix)
    assert not page.fix.steps.isVisible()
    page.fix.following.click()
    settle()
    assert page.lead.text() == "Part 2 of 2"


def test_looking_again_says_what_came_of_it(
    qtbot: QtBot, window: Window, learned: Session, go: Callable[[], WeekPage], settle: Callable[[], None]
) -> None:
    page = go()
    page.fix.look.click()
    qtbot.waitUntil(lambda: not window.checkups.running)
    settle()
    assert page.fix.result.sentence == "Looked again just now: still to do."


def test_the_way_to_a_check_leads_to_its_steps_and_back(
    window: Window, learned: Session, go: Callable[[], WeekPage], settle: Callable[[], None]
) -> None:
    page = go()
    page.fix.steps.click()
    settle()
    assert window.place == ("check", begin_week(learned).check)
    window.back()
    settle()
    assert window.place == ("week", "")
    assert page.lead.text() == "Part 1 of 3"


def test_what_to_fix_is_told_with_what_was_found(
    window: Window, learned: Session, go: Callable[[], WeekPage], settle: Callable[[], None]
) -> None:
    window.checkups.load()
    settle()
    page = go()
    found = explain(learned, begin_week(learned).check, window.checkups.current).finding
    assert found
    assert found in _words(page.fix)


def test_nothing_that_is_due_is_counted_before_it_is_asked(
    window: Window, learned: Session, go: Callable[[], WeekPage], settle: Callable[[], None]
) -> None:
    page = go()
    assert "2 questions" not in _words(window.pages["lessons"])
    page.fix.later.click()
    settle()
    assert not any(letter.isdecimal() for letter in _words(page._pane))


def test_where_nothing_is_to_do_it_says_so_and_keeps_nothing(
    window: Window, session: Session, go: Callable[[], WeekPage], settle: Callable[[], None]
) -> None:
    for lesson in session.library.lessons.values():
        finish(session, lesson)
    page = go()
    assert page.title.text() == "There is nothing to do this week."
    assert week_at_hand(session) is None
    page.done.click()
    assert window.place == ("lessons", "")


def test_after_the_first_week_the_work_is_asked_about_once(
    window: Window, session: Session, go: Callable[[], WeekPage], settle: Callable[[], None]
) -> None:
    page = go()
    page.later.click()
    settle()
    assert page.lead.text() == "See you in a week or so.", "nothing was answered that could come back"
    assert page.work.isVisible()
    page.work.boxes["travels"].click()
    settle()
    page.done.click()
    settle()
    assert answers_about_work(session) == {role: role == "travels" for role in ROLES}
    page = go()
    page.later.click()
    settle()
    assert not page.work.isVisible()


def test_who_stops_was_not_asked(
    window: Window, session: Session, go: Callable[[], WeekPage], settle: Callable[[], None]
) -> None:
    page = go()
    page.later.click()
    settle()
    window.back()
    settle()
    assert unasked(session) == ROLES


def test_the_work_can_be_told_anew_on_the_page_of_lessons(
    window: Window, session: Session, settle: Callable[[], None]
) -> None:
    tell(session, "travels", holds=True)
    for role in ("travels", "hires"):
        window.go("lessons", "")
        settle()
        lessons = window.pages["lessons"]
        assert isinstance(lessons, LessonsPage)
        if not lessons.week.work.is_open:
            lessons.week.work.toggle()
        [card] = lessons.findChildren(WorkCard)
        card.boxes[role].click()
        settle()
    assert answers_about_work(session) == {"travels": False, "hires": True}


def test_the_lesson_left_out_this_week_is_the_next_one_still(
    window: Window, session: Session, go: Callable[[], WeekPage], settle: Callable[[], None]
) -> None:
    page = go()
    page.later.click()
    settle()
    following = next_lesson(session)
    assert following is not None
    assert following.id == "first-ten-minutes"
    week = week_at_hand(session)
    assert week is not None
    assert week.parts == (Part.LESSON,)
    assert week.current is None
