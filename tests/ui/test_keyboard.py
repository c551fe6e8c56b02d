"""What the keyboard alone can do: where it is after every step, and that Enter presses what it stands on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from posture.application.session import Session
from posture.ui.blocks.spot_view import SpotView
from posture.ui.pages.reader import ReaderPage
from posture.ui.widgets.button import Button
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
            assert held.focusPolicy() & Qt.FocusPolicy.TabFocus, page.lead.text()
            if isinstance(page.view, SpotView):
                assert held is page.view.boxes[0].button
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
