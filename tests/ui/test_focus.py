"""Rules of the keyboard that hold on every page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from posture.ui.pages.check_detail import CheckPage
from posture.ui.widgets.button import Button
from posture.ui.widgets.page import Page
from posture.ui.window import Window

PLACES = ("home", "checks", "lessons", "reports", "settings")


def _in_sight(part: QWidget) -> bool:
    """Whether all of a part can be seen, not only some of it."""
    return part.visibleRegion().boundingRect().height() == part.height()


def _open_check(window: Window, settle: Callable[[], None], check: str = "screen-lock") -> CheckPage:
    window.go("check", check)
    settle()
    page = window.pages["check"]
    assert isinstance(page, CheckPage)
    return page


def _button(page: QWidget, name: str) -> Button:
    return next(each for each in page.findChildren(Button) if each.accessibleName() == name)


@pytest.mark.parametrize("place", PLACES)
def test_on_every_page_something_has_the_keyboard(
    checked: Window, settle: Callable[[], None], place: str
) -> None:
    checked.go("check", "clock")
    settle()
    checked.go(place, "")
    settle()
    assert QApplication.focusWidget() is not None
    assert QApplication.focusWidget().isVisible()


def test_on_the_way_back_the_keyboard_is_where_it_was(
    qtbot: QtBot, checked: Window, settle: Callable[[], None]
) -> None:
    page = _open_check(checked, settle)
    lesson = _button(page, "Learn more in a short lesson")
    lesson.setFocus()
    qtbot.keyClick(lesson, Qt.Key.Key_Return)
    settle()
    assert checked.place[0] == "lesson"
    qtbot.keyClick(checked, Qt.Key.Key_Escape)
    settle()
    assert checked.place == ("check", "screen-lock")
    assert lesson.hasFocus()
    assert _in_sight(lesson)


def test_a_form_that_opens_shows_its_button(checked: Window, settle: Callable[[], None]) -> None:
    checked.resize(720, 480)
    page = _open_check(checked, settle)
    begin = _button(page, "Set this check aside…")
    page.show_part(begin)
    begin.setFocus()
    begin.click()
    settle()
    reason = page.findChild(QLineEdit)
    assert reason is not None
    assert reason.hasFocus()
    assert _in_sight(reason)
    assert _in_sight(_button(page, "Set aside"))


def test_what_unfolds_above_a_button_does_not_push_it_out_of_sight(
    checked: Window, settle: Callable[[], None]
) -> None:
    checked.resize(720, 480)
    page = _open_check(checked, settle)
    show = _button(page, "Show details")
    page.show_part(show)
    show.setFocus()
    show.click()
    settle()
    assert show.accessibleName() == "Hide details"
    assert _in_sight(show)


def test_when_what_had_the_keyboard_goes_something_else_on_the_page_gets_it(
    checked: Window, settle: Callable[[], None]
) -> None:
    page = _open_check(checked, settle)
    held = _button(page, "Check again")
    held.setFocus()
    held.clearFocus()
    settle()
    now = QApplication.focusWidget()
    assert now is not None
    assert page.isAncestorOf(now)


@pytest.mark.parametrize("place", PLACES)
def test_a_message_ends_when_the_person_leaves_its_page(
    checked: Window, open_page: Callable[[str], Page], settle: Callable[[], None], place: str
) -> None:
    page = open_page(place)
    page.banner.note("Something happened.")
    assert page.banner.isVisible()
    elsewhere = "home" if place != "home" else "checks"
    checked.go(elsewhere, "")
    settle()
    checked.go(place, "")
    settle()
    assert not page.banner.isVisible()


def test_after_setting_a_check_aside_the_keyboard_is_on_what_takes_it_back(
    qtbot: QtBot, checked: Window, settle: Callable[[], None]
) -> None:
    page = _open_check(checked, settle)
    _button(page, "Set this check aside…").click()
    settle()
    reason = page.findChild(QLineEdit)
    assert reason is not None
    qtbot.keyClicks(reason, "a colleague's computer")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    settle()
    now = QApplication.focusWidget()
    assert now is not None
    assert page.isAncestorOf(now)
    assert _in_sight(now)
    assert isinstance(now, Button)


def test_after_the_first_check_up_the_keyboard_is_on_home(
    qtbot: QtBot, window: Window, settle: Callable[[], None]
) -> None:
    settle()
    window.checkups.run()
    qtbot.waitUntil(lambda: window.checkups.current is not None and not window.checkups.running)
    settle()
    now = QApplication.focusWidget()
    assert now is not None
    assert now.isVisible()


def test_after_everything_was_deleted_the_keyboard_is_where_the_first_day_begins(
    checked: Window, settle: Callable[[], None]
) -> None:
    checked.go("settings", "")
    settle()
    page = checked.pages["settings"]
    _button(page, "Delete everything…").click()
    settle()
    _button(page, "Delete everything").click()
    settle()
    now = QApplication.focusWidget()
    assert checked.place == ("home", "")
    assert now is not None
    assert now.isVisible()
