"""“Set it for me”, its undo, and what it says where it must not: on recorded computers that can be set."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.ui.pages.check_detail import CheckPage
from posture.ui.widgets.button import Button
from posture.ui.widgets.label import Label
from posture.ui.widgets.repair_box import RepairBox
from posture.ui.window import Window

sys.path.append(str(Path(__file__).parents[1] / "checks" / "repairs"))

from settable import Settable

HOSTS = Path(__file__).parents[1] / "hosts"
DESKTOP = r"HKCU\Control Panel\Desktop"
SECURE = (DESKTOP, "ScreenSaverIsSecure")


@pytest.fixture
def host() -> Settable:
    """A Windows whose screen saver does not ask for the password."""
    return Settable(HOSTS / "windows-10-old")


@pytest.fixture
def session(tmp_path: Path, host: Settable) -> Iterator[Session]:
    made = Session(tmp_path / "home", host, live=True, clock=host.now, gate=host)
    yield made
    made.close()


@pytest.fixture
def page(checked: Window, settle: Callable[[], None]) -> CheckPage:
    checked.go("check", "screen-lock")
    settle()
    found = checked.pages["check"]
    assert isinstance(found, CheckPage)
    return found


def _seen(page: CheckPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(Label) if label.isVisible())


def _button(page: CheckPage, words: str) -> Button:
    return next(b for b in page.findChildren(Button) if b.accessibleName() == words and b.isVisible())


def _has(page: CheckPage, words: str) -> bool:
    return any(b.accessibleName() == words and b.isVisible() for b in page.findChildren(Button))


@pytest.fixture
def pressed(
    qtbot: QtBot, checked: Window, page: CheckPage, settle: Callable[[], None]
) -> Callable[[str], None]:
    """Presses a button of the page, and waits for what comes of it."""

    def press(words: str) -> None:
        _button(page, words).click()
        settle()
        qtbot.waitUntil(lambda: not checked.checkups.running)
        settle()

    return press


def test_it_says_what_it_sets_before_anything_is_pressed(page: CheckPage, host: Settable) -> None:
    seen = _seen(page)
    assert "Posture can set this for you, for your account alone:" in seen
    assert "• Ask for the password without delay" in seen
    assert "What stands there now is written down before, so that you can undo it." in seen
    assert host.values == {}


def test_pressed_it_is_set_and_well_and_can_be_undone(
    page: CheckPage, pressed: Callable[[str], None], host: Settable
) -> None:
    pressed("Set it for me")
    assert host.values[SECURE] == "1"
    seen = _seen(page)
    assert "Fixed. Well done." in seen
    assert "Set. Locks after 10 minutes." in seen
    assert "Posture set this for you" in seen
    assert not _has(page, "Set it for me")

    pressed("Undo")
    assert host.values[SECURE] == "0"
    seen = _seen(page)
    assert "Undone. It is as it was before." in seen
    assert "Nothing locks the screen when you walk away." in seen
    assert _has(page, "Set it for me")
    assert not _has(page, "Undo")


def test_what_was_changed_since_stays_and_that_is_said(
    page: CheckPage, pressed: Callable[[str], None], host: Settable
) -> None:
    pressed("Set it for me")
    host.values[SECURE] = "yes"
    pressed("Undo")
    assert host.values[SECURE] == "yes"
    assert "One setting was changed since, and stays as it is now." in _seen(page)


def test_what_a_policy_fixes_is_not_offered_and_that_is_said(
    qtbot: QtBot, checked: Window, page: CheckPage, host: Settable, settle: Callable[[], None]
) -> None:
    host.values[r"HKCU\Software\Policies\Microsoft\Windows\Control Panel\Desktop", SECURE[1]] = "0"
    checked.checkups.run_one("screen-lock")
    qtbot.waitUntil(lambda: not checked.checkups.running)
    settle()
    assert not _has(page, "Set it for me")
    assert "so Posture does not touch it. Only they can change it: ask them to." in _seen(page)


def test_where_it_cannot_be_set_the_reason_stands_at_the_button(
    page: CheckPage, session: Session, pressed: Callable[[str], None]
) -> None:
    session.gate = None
    pressed("Set it for me")
    box = page.findChild(RepairBox)
    assert box is not None
    assert box.result.sentence == "The settings of a recorded computer cannot be changed from here."


def test_of_another_check_nothing_is_left_standing(
    checked: Window, page: CheckPage, pressed: Callable[[str], None], settle: Callable[[], None]
) -> None:
    pressed("Set it for me")
    checked.go("check", "firewall")
    settle()
    box = page.findChild(RepairBox)
    assert box is not None
    assert box.result.sentence == ""
    assert not _has(page, "Undo")
    checked.go("check", "screen-lock")
    settle()
    assert _has(page, "Undo")


def test_what_takes_an_administrator_is_there_to_copy(
    checked: Window,
    page: CheckPage,
    session: Session,
    qtbot: QtBot,
    settle: Callable[[], None],
) -> None:
    session.host = RecordedHost(HOSTS / "debian-12-apt")
    checked.checkups.run()
    qtbot.waitUntil(lambda: not checked.checkups.running)
    checked.go("check", "os-updates")
    settle()
    assert "For an administrator. Posture has no such rights and asks for none:" in _seen(page)
    _button(page, "Copy the commands").click()
    assert QApplication.clipboard().text().startswith("sudo apt update && sudo apt upgrade")


def test_pressed_twice_it_is_set_once(
    page: CheckPage, host: Settable, checked: Window, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    puts: list[str] = []
    put = host.put
    host.put = lambda setting, value: (puts.append(setting.name), put(setting, value))[1]  # type: ignore[method-assign]
    button = _button(page, "Set it for me")
    button.click()
    button.click()
    settle()
    qtbot.waitUntil(lambda: not checked.checkups.running)
    settle()
    assert puts == [SECURE[1]]
    assert "Set. Locks after 10 minutes." in _seen(page)


def test_the_keyboard_stays_where_the_eye_is(
    checked: Window, page: CheckPage, pressed: Callable[[str], None]
) -> None:
    checked.activateWindow()
    _button(page, "Set it for me").setFocus()
    pressed("Set it for me")
    assert checked.focusWidget() is _button(page, "Undo")
    pressed("Undo")
    assert checked.focusWidget() is _button(page, "Set it for me")
