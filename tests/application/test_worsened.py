from __future__ import annotations

import pytest

from posture.application.checking import check_now
from posture.application.exceptions import except_check
from posture.application.remembering import last_checkup, remember
from posture.application.since import since_last_time
from posture.application.watching import look_if_due
from posture.application.worsened import seen, worsened
from posture.facts.model import Reason, Unreadable

REAL = {"system.virtual": "none", "clock.service_on": False}
SYNCED, NOT = {**REAL, "clock.synchronised": True}, {**REAL, "clock.synchronised": False}
UNKNOWN = {**REAL, "clock.synchronised": Unreadable(Reason.NO_ANSWER, "a test")}


@pytest.fixture(autouse=True)
def full_battery(monkeypatch):
    monkeypatch.setattr("posture.desktop.battery.is_low", lambda: False)


@pytest.fixture
def week(session, facts, clock):
    """A look of the timer a week after the last one, which finds these facts."""

    def look(values):
        facts(values)
        clock.on(days=7)
        assert look_if_due(session)
        return dict(worsened(session))

    return look


@pytest.fixture
def well(session, facts):
    facts(SYNCED)
    remember(session, check_now(session))
    assert check_now(session, ["clock"]).verdicts[0].outcome.value == "pass"
    return session


def test_what_was_well_and_is_not_got_worse_on_that_day(well, week, clock) -> None:
    assert week(NOT) == {"clock": clock.now.astimezone().date()}


def test_it_got_worse_on_the_first_of_the_days(well, week, clock) -> None:
    first = week(NOT)
    assert week(NOT) == first


def test_what_is_well_again_did_not(well, week) -> None:
    week(NOT)
    assert week(SYNCED) == {}


def test_a_look_that_could_not_tell_hides_nothing(well, week) -> None:
    assert week(UNKNOWN) == {}
    assert week(NOT).keys() == {"clock"}
    assert week(UNKNOWN).keys() == {"clock"}


def test_what_was_bad_from_the_beginning_did_not(session, facts, week) -> None:
    facts(NOT)
    remember(session, check_now(session))
    assert week(NOT) == {}


def test_what_is_set_aside_is_left_alone(well, week) -> None:
    except_check(well, "clock", "a test", days=30)
    assert week(NOT) == {}


def test_once_the_person_has_looked_nothing_is_left_to_tell(well, week) -> None:
    week(NOT)
    seen(well)
    assert worsened(well) == {}
    assert week(NOT) == {}


@pytest.mark.parametrize("wrong", [3650, -3650], ids=["ahead", "behind"])
def test_what_got_worse_is_told_as_the_history_tells_it_whatever_the_clock_said(
    session, facts, clock, week, wrong
) -> None:
    facts(NOT)
    remember(session, check_now(session))
    clock.on(days=7 + wrong)
    facts(SYNCED)
    remember(session, check_now(session))
    clock.on(days=-wrong)
    got_worse = week(NOT)
    assert got_worse == {"clock": clock.now.astimezone().date()}
    told = since_last_time(session, last_checkup(session))
    assert {each.check for each in told.worse} == got_worse.keys()


def test_before_the_first_day_seeing_makes_nothing(session) -> None:
    seen(session)
    assert not session.home.exists()
