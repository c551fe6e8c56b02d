from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from posture.application.learning import LessonState, find_lesson, finish, lesson_cards
from posture.application.session import Session
from posture.ui.pages.lessons import LessonsPage
from posture.ui.pages.placement import PlacementPage
from posture.ui.widgets.button import Button
from posture.ui.widgets.label import Label
from posture.ui.window import Window


def _words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


def _known(session: Session) -> list[str]:
    return [card.title for card in lesson_cards(session) if card.state is LessonState.KNOWN]


@pytest.fixture
def lessons(window: Window, settle: Callable[[], None]) -> LessonsPage:
    window.go("lessons", "")
    settle()
    page = window.pages["lessons"]
    assert isinstance(page, LessonsPage)
    return page


@pytest.fixture
def placement(window: Window, lessons: LessonsPage, settle: Callable[[], None]) -> PlacementPage:
    lessons.week.skip.click()
    settle()
    page = window.pages["placement"]
    assert isinstance(page, PlacementPage)
    return page


def _press(qtbot: QtBot, window: Window, settle: Callable[[], None], key: Qt.Key = Qt.Key.Key_Return) -> None:
    held = window.focusWidget()
    assert held is not None
    assert held.isVisible()
    qtbot.keyClick(held, key)
    settle()


def test_two_right_answers_by_keyboard_leave_a_lesson_out(
    qtbot: QtBot, window: Window, placement: PlacementPage, session: Session, settle: Callable[[], None]
) -> None:
    for _ in range(2):
        assert placement.asked.view is not None
        _press(qtbot, window, settle, Qt.Key(Qt.Key.Key_1 + min(placement.asked.view.question.right)))
        _press(qtbot, window, settle)
        assert window.focusWidget() is placement.asked.sure
        _press(qtbot, window, settle)
    while placement.asked.view is not None:
        placement.asked.unknown.setFocus()
        _press(qtbot, window, settle, Qt.Key.Key_Space)
    [title] = _known(session)
    assert placement.title.text() == "That is left out, because you know it."
    assert f"“{title}”" in placement.lead.text()
    assert window.focusWidget() is placement.done
    _press(qtbot, window, settle)
    assert window.place == ("lessons", "")
    assert "What you know already" in _words(window.pages["lessons"])


def test_it_is_undone_where_it_ends(
    window: Window, placement: PlacementPage, session: Session, settle: Callable[[], None]
) -> None:
    while placement.asked.view is not None:
        for place in placement.asked.view.question.right:
            placement.asked.view.options[place].button.click()
        placement.asked.view.answer()
        placement.asked.sure.click()
        settle()
    assert len(_known(session)) == 6
    assert placement.entry is not None
    assert not placement.entry.isVisible(), "there is nothing left to stop"
    placement.anyway.click()
    settle()
    assert _known(session) == []
    assert window.place == ("lessons", "")


def test_it_is_undone_among_the_lessons(
    window: Window, lessons: LessonsPage, session: Session, settle: Callable[[], None]
) -> None:
    from posture.application.placement import Placement

    begun = Placement(session)
    while (turn := begun.current) is not None:
        begun.answer(turn.question.right, sure=True)
    lessons.enter("")
    settle()
    [anyway] = [each for each in lessons.findChildren(Button) if each.text() == "Show them anyway"]
    anyway.click()
    settle()
    assert _known(session) == []
    assert "What you know already" not in _words(lessons)


def test_a_wrong_answer_is_explained_and_teaches_the_lesson(
    window: Window, placement: PlacementPage, session: Session, settle: Callable[[], None]
) -> None:
    assert placement.asked.view is not None
    wrong = min(set(range(len(placement.asked.view.options))) - placement.asked.view.question.right)
    placement.asked.view.options[wrong].button.click()
    placement.asked.view.answer()
    assert not placement.asked.sure.isVisible()
    assert not placement.asked.unknown.isVisible()
    assert placement.asked.view.options[wrong].button.accessibleDescription()
    before = placement.asked.origin.text()
    placement.asked.following.click()
    settle()
    assert placement.asked.origin.text() != before
    assert _known(session) == []


def test_where_nothing_is_known_it_says_that_the_lessons_come(
    placement: PlacementPage, settle: Callable[[], None]
) -> None:
    while placement.asked.view is not None:
        placement.asked.unknown.click()
        settle()
    assert placement.title.text() == "Nothing is left out."
    assert not placement.anyway.isVisible()


def test_it_can_be_left_at_any_question(window: Window, placement: PlacementPage) -> None:
    assert isinstance(placement.entry, QAbstractButton)
    placement.entry.click()
    assert window.place == ("lessons", "")


def test_it_is_offered_only_where_something_may_be_left_out(
    lessons: LessonsPage, session: Session, settle: Callable[[], None]
) -> None:
    assert lessons.week.skip.isVisible()
    for lesson in session.library.lessons.values():
        finish(session, find_lesson(session, lesson.id))
    lessons.enter("")
    settle()
    assert not lessons.week.skip.isVisible()
