from __future__ import annotations

import pytest

from posture.application.checking import check_now
from posture.application.errors import ApplicationError
from posture.application.remembering import remember
from posture.application.watching import Timer, is_due, is_on, last_look, look_if_due, turn_off, turn_on


@pytest.fixture(autouse=True)
def full_battery(monkeypatch):
    monkeypatch.setattr("posture.desktop.battery.is_low", lambda: False)


@pytest.fixture
def checked(session):
    remember(session, check_now(session))
    return session


def test_a_look_is_kept_and_the_next_is_due_in_a_week(session, clock) -> None:
    assert look_if_due(session)
    assert last_look(session) == clock.now.astimezone().date()
    clock.on(days=6)
    assert not look_if_due(session)
    clock.on(days=1)
    assert look_if_due(session)


def test_a_look_that_the_person_asked_for_counts(checked, clock) -> None:
    clock.on(days=5)
    assert not is_due(checked)


def test_a_look_of_a_day_that_has_not_come_yet_is_none(checked, clock) -> None:
    clock.on(days=-40)
    assert is_due(checked)


def test_it_waits_on_a_battery_that_is_nearly_empty(checked, clock, monkeypatch) -> None:
    clock.on(days=8)
    monkeypatch.setattr("posture.desktop.battery.is_low", lambda: True)
    assert not look_if_due(checked)
    assert is_due(checked)


def test_a_recorded_computer_is_never_looked_at(new_session) -> None:
    assert not look_if_due(new_session(live=False))


def test_the_system_is_not_told_of_another_home_than_its_own(session) -> None:
    with pytest.raises(ApplicationError, match="Unset POSTURE_HOME"):
        turn_on(session, Timer.LOOK)
    assert not is_on(session, Timer.LOOK)
    turn_off(session, Timer.LOOK)
    assert not session.home.exists()
