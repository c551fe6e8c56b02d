from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from posture.application.preferences import read_preference
from posture.application.session import Session
from posture.ui.bridge import Bridge
from posture.ui.look import Choice, Look
from posture.ui.question import Question
from posture.ui.widgets.passphrase import PassphraseDialog
from posture.ui.window import GEOMETRY, LOOK, Window

PLACES = ("home", "checks", "lessons", "reports", "settings")


@pytest.mark.parametrize(("number", "place"), list(enumerate(PLACES, start=1)))
def test_ctrl_and_a_number_go_to_a_place(qtbot: QtBot, window: Window, number: int, place: str) -> None:
    window.go("check", "clock")
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
    assert window.place == (place, "")
    assert window.navigation.places[place].here
    assert window.windowTitle().endswith("– Posture")


@pytest.mark.parametrize("place", PLACES)
def test_a_place_is_opened_from_the_navigation(window: Window, place: str) -> None:
    window.go("check", "clock")
    window.navigation.places[place].click()
    assert window.place == (place, "")


def test_escape_leads_back_the_way_one_came(qtbot: QtBot, window: Window) -> None:
    window.go("checks", "")
    window.go("check", "clock")
    window.go("lesson", "screen-lock")
    assert window.navigation.places["lessons"].here
    for expected in (("check", "clock"), ("checks", ""), ("home", ""), ("home", "")):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
        assert window.place == expected


def test_f5_checks_again(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.checkups.running
    qtbot.waitUntil(lambda: not window.checkups.running, timeout=20_000)
    assert window.checkups.current is not None


def test_words_stand_below_their_icons_where_the_window_is_narrow(window: Window) -> None:
    beside = window.navigation.width()
    window.resize(720, 520)
    assert window.navigation.width() < beside / 1.5
    for place in window.navigation.places.values():
        assert place.text() == place.accessibleName()
        assert place.width() >= place.captioned().width()
    window.resize(980, 660)
    assert window.navigation.width() == beside


def test_words_fold_away_where_the_window_is_low_as_well(window: Window) -> None:
    window.navigation.fit(QSize(720, 240))
    for place in window.navigation.places.values():
        assert place.text() == ""
        assert place.accessibleName()
        assert place.accessibleName() in place.toolTip()
    window.navigation.fit(QSize(980, 660))
    for place in window.navigation.places.values():
        assert place.text() == place.accessibleName()


def test_words_stand_below_where_the_text_is_large(
    qtbot: QtBot, window: Window, settle: Callable[[], None]
) -> None:
    place = window.navigation.places["home"]
    plain = QApplication.font()
    large = QFont(plain)
    large.setPointSizeF(plain.pointSizeF() * 2)
    try:
        QApplication.setFont(large)
        qtbot.waitUntil(lambda: place.height() == place.captioned().height())
    finally:
        QApplication.setFont(plain)
        settle()


def test_the_window_is_as_large_as_was_agreed(window: Window) -> None:
    assert (window.width(), window.height()) == (980, 660)
    assert (window.minimumWidth(), window.minimumHeight()) == (640, 400)


def test_look_and_size_are_remembered(
    qtbot: QtBot, session: Session, look: Look, settle: Callable[[], None], window: Window
) -> None:
    try:
        look.choose(Choice.DARK)
        settle()
        assert read_preference(session, LOOK) == "dark"
        window.resize(790, 700)
        window.close()
        window.bridge.close()
        later = replace(session)
        bridge = Bridge(later)
        again = Window(bridge, look, read_preference(later, GEOMETRY))
        qtbot.addWidget(again)
        assert (again.width(), again.height()) == (790, 700)
        bridge.close()
    finally:
        look.choose(Choice.LIGHT)


def test_a_broken_size_is_passed_over(qtbot: QtBot, bridge: Bridge, look: Look) -> None:
    made = Window(bridge, look, "not base 64 at all")
    qtbot.addWidget(made)
    assert (made.width(), made.height()) == (980, 660)


def test_a_passphrase_is_asked_for_in_a_window_of_its_own(
    qtbot: QtBot, window: Window, bridge: Bridge
) -> None:
    heard: list[str] = []
    bridge.start(lambda: bridge.ask("The passphrase of this app:"), heard.append, lambda failure: None)
    qtbot.waitUntil(lambda: window.findChild(PassphraseDialog) is not None)
    dialog = window.findChild(PassphraseDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, "correct horse")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: heard == ["correct horse"])


def test_questions_of_the_bridge_are_answered_once(window: Window, bridge: Bridge, qtbot: QtBot) -> None:
    question = Question("Passphrase?")
    bridge.asked.emit(question)
    dialog = window.findChild(PassphraseDialog)
    assert dialog is not None
    dialog.reject()
    dialog.close()
    assert question.answers.get_nowait() is None
    assert question.answers.empty()


def test_the_window_is_gone_at_once_while_work_is_under_way(window: Window, bridge: Bridge) -> None:
    """The work waits for the window to be gone: were it the other way round, this would never end."""
    gone = threading.Event()
    bridge.start(gone.wait, lambda _: None, lambda failure: None)
    window.close()
    assert not window.isVisible()
    gone.set()
    bridge.close()
    assert not bridge.left_behind


def test_what_is_to_be_kept_is_kept_though_the_window_went_at_once(
    checked: Window, bridge: Bridge, session: Session, settle: Callable[[], None]
) -> None:
    settle()
    checked.close()
    bridge.close()
    with replace(session) as later:
        assert read_preference(later, GEOMETRY)


def test_who_only_looked_at_the_window_leaves_nothing_behind(
    window: Window, bridge: Bridge, session: Session
) -> None:
    window.close()
    bridge.close()
    assert not session.home.exists()


def test_closing_stops_everything(qtbot: QtBot, window: Window, bridge: Bridge) -> None:
    window.checkups.run()
    window.close()
    called: list[int] = []
    bridge.start(lambda: 1, called.append, lambda failure: None)
    qtbot.wait(30)
    assert called == []
