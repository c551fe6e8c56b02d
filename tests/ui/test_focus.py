"""Rules of the keyboard that hold on every page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from posture.ui.pages.check_detail import CheckPage
from posture.ui.pages.checks import ChecksPage
from posture.ui.widgets.button import Button
from posture.ui.widgets.page import Page
from posture.ui.widgets.switch import Switch
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
    """Without a keyring, where no reason is kept and none is asked for."""
    page = _ask_to_set_aside(checked, settle)
    assert page.findChild(QLineEdit).isHidden()
    assert _button(page, "Set aside").hasFocus()
    assert _in_sight(_button(page, "Set aside"))


def test_a_form_that_opens_begins_with_the_reason_where_one_is_kept(
    open_keyring: object, checked: Window, settle: Callable[[], None]
) -> None:
    page = _ask_to_set_aside(checked, settle)
    reason = page.findChild(QLineEdit)
    assert reason.hasFocus()
    assert _in_sight(reason)
    assert _in_sight(_button(page, "Set aside"))


def _ask_to_set_aside(checked: Window, settle: Callable[[], None]) -> CheckPage:
    checked.resize(720, 480)
    page = _open_check(checked, settle)
    begin = _button(page, "Set this check aside…")
    page.show_part(begin)
    begin.setFocus()
    begin.click()
    settle()
    return page


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


def test_an_area_of_home_leads_to_its_first_check_also_the_first_time(
    qtbot: QtBot, checked: Window, settle: Callable[[], None]
) -> None:
    checked.go("checks", "your-network")
    settle()
    page = checked.pages["checks"]
    assert isinstance(page, ChecksPage)
    heading = page.model.heading("your-network")
    assert heading.isValid()
    assert page.view.currentIndex().row() == heading.row() + 1
    checked.go("home", "")
    checked.go("checks", "your-files")
    settle()
    assert page.view.currentIndex().row() == page.model.heading("your-files").row() + 1


def test_in_the_first_run_the_tab_key_goes_through_each_pane_and_out_of_it_again(
    qtbot: QtBot, window: Window, settle: Callable[[], None]
) -> None:
    home = window.pages["home"]
    settle()
    for pane in range(3):
        seen: list[QWidget | None] = []
        for _ in range(60):
            qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
            seen.append(QApplication.focusWidget())
        assert len(set(seen)) > 5, f"the keyboard is caught in pane {pane + 1}"
        switches = {each for each in home.findChildren(Switch) if each.isVisible()}
        assert {each.button for each in switches} <= set(seen)
        if pane < 2:
            _button(home, "Next").click()
            settle()


def test_the_choice_of_the_first_run_begins_at_its_top(window: Window, settle: Callable[[], None]) -> None:
    home = window.pages["home"]
    settle()
    _button(home, "Next").click()
    settle()
    first = home.findChildren(Switch)[0]
    assert QApplication.focusWidget() is first.button
    assert _in_sight(first.button)


def test_the_places_keep_their_words_whole_when_the_text_grows(
    window: Window, settle: Callable[[], None]
) -> None:
    before = window.navigation.width()
    font = QApplication.font()
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * 2)
    try:
        QApplication.setFont(larger)
        settle()
        window.resize(1600, 900)
        settle()
        place = window.navigation.places["settings"]
        assert window.navigation.width() > before
        assert place.width() >= place.sizeHint().width()
    finally:
        QApplication.setFont(font)
        settle()
