"""What brings the window back, and where it begins then."""

from __future__ import annotations

import sys
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt

from posture.application.checking import check_now
from posture.application.remembering import remember
from posture.application.told import Kind, Told, keep
from posture.ui.beginning import attend, go_to_told, place_of, take_seat
from posture.ui.instance.seat import Word

pytestmark = pytest.mark.usefixtures("runtime")

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("told", "place"),
    [
        (Told(DAY, Kind.WORSE, ("firewall",)), ("check", "firewall")),
        (Told(DAY, Kind.WORSE, ("firewall", "backup")), ("home", "")),
        (Told(DAY, Kind.GOAL, ("firewall 2026-12-01",)), ("check", "firewall")),
        (Told(DAY, Kind.CLOSING, ("7",)), ("reports", "")),
        (Told(DAY, Kind.OPENED, ("7",)), ("reports", "")),
    ],
)
def test_each_thing_that_is_told_has_its_page(told, place) -> None:
    assert place_of(told) == place


def test_the_window_goes_to_what_was_told_last(window, session, qtbot) -> None:
    remember(session, check_now(session))
    keep(session, Told(DAY, Kind.OPENED, ("7",)))
    keep(session, Told(DAY, Kind.WORSE, ("firewall",)))
    go_to_told(window)
    qtbot.waitUntil(lambda: window.place == ("check", "firewall"))


def test_where_nothing_was_told_the_page_stays(window, qtbot) -> None:
    go_to_told(window)
    qtbot.waitUntil(lambda: not window.bridge.busy)
    assert window.place == ("home", "")


@pytest.mark.qt_log_ignore("does not support raise")  # the platform without a screen
@pytest.mark.skipif(sys.platform == "win32", reason="there it is events; see tests/machines")
def test_a_second_start_ends_and_the_window_is_back(window, session, qtbot) -> None:
    from concurrent.futures import ThreadPoolExecutor

    own = take_seat(session, [])
    attend(window, own, [])
    window.seen.emit()
    window.setWindowState(Qt.WindowState.WindowMinimized)
    with ThreadPoolExecutor(1) as other:
        second = other.submit(partial(take_seat, session, ["--told"]))
        qtbot.waitUntil(second.done)
        assert second.result() is None
    assert not window.isMinimized()
    assert window.isVisible()
    own.leave()


@pytest.mark.qt_log_ignore("does not support raise")  # the platform without a screen
@pytest.mark.skipif(sys.platform == "win32", reason="there it is events; see tests/machines")
def test_something_odd_has_the_open_window_say_what_to_do(window, session, qtbot) -> None:
    from concurrent.futures import ThreadPoolExecutor

    own = take_seat(session, [])
    attend(window, own, [])
    window.seen.emit()
    with ThreadPoolExecutor(1) as other:
        second = other.submit(partial(take_seat, session, ["--odd"]))
        qtbot.waitUntil(second.done)
        assert second.result() is None
    qtbot.waitUntil(lambda: window.place == ("odd", ""))
    own.leave()


def test_a_window_that_is_started_for_it_begins_there(window, session, qtbot) -> None:
    own = take_seat(session, ["--odd"])
    attend(window, own, ["--odd"])
    window.seen.emit()
    assert window.place == ("odd", "")
    assert window.pages["odd"].title.hasFocus()
    own.leave()


def test_a_window_does_not_heed_the_word_that_ends_the_icon(window, qtbot) -> None:
    from posture.ui.beginning import _answer

    window.show()
    _answer(window, Word.END)
    assert window.isVisible()
