"""What there is to tell, among it what a round of an organisation asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from miniature import SCOPES

from posture.application.exceptions import except_check, snooze
from posture.application.switches import switch
from posture.application.telling import Kind
from posture.application.worth import worth_telling
from posture.ballots.manifest import policy_digest
from posture.policy.policy import Goal, default_policy, policy_data

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def found(at_hand, collector):
    """What there is to tell now, by kind; nobody is asked for it, neither the collector nor the person."""

    def tell() -> dict[Kind, set[str]]:
        before = len(collector.arrived)
        with at_hand.session(ask=lambda _: pytest.fail("nothing asks for a passphrase")) as session:
            worth = worth_telling(session)
        assert len(collector.arrived) == before
        return {each.kind: set(each.subjects) for each in worth if each.subjects}

    return tell


def test_who_keeps_nothing_is_told_nothing(found, at_hand) -> None:
    assert found() == {}


def test_a_round_is_told_once_it_waits_for_the_person(found, posture, member) -> None:
    assert found() == {}


def test_a_round_that_opened_and_one_that_closes_tomorrow(found, posture, at_hand, casting) -> None:
    number = {str(casting.number)}
    assert found() == {Kind.OPENED: number}
    at_hand.moment = casting.timetable.cast.end - HOUR
    assert found() == {Kind.OPENED: number, Kind.CLOSING: number}
    at_hand.moment = casting.timetable.cast.end + HOUR
    assert found() == {}


@pytest.mark.parametrize("given", ["--once", "--standing"])
def test_none_about_a_round_under_a_consent(found, posture, at_hand, casting, given) -> None:
    posture("consent", given)
    at_hand.moment = casting.timetable.cast.end - HOUR
    assert found() == {}


def test_none_under_a_standing_consent_that_waits_for_a_look_at_something_new(
    found, posture, at_hand, casting, collector
) -> None:
    posture("consent", "--standing")
    at_hand.moment = casting.timetable.cast.end + 30 * DAY
    renewed = collector.open_for(screen_lock_minutes=10)
    posture("deliver")
    at_hand.moment = renewed.timetable.cast.start + HOUR
    posture("deliver")
    assert found() == {}


@pytest.fixture
def goal(posture, at_hand, collector, invite):
    """A member has agreed to a round with a goal for the screen's lock, which this computer does not meet."""
    posture("join", invite)
    by = (at_hand.now() + 40 * DAY).date()
    asked = replace(default_policy(SCOPES), goals={"screen-lock": Goal(90, by.isoformat())})
    data = policy_data(asked)
    manifest = collector.open_round(policy=data, policy_digest=policy_digest(data))
    at_hand.moment = manifest.timetable.fetch.end - timedelta(minutes=30)
    posture("deliver")
    at_hand.moment = manifest.timetable.cast.start + HOUR
    posture("consent", "--once")
    posture("check")
    return by


def at(at_hand, day: date) -> None:
    at_hand.moment += day - at_hand.moment.date()


def test_a_goal_is_told_when_its_day_is_near_and_it_is_not_met(found, at_hand, goal) -> None:
    name = {f"screen-lock {goal.isoformat()}"}
    for day, expected in ((-8, {}), (-7, name), (0, name), (1, {})):
        at(at_hand, goal + day * DAY)
        assert found().get(Kind.GOAL, {}) == expected, day


@pytest.mark.parametrize(
    "leave_out",
    [
        lambda session: except_check(session, "screen-lock", "a test", days=80),
        lambda session: snooze(session, "screen-lock"),
        lambda session: switch(session, "screen-lock", on=False),
    ],
    ids=["set aside", "put off", "switched off"],
)
def test_what_the_person_left_out_is_not_told(found, at_hand, goal, leave_out) -> None:
    at(at_hand, goal - DAY)
    with at_hand.session() as session:
        leave_out(session)
    assert Kind.GOAL not in found()


def test_a_goal_that_was_not_agreed_to_is_none(found, posture, at_hand, goal) -> None:
    posture("leave", "--yes")
    at(at_hand, goal - DAY)
    assert found() == {}
