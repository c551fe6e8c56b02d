"""What the keyboard alone can do: where it is after every step, and that Enter presses what it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget
from pytestqt.qtbot import QtBot

from posture.application.checkup import Outcome
from posture.application.session import Session
from posture.ui.blocks.spot_view import SpotView
from posture.ui.pages.reader import ReaderPage
from posture.ui.widgets.button import Button
from posture.ui.widgets.landing import Heading, land_on
from posture.ui.widgets.step_card import StepCard
from posture.ui.widgets.tile import Tile
from posture.ui.widgets.welcome import Welcome
from posture.ui.window import Window

ENTER = [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space]


@pytest.fixture
def active(qtbot: QtBot, window: Window) -> Window:
    """The window, with the keyboard in it."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize("key", ENTER)
def test_a_place_is_opened_by_the_keyboard(qtbot: QtBot, window: Window, key: Qt.Key) -> None:
    qtbot.keyClick(window.navigation.places["lessons"], key)
    assert window.place == ("lessons", "")


@pytest.mark.parametrize("key", ENTER)
def test_a_tile_is_pressed_by_the_keyboard(
    qtbot: QtBot, window: Window, settle: Callable[[], None], key: Qt.Key
) -> None:
    window.go("lessons", "")
    settle()
    tile = next(tile for tile in window.pages["lessons"].findChildren(Tile) if tile.isVisible())
    qtbot.keyClick(tile, key)
    assert window.place[0] == "lesson"


def _by_enter(qtbot: QtBot) -> None:
    held = QApplication.focusWidget()
    assert held is not None
    qtbot.keyClick(held, Qt.Key.Key_Return)


def test_a_lesson_is_read_with_enter_alone(
    qtbot: QtBot, active: Window, settle: Callable[[], None], session: Session
) -> None:
    active.go("lesson", "disk-encryption")
    settle()
    page = active.pages["lesson"]
    assert isinstance(page, ReaderPage)
    assert QApplication.focusWidget() is page.following
    before = page.lead.text()
    _by_enter(qtbot)
    assert page.lead.text() != before


def test_the_keyboard_is_always_on_something_that_can_be_seen(
    active: Window, settle: Callable[[], None], session: Session
) -> None:
    page = active.pages["lesson"]
    assert isinstance(page, ReaderPage)
    for lesson in session.library.lessons:
        active.go("lesson", lesson)
        settle()
        for _ in range(len(session.library.lessons[lesson].blocks) + 1):
            held = QApplication.focusWidget()
            assert held is not None
            assert not held.visibleRegion().isEmpty(), page.lead.text()
            if held is not page.title:  # there one begins where something is to be read first
                assert held.focusPolicy() & Qt.FocusPolicy.TabFocus, page.lead.text()
            if isinstance(page.view, SpotView):
                assert held in (page.title, page.view.entry)
            page.following.click()
            settle()
        active.back()


def test_after_the_first_check_up_the_keyboard_is_at_what_to_do(
    qtbot: QtBot, active: Window, settle: Callable[[], None]
) -> None:
    home = active.pages["home"]
    welcome, step = home.findChild(Welcome), home.findChild(StepCard)
    assert welcome is not None
    assert step is not None
    begin = next(b for b in welcome.findChildren(Button) if b.accessibleName() == "Check now")
    begin.setFocus()
    _by_enter(qtbot)
    qtbot.waitUntil(lambda: active.checkups.current is not None and not active.checkups.running)
    settle()
    held = QApplication.focusWidget()
    assert held is not None
    assert step.isAncestorOf(held)
    assert held.property("kind") == "primary"


def test_on_the_way_to_another_page_the_keyboard_stops_nowhere_else(
    active: Window, checked: Window, settle: Callable[[], None], qapp: QApplication
) -> None:
    checked.go("checks", "")
    settle()
    seen: list[QWidget] = []
    qapp.focusChanged.connect(lambda _, new: seen.append(new) if new is not None else None)
    checked.go("check", "screen-lock")
    assert seen == [checked.pages["check"].entry]


def _walk(qtbot: QtBot, window: Window) -> list[QWidget]:
    """All that the Tab key comes to until it comes to the first of them again."""
    walked: list[QWidget] = []
    for _ in range(200):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        held = QApplication.focusWidget()
        assert held is not None
        if held in walked[:1]:
            break
        walked.append(held)
    return walked


def test_the_tab_key_goes_through_every_pane_of_a_lesson_and_out_of_it_again(
    qtbot: QtBot, active: Window, settle: Callable[[], None], session: Session
) -> None:
    page = active.pages["lesson"]
    assert isinstance(page, ReaderPage)
    active.go("lesson", "screen-lock")
    settle()
    for _ in range(len(session.library.lessons["screen-lock"].blocks) + 1):
        walked = _walk(qtbot, active)
        assert {page.entry, page.following, *active.navigation.places.values()} <= set(walked)
        assert all(each.isVisible() for each in walked)
        page.following.click()
        settle()


@pytest.mark.parametrize("place", ["home", "checks", "lessons", "reports", "settings"])
def test_the_tab_key_comes_to_nothing_that_is_hidden(
    qtbot: QtBot, active: Window, checked: Window, settle: Callable[[], None], place: str
) -> None:
    assert checked.checkups.current is not None
    fine = (replace(each, outcome=Outcome.PASS) for each in checked.checkups.current.verdicts)
    checked.checkups.current = replace(checked.checkups.current, verdicts=tuple(fine))
    checked.go("settings" if place == "home" else "home", "")
    checked.go(place, "")
    settle()
    walked = _walk(qtbot, active)
    assert set(active.navigation.places.values()) <= set(walked)
    assert all(each.isVisible() for each in walked)


@pytest.fixture
def large(active: Window, qapp: QApplication, settle: Callable[[], None]) -> Iterator[Window]:
    """The window with text twice as large."""
    usual = QApplication.font()
    larger = QFont(usual)
    larger.setPointSizeF(usual.pointSizeF() * 2)
    qapp.setFont(larger)
    settle()
    yield active
    qapp.setFont(usual)
    settle()


@pytest.mark.parametrize(
    ("place", "key"),
    [("home", ""), ("checks", ""), ("check", "screen-lock"), ("lesson", "screen-lock"), ("settings", "")],
)
def test_in_large_text_every_page_opens_at_its_top_with_the_keyboard_in_sight(
    qtbot: QtBot, large: Window, checked: Window, settle: Callable[[], None], place: str, key: str
) -> None:
    large.resize(720, 480)
    large.go("reports", "")
    settle()
    large.go(place, key)
    settle()
    page = large.pages[place]
    assert page.area.verticalScrollBar().value() == 0
    held = QApplication.focusWidget()
    assert held is not None
    assert not held.visibleRegion().isEmpty()
    if isinstance(page, ReaderPage):
        for _ in range(3):
            page.following.click()
            settle()
            assert page.area.verticalScrollBar().value() == 0


def test_in_large_text_home_is_read_from_its_top_after_the_first_check_up(
    qtbot: QtBot, large: Window, settle: Callable[[], None]
) -> None:
    large.resize(720, 480)
    home = large.pages["home"]
    begin = next(b for b in home.findChild(Welcome).findChildren(Button) if b.accessibleName() == "Check now")
    begin.setFocus()
    _by_enter(qtbot)
    qtbot.waitUntil(lambda: large.checkups.current is not None and not large.checkups.running)
    settle()
    assert home.area.verticalScrollBar().value() == 0
    assert QApplication.focusWidget() is home.title
    qtbot.keyClick(home.title, Qt.Key.Key_Tab)
    settle()
    held = QApplication.focusWidget()
    assert home.findChild(StepCard).isAncestorOf(held)
    assert held.visibleRegion().boundingRect().height() == held.height()


def test_the_ring_around_a_heading_is_there_for_the_keyboard_and_not_for_the_mouse(
    checked: Window, settle: Callable[[], None]
) -> None:
    """Clicks and keys reach the window itself, as the system hands them over."""
    handle = checked.windowHandle()

    def ringed() -> bool:
        return any(frame.isVisible() for frame in checked.findChildren(QFocusFrame))

    def press(button: Button) -> None:
        place = button.mapTo(checked, button.rect().center())
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        settle()

    _land(checked)
    settle()
    assert isinstance(checked.focusWidget(), Heading)
    assert ringed()
    checked.go("home", "")
    settle()
    press(next(b for b in checked.pages["home"].findChildren(Button) if b.isVisible() and b.isEnabled()))
    _land(checked)
    settle()
    assert isinstance(checked.focusWidget(), Heading)
    assert not ringed()
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    settle()
    assert ringed()


def _land(window: Window) -> None:
    """To a heading that the keyboard is put on."""
    land_on(window.pages[window.place[0]].title)
