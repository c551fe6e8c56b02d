from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))

from desktop import Desktop
from posture.desktop.errors import DesktopError
from posture.desktop.notifying.freedesktop import notify
from posture.desktop.notifying.notice import Answer, Notice

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="notifications of Linux desktops")

NOTICE = Notice("One thing for you", "Something here is no longer as it was.", "Show me", "Not now")
PATIENT = timedelta(minutes=1)


def asked(folder: Path, monkeypatch: pytest.MonkeyPatch, act) -> tuple[Answer, Desktop]:
    """How a notification was answered by what ``act`` does with the desktop that shows it."""
    with Desktop(folder, act) as desktop:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.address)
        return notify(NOTICE, PATIENT), desktop


@pytest.mark.parametrize(
    ("action", "answer"),
    [
        ("default", Answer.SHOW),
        ("show", Answer.SHOW),
        ("not-now", Answer.NOT_NOW),
        ("rm -rf /", Answer.NONE),
    ],
)
def test_a_press_on_a_button_is_the_answer_and_nothing_else_is_acted_on(
    action, answer, tmp_path, monkeypatch
) -> None:
    found, _ = asked(tmp_path, monkeypatch, lambda desktop: desktop.press(action))
    assert found is answer


def test_who_closes_it_has_not_answered(tmp_path, monkeypatch) -> None:
    found, _ = asked(tmp_path, monkeypatch, lambda desktop: desktop.dismiss())
    assert found is Answer.NONE


def test_what_is_said_of_other_notifications_is_passed_over(tmp_path, monkeypatch) -> None:
    def act(desktop: Desktop) -> None:
        desktop.press("show", number=6)
        desktop.press("not-now")

    assert asked(tmp_path, monkeypatch, act)[0] is Answer.NOT_NOW


@pytest.mark.parametrize(
    ("name", "signature", "body"),
    [("ActionInvoked", "us", (7, "show")), ("NotificationClosed", "uu", (7, 2))],
)
def test_nobody_but_the_desktop_can_answer(name, signature, body, tmp_path, monkeypatch) -> None:
    def act(desktop: Desktop) -> None:
        desktop.intrude(name, signature, body)
        desktop.press("not-now")

    assert asked(tmp_path, monkeypatch, act)[0] is Answer.NOT_NOW


@pytest.mark.parametrize("name", ["ActionInvoked", "NotificationClosed", "Other"])
@pytest.mark.parametrize(
    ("signature", "body"),
    [
        (None, ()),
        ("u", (7,)),
        ("s", ("show",)),
        ("uas", (7, ["show"])),
        ("ua{sv}", (7, {})),
        ("uv", (7, ("s", "show"))),
        ("uss", (7, "show", "show")),
        ("(us)", ((7, "show"),)),
        ("ts", (7, "show")),
    ],
)
def test_what_has_another_form_is_no_answer(name, signature, body, tmp_path, monkeypatch) -> None:
    def act(desktop: Desktop) -> None:
        desktop.tell(name, signature, body)
        desktop.press("show")

    found, desktop = asked(tmp_path, monkeypatch, act)
    assert (found, desktop.closed) == (Answer.SHOW, [7])


def test_signs_that_nobody_sees_are_no_button(tmp_path, monkeypatch) -> None:
    found, desktop = asked(tmp_path, monkeypatch, lambda desktop: desktop.press("\u202eshow"))
    assert (found, desktop.closed) == (Answer.NONE, [7])


@pytest.mark.parametrize("number", [(), ("s", ("seven",)), ("uu", (7, 7)), ("au", ([7],))])
def test_one_that_was_taken_with_an_odd_number_was_shown(number, tmp_path, monkeypatch) -> None:
    """An error would have it shown again at every ring."""
    with Desktop(tmp_path) as desktop:
        desktop.number = number
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.address)
        assert notify(NOTICE, PATIENT) is Answer.NONE
        assert len(desktop.shown) == 1


def test_where_the_bus_ends_while_it_is_shown_it_was_shown(tmp_path, monkeypatch) -> None:
    assert asked(tmp_path, monkeypatch, lambda desktop: desktop.end_bus())[0] is Answer.NONE


def test_it_is_quiet_and_says_what_it_was_told_to(tmp_path, monkeypatch) -> None:
    _, desktop = asked(tmp_path, monkeypatch, lambda desktop: desktop.dismiss())
    [(program, replaces, _, title, text, actions, hints, expires)] = desktop.shown
    assert (program, replaces, title, text, expires) == ("Posture", 0, NOTICE.title, NOTICE.text, -1)
    assert actions == ["default", "Show me", "show", "Show me", "not-now", "Not now"]
    assert hints["urgency"] == ("y", 1)
    assert hints["suppress-sound"] == ("b", True)


def test_after_its_patience_it_is_taken_away(tmp_path, monkeypatch) -> None:
    with Desktop(tmp_path) as desktop:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.address)
        assert notify(NOTICE, timedelta(0)) is Answer.NONE
        assert desktop.closed == [7]


def test_where_nothing_shows_notifications_it_is_said(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nothing")
    with pytest.raises(DesktopError, match="Nothing shows notifications"):
        notify(NOTICE, PATIENT)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    with pytest.raises(DesktopError, match="Nothing shows notifications"):
        notify(NOTICE, PATIENT)


def test_a_bus_without_a_desktop_is_as_none(tmp_path, monkeypatch) -> None:
    from portal import Bus

    with Bus(tmp_path) as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        with pytest.raises(DesktopError, match="Nothing shows notifications"):
            notify(NOTICE, PATIENT)
