from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posture.application.looking import looks_when_opened
from posture.application.session import Session
from posture.application.switches import switched_off
from posture.store.errors import StoreError
from posture.ui.widgets.button import Button
from posture.ui.widgets.drawing import Drawing
from posture.ui.widgets.label import Label
from posture.ui.widgets.switch import Switch
from posture.ui.widgets.welcome import Welcome
from posture.ui.window import Window


@pytest.fixture
def welcome(window: Window, settle: Callable[[], None]) -> Welcome:
    settle()
    found = window.pages["home"].findChild(Welcome)
    assert found is not None
    return found


def _press(welcome: Welcome, words: str) -> None:
    next(b for b in welcome.findChildren(Button) if b.accessibleName() == words and b.isVisible()).click()


def _switches(welcome: Welcome) -> dict[str, Switch]:
    return {each.button.accessibleName(): each for each in welcome.findChildren(Switch)}


def test_three_panes_each_with_one_drawing_lead_to_the_first_look(
    welcome: Welcome, qtbot: QtBot, window: Window
) -> None:
    for place in (1, 2, 3):
        drawings = [drawing for drawing in welcome.findChildren(Drawing) if drawing.isVisible()]
        assert len(drawings) == 1
        assert drawings[0].accessibleName()
        assert [label for label in welcome.findChildren(Label)
                if label.isVisible() and label.text() == f"{place} of 3"]  # fmt: skip
        if place < 3:
            _press(welcome, "Next")
    _press(welcome, "Check now")
    qtbot.waitUntil(lambda: window.checkups.current is not None)
    qtbot.waitUntil(lambda: not welcome.isVisible())


def test_one_can_go_back(welcome: Welcome) -> None:
    _press(welcome, "Next")
    _press(welcome, "Back")
    assert not any(b.accessibleName() == "Back" and b.isVisible() for b in welcome.findChildren(Button))


def test_there_is_one_primary_button_on_each_pane(welcome: Welcome) -> None:
    for words in ("Next", "Next", "Check now"):
        shown = [button for button in welcome.findChildren(Button) if button.isVisible()]
        primary = [button for button in shown if button.property("kind") == "primary"]
        assert [button.accessibleName() for button in primary] == [words]
        if words == "Next":
            primary[0].click()


def test_every_check_has_a_switch_and_a_line_of_what_is_read(welcome: Welcome, session: Session) -> None:
    _press(welcome, "Next")
    switches = _switches(welcome)
    for check in session.catalogue.checks.values():
        assert switches[check.topic].isVisible()
        assert switches[check.topic].on
        assert switches[check.topic].button.accessibleDescription() == check.reads != ""


def test_nothing_is_read_for_what_was_switched_off_before_the_first_look(
    welcome: Welcome, qtbot: QtBot, window: Window, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    from posture.facts.gather import gather

    families: set[str] = set()

    def note(host: object, wanted: set[str]) -> object:
        families.update(wanted)
        return gather(host, wanted)  # type: ignore[arg-type]

    monkeypatch.setattr("posture.application.checking.gather", note)
    _press(welcome, "Next")
    _switches(welcome)["Remote control"].button.click()
    _press(welcome, "Check now")
    qtbot.waitUntil(lambda: window.checkups.current is not None and not window.checkups.running)
    assert families
    assert "remote_desktop" not in families
    assert switched_off(session) == {"remote-desktop"}
    assert window.checkups.amounts().off == 1


def test_a_choice_that_cannot_be_kept_is_said_and_nothing_is_looked_at(
    welcome: Welcome, qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StoreError("The disk is full. Make room, then check again.")

    monkeypatch.setattr("posture.application.switches.write_preference", refuse)
    _press(welcome, "Next")
    next(iter(_switches(welcome).values())).button.click()
    _press(welcome, "Check now")
    qtbot.waitUntil(lambda: "The disk is full. Make room, then check again." in _seen(welcome))
    assert not window.checkups.running
    assert window.checkups.current is None


def test_who_declines_nothing_leaves_no_file_before_the_look(
    welcome: Welcome, session: Session, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posture.application.remembering.remember", lambda *_: None)
    _press(welcome, "Check now")
    settle()
    assert not session.home.exists()


def test_looking_again_can_be_declined(
    welcome: Welcome, qtbot: QtBot, window: Window, session: Session
) -> None:
    _press(welcome, "Next")
    _press(welcome, "Next")
    _switches(welcome)["Look again whenever Posture is opened"].button.click()
    _press(welcome, "Check now")
    qtbot.waitUntil(lambda: window.checkups.current is not None)
    assert not looks_when_opened(session)


def test_from_pane_to_pane_the_keyboard_is_at_what_comes_next(welcome: Welcome, qtbot: QtBot) -> None:
    """Which on the second pane is the choice itself: who presses the same key twice skips nothing unseen."""
    following = next(b for b in welcome.findChildren(Button) if b.accessibleName() == "Next")
    following.setFocus()
    for words in ("Disk encryption", "Check now"):
        qtbot.keyClick(following, Qt.Key.Key_Return)
        held = QApplication.focusWidget()
        assert held is not None
        assert held.accessibleName() == words


def _seen(welcome: Welcome) -> set[str]:

    return {label.text() for label in welcome.findChildren(Label) if label.isVisible()}


def test_in_a_low_window_the_drawing_makes_room_for_the_way_on(
    window: Window, settle: Callable[[], None]
) -> None:
    window.resize(720, 400)
    settle()
    welcome = window.pages["home"].findChild(Welcome)
    assert welcome is not None
    following = next(b for b in welcome.findChildren(Button) if b.text() == "Next")
    assert following.visibleRegion().boundingRect().height() == following.height()
    assert not any(drawing.isVisible() for drawing in welcome.findChildren(Drawing))
    window.resize(900, 900)
    settle()
    assert any(drawing.isVisible() for drawing in welcome.findChildren(Drawing))


@pytest.mark.parametrize("chosen", [(), ("look",), ("look", "icon")])
def test_what_the_system_is_to_do_is_off_and_done_only_where_it_was_chosen(
    welcome: Welcome, qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch, chosen: tuple[str, ...]
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("posture.application.unattended.let", lambda _, service, on: asked.append(service))
    names = {
        "look": "Look once a week while Posture is closed, too",
        "icon": "Show an icon in the tray, from sign-in on",
    }
    _press(welcome, "Next")
    _press(welcome, "Next")
    switches = _switches(welcome)
    assert not any(switches[name].on for name in names.values())
    for name in chosen:
        switches[names[name]].button.click()
    _press(welcome, "Check now")
    qtbot.waitUntil(lambda: window.checkups.current is not None)
    assert asked == list(chosen)
