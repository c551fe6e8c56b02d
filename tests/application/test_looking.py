from __future__ import annotations

from datetime import timedelta

import pytest

from posture.application.checking import check_now
from posture.application.looking import FRESH, is_due, look_when_opened, looks_when_opened
from posture.application.remembering import remember


@pytest.fixture
def checked(session):
    remember(session, check_now(session, ["clock"]))
    return session


def test_before_the_first_check_up_it_never_looks_by_itself(session) -> None:
    assert looks_when_opened(session)
    assert not is_due(session, None)
    assert not session.home.exists()


def test_after_it_opening_looks_again(checked) -> None:
    assert is_due(checked, None)


def test_unless_that_was_switched_off(checked) -> None:
    look_when_opened(checked, on=False)
    assert not looks_when_opened(checked)
    assert not is_due(checked, None)
    look_when_opened(checked, on=True)
    assert is_due(checked, None)


def test_a_young_look_is_not_repeated(checked, clock) -> None:
    last = clock.now
    clock.on(minutes=9)
    assert not is_due(checked, last)
    clock.on(minutes=1)
    assert is_due(checked, last)
    assert timedelta(minutes=10) == FRESH


def test_a_clock_that_was_put_back_makes_no_look_young(checked, clock) -> None:
    last = clock.now
    clock.on(days=-3)
    assert is_due(checked, last)


def test_a_recorded_computer_is_not_looked_at_by_itself(checked, new_session) -> None:
    assert not is_due(new_session(live=False), None)
