from __future__ import annotations

import pytest

from posture.application.home import home_folder
from posture.application.watching import Timer
from posture.desktop.errors import DesktopError


@pytest.fixture(autouse=True)
def nobody_is_told(monkeypatch):
    """What is told goes to no desktop; tests/desktop and tests/machines have real ones."""
    monkeypatch.setattr("posture.application.watching.worth_telling", lambda _: ())


@pytest.fixture(autouse=True)
def full_battery(monkeypatch):
    monkeypatch.setattr("posture.desktop.battery.is_low", lambda: False)


@pytest.fixture
def timers(monkeypatch):
    """A system that keeps timers; the real ones are started in tests/machines."""
    kept: set[Timer | str] = set()
    monkeypatch.setattr("posture.application.session.Session.is_at_home", True)
    monkeypatch.setattr("posture.desktop.timers.timer.turn_on", kept.add)
    monkeypatch.setattr("posture.desktop.timers.timer.turn_off", kept.discard)
    monkeypatch.setattr("posture.desktop.timers.timer.is_on", kept.__contains__)
    monkeypatch.setattr("posture.desktop.autostart.is_on", lambda: "icon" in kept)
    monkeypatch.setattr("posture.desktop.autostart.turn_off", lambda: kept.discard("icon"))
    return kept


def test_everything_is_off_until_asked(posture, at_hand, timers) -> None:
    assert posture("watch", "status", "--json").data == {
        "schema": "posture/watch/1", "look": False, "practice": False, "deliver": False, "icon": False,
        "last_look": None,
    }  # fmt: skip


def test_it_is_turned_on_said_and_turned_off(posture, at_hand, timers) -> None:
    assert "once a week" in posture("watch", "on").out
    assert timers == {Timer.LOOK}
    status = posture("watch", "status").out
    assert [line.split()[-1] for line in status.splitlines()] == ["on", "on", "off", "never"]
    assert "only when you open it" in posture("watch", "off").out
    assert timers == set()


def test_the_offer_of_practice_goes_with_the_look_and_can_be_turned_off_alone(
    posture, at_hand, timers
) -> None:
    assert "Offers practice" not in posture("watch", "status").out
    posture("watch", "on")
    assert "No notification offers practice." in posture("watch", "off", "practice").out
    assert timers == {Timer.LOOK}
    assert posture("watch", "status", "--json").data["practice"] is False
    assert "never one for them alone" in " ".join(posture("watch", "on", "practice").out.split())
    assert posture("watch", "status", "--json").data["practice"] is True


def test_turning_all_off_ends_the_icon_at_sign_in_and_turning_one_off_does_not(
    posture, at_hand, timers
) -> None:
    timers |= {"icon", Timer.LOOK, Timer.DELIVER}
    posture("watch", "off", "look")
    assert timers == {"icon", Timer.DELIVER}
    posture("watch", "off")
    assert timers == set()


def test_without_an_organisation_nothing_is_said_of_rounds(posture, at_hand, timers) -> None:
    """Alone, `posture watch` is what one sees first: it says what is on."""
    assert posture("watch").out == posture("watch", "status").out
    assert posture("watch", "--json").data == posture("watch", "status", "--json").data
    assert "round" not in posture("watch").out + posture("watch", "off").out
    timers.add(Timer.DELIVER)
    assert "round" in posture("watch").out


def test_whoever_turns_it_on_is_told_of_the_notification_and_how_to_end_it(posture, at_hand, timers) -> None:
    said = " ".join(posture("watch", "on").out.split())
    assert "never what. “posture watch off” ends it." in said


def test_practice_without_the_look_says_what_is_missing(posture, at_hand, timers) -> None:
    assert "“posture watch on” turns it on." in " ".join(posture("watch", "on", "practice").out.split())


def test_only_a_member_has_something_to_deliver(refused, at_hand, timers) -> None:
    assert "joined" in refused("watch", "on", "deliver")
    assert timers == set()


def test_turning_deliveries_off_says_what_that_costs(posture, at_hand, timers) -> None:
    assert "not counted" in " ".join(posture("watch", "off", "deliver").out.split())


def test_the_timers_own_command_looks_once_a_week_and_prints_nothing(posture, at_hand, timers) -> None:
    assert posture("watch", "run") == posture("watch", "run")
    assert posture("watch", "run").out == posture("watch", "run").err == ""
    assert (
        posture("watch", "status", "--json").data["last_look"]
        == at_hand.now().astimezone().date().isoformat()
    )


def test_programs_are_told_the_same(posture, at_hand, timers) -> None:
    assert posture("watch", "on", "--json").data["look"] is True
    assert posture("watch", "run", "--json").data == {
        "schema": "posture/watch-run/1", "looked": True, "told": None,
    }  # fmt: skip
    assert posture("watch", "off", "--json").data["look"] is False


def test_another_home_is_refused_with_what_to_do(refused, at_hand) -> None:
    assert "Unset POSTURE_HOME" in refused("watch", "on")


@pytest.fixture
def stuck(timers, monkeypatch):
    """Nothing of what the system starts can be taken away."""

    def refuses(*_):
        raise DesktopError("It is somebody else's.")

    monkeypatch.setattr("posture.desktop.timers.timer.turn_off", refuses)
    monkeypatch.setattr("posture.desktop.autostart.turn_off", refuses)


def test_what_cannot_be_turned_off_is_said_once_each(posture, at_hand, stuck) -> None:
    answer = posture("watch", "off")
    assert (answer.code, answer.err.count("It is somebody else's."), answer.out) == (2, 3, "")
    assert posture("watch", "off", "--json").code == 2


def test_everything_is_deleted_though_a_timer_stays_and_that_is_said(posture, at_hand, stuck) -> None:
    posture("check")
    answer = posture("forget", "--yes")
    assert answer.code == 2
    assert "Everything else is deleted" in answer.out
    assert answer.out.count("It is somebody else's.") == 3
    assert posture("forget", "--yes", "--json").data["left_here"] == ["It is somebody else's."] * 3
    assert not home_folder().exists()
