"""Rules of the keyboard that hold on every page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QFocusFrame, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from posture.ui.pages.check_detail import CheckPage
from posture.ui.pages.checks import ChecksPage
from posture.ui.theme import worn
from posture.ui.widgets.button import Button
from posture.ui.widgets.page import Page
from posture.ui.widgets.result import Result
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


def _go_by_key(
    qtbot: QtBot, window: Window, settle: Callable[[], None], key: Qt.Key, *, control: bool = True
) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)
    settle()


@pytest.mark.parametrize("number", range(1, 6))
def test_a_places_key_leads_the_keyboard_onto_its_page_and_tab_to_its_first_control(
    qtbot: QtBot, checked: Window, settle: Callable[[], None], number: int
) -> None:
    checked.navigation.places["home" if number != 1 else "checks"].setFocus()
    _go_by_key(qtbot, checked, settle, Qt.Key(Qt.Key.Key_0 + number))
    page = checked.pages[PLACES[number - 1]]
    assert checked.place[0] == PLACES[number - 1]
    held = QApplication.focusWidget()
    assert held is (page.entry or page.title)
    assert _in_sight(page.title)
    if held is page.title:
        qtbot.keyClick(held, Qt.Key.Key_Tab)
        assert page.isAncestorOf(QApplication.focusWidget())


def test_on_the_heading_the_keyboard_can_be_seen_and_a_click_does_not_bring_it_there(
    qtbot: QtBot, checked: Window, settle: Callable[[], None]
) -> None:
    place = checked.navigation.places["lessons"]
    _go_by_key(qtbot, checked, settle, Qt.Key.Key_3)
    title = checked.pages["lessons"].title
    assert title.hasFocus()
    ring = next(each for each in checked.findChildren(QFocusFrame) if each.isVisible())
    assert ring.geometry().contains(QRect(title.mapTo(ring.parentWidget(), QPoint(0, 0)), title.size()))
    drawn, middle = ring.grab().toImage(), ring.height() // 2
    accent = worn().colours["accent"]
    assert drawn.pixelColor(1, middle).name() == accent, "a bar before it"
    assert drawn.pixelColor(ring.width() - 2, middle).name() != accent, "and no frame, as a field has"
    assert drawn.pixelColor(ring.width() // 2, 1).name() != accent
    place.setFocus()
    assert not ring.isVisible()
    qtbot.mouseClick(title, Qt.MouseButton.LeftButton)
    assert place.hasFocus()


def test_f6_goes_from_the_page_to_the_places_and_back_to_where_it_was(
    qtbot: QtBot, checked: Window, settle: Callable[[], None]
) -> None:
    page = _open_check(checked, settle)
    again = _button(page, "Check again")
    again.setFocus()
    _go_by_key(qtbot, checked, settle, Qt.Key.Key_F6, control=False)
    assert checked.navigation.places["checks"].hasFocus()
    _go_by_key(qtbot, checked, settle, Qt.Key.Key_F6, control=False)
    assert again.hasFocus()


def test_the_search_is_a_key_away_from_everywhere(
    qtbot: QtBot, checked: Window, settle: Callable[[], None]
) -> None:
    checked.go("settings", "")
    settle()
    _go_by_key(qtbot, checked, settle, Qt.Key.Key_F)
    held = QApplication.focusWidget()
    assert checked.place == ("checks", "")
    assert isinstance(held, QLineEdit)
    assert _in_sight(held)


def test_what_leads_to_another_place_takes_the_keyboard_along(
    checked: Window, settle: Callable[[], None]
) -> None:
    """And does not leave it among the places at the side."""
    settle()
    home = checked.pages["home"]
    _button(home, "Check everything again").setFocus()
    checked.go("lessons", "")
    settle()
    assert checked.pages["lessons"].title.hasFocus()


def test_the_words_of_a_link_stand_where_the_heading_stands(
    checked: Window, settle: Callable[[], None]
) -> None:
    page = _open_check(checked, settle)
    left = page.title.mapTo(checked, QPoint(0, 0)).x()
    assert page.entry is not None
    assert page.entry.mapTo(checked, QPoint(0, 0)).x() == left


def test_the_ring_around_a_link_leaves_the_same_room_at_both_of_its_ends(
    checked: Window, settle: Callable[[], None]
) -> None:
    checked.activateWindow()
    page = _open_check(checked, settle)
    link = _button(page, "Learn more in a short lesson")
    link.setFocus()
    settle()
    ring = next(each for each in checked.findChildren(QFocusFrame) if each.isVisible())
    place = QRect(link.mapTo(checked, QPoint(0, 0)), link.size())
    around = QRect(ring.mapTo(checked, QPoint(0, 0)), ring.size())
    assert place.left() - around.left() == around.right() - place.right() >= 4
    assert ring.visibleRegion().boundingRect().size() == ring.size(), "it is cut off"


def test_a_message_about_one_check_does_not_stay_on_the_page_of_another(
    checked: Window, settle: Callable[[], None]
) -> None:
    page = _open_check(checked, settle)
    page.banner.trouble("Nothing was found of it.")
    checked.go("check", "firewall")
    settle()
    assert not page.banner.isVisible()


def test_the_ring_comes_back_with_the_words_that_were_scrolled_away(
    checked: Window, settle: Callable[[], None]
) -> None:
    checked.resize(720, 480)
    checked.activateWindow()
    page = _open_check(checked, settle)
    assert page.entry is not None
    page.entry.setFocus()
    settle()
    ring = next(each for each in checked.findChildren(QFocusFrame) if each.isVisible())
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    assert ring.visibleRegion().isEmpty()
    bar.setValue(0)
    settle()
    assert ring.visibleRegion().boundingRect().size() == ring.size()


def test_what_came_of_a_press_is_in_sight_also_below_the_windows_edge(
    checked: Window, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    checked.resize(720, 480)
    checked.activateWindow()
    page = _open_check(checked, settle)
    copy = _button(page, "Copy for the help desk")
    copy.setFocus()
    settle()
    bar = page.area.verticalScrollBar()
    top = copy.mapTo(page.area.widget(), QPoint(0, 0)).y()
    bar.setValue(top + copy.height() - page.area.viewport().height())  # the last thing in view
    settle()
    copy.click()
    settle()
    result = next(each for each in page.findChildren(Result) if each.isVisible() and each.sentence)
    assert _in_sight(result)
