"""Ballots leave in the hours in which the computer runs, and nobody is told which these are."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.ballots.timetable import Window
from posture.reports import consent, habits, schedule
from posture.reports.schedule import ALWAYS, WEEK, draw, hour_of

HOUR = timedelta(hours=1)
MONDAY = datetime(2026, 11, 16, tzinfo=UTC)
CASTING = Window(MONDAY + timedelta(days=3), MONDAY + timedelta(days=7))


def at_work(moment: datetime) -> bool:
    """From nine to five, Monday to Friday."""
    return moment.weekday() < 5 and 9 <= moment.hour < 17


def run_for(computer, desk, days: int) -> None:
    """Note every hour in which somebody works, for so many days."""
    for _ in range(24 * days):
        if at_work(computer.now):
            habits.note(desk)
        computer.now += HOUR


def test_before_anything_is_known_every_hour_will_do(desk) -> None:
    assert habits.usual(desk) == ALWAYS


def test_in_the_first_week_an_hour_stands_for_that_of_every_day_like_it(computer, desk) -> None:
    computer.now = MONDAY + 9 * HOUR
    habits.note(desk)
    assert habits.usual(desk) == {9 + 24 * day for day in range(5)}
    computer.now = MONDAY + timedelta(days=5, hours=11)
    habits.note(desk)
    assert habits.usual(desk) == {9 + 24 * day for day in range(5)} | {11 + 24 * day for day in (5, 6)}


@pytest.mark.parametrize("east", [-8, 4, 13])
def test_which_days_are_alike_goes_by_the_persons_own_week(east) -> None:
    """In Auckland Monday morning is still Sunday in UTC, and no weekend for all that."""
    there = timezone(timedelta(hours=east))
    morning = datetime(2026, 11, 16, 9, tzinfo=there)
    seen = habits.noted({}, morning)
    expected = {hour_of(morning + day * 24 * HOUR) for day in range(5)}
    assert habits.hours_of(seen, morning) == expected


def test_an_hour_that_cannot_be_noted_for_want_of_the_key_counts_for_nothing(computer, desk) -> None:
    computer.locked = True
    habits.note(desk.quiet())
    computer.locked = False
    assert habits.usual(desk) == ALWAYS


def test_after_a_week_the_hours_are_those_of_the_week(computer, desk) -> None:
    computer.now = MONDAY
    run_for(computer, desk, 12)
    assert habits.usual(desk) == {24 * day + hour for day in range(5) for hour in range(9, 17)}


def test_an_hour_that_has_not_come_for_four_weeks_is_forgotten(computer, desk) -> None:
    computer.now = MONDAY + timedelta(days=5, hours=3)
    habits.note(desk)
    computer.now = MONDAY + timedelta(days=7)
    run_for(computer, desk, 35)
    assert 5 * 24 + 3 not in habits.usual(desk)


def test_a_day_in_the_future_is_thrown_away(computer, desk) -> None:
    computer.now = MONDAY + timedelta(days=3650)
    habits.note(desk)
    computer.now = MONDAY + 9 * HOUR
    habits.note(desk)
    assert habits.usual(desk) == {9 + 24 * day for day in range(5)}


@pytest.mark.parametrize("seed", range(5))
def test_an_office_computer_sends_all_of_its_ballots_in_its_first_week(
    computer, desk, member, answers, monkeypatch, seed
) -> None:
    """Nothing is known of it yet; benchmarks/first_week.py has the shares for other computers."""
    monkeypatch.setattr(schedule, "_random", random.Random(seed))
    consent.give(desk, standing=True)
    computer.now = MONDAY + 9 * HOUR
    table = computer.collector.manifest.timetable
    while computer.now < table.close:
        if at_work(computer.now):
            computer.deliver(desk, answers)
        computer.now += HOUR / 4
    assert computer.collector.answers() == {scope: [answer] for scope, answer in answers.items()}
    sent = [moment for path, moment in computer.collector.moments if path == "/v1/ballots"]
    assert len({(moment.day, moment.hour, moment.minute) for moment in sent}) > 1, (
        "each at a moment of its own"
    )


def test_an_office_computer_sends_all_of_its_ballots(computer, desk, member, answers, monkeypatch) -> None:
    monkeypatch.setattr(schedule, "_random", random.Random(7))
    consent.give(desk, standing=True)
    computer.now = MONDAY - timedelta(days=14)
    run_for(computer, desk, 14)
    table = computer.collector.manifest.timetable
    while computer.now < table.close:
        if at_work(computer.now):
            computer.deliver(desk, answers)
        computer.now += HOUR / 4
    assert computer.collector.answers() == {scope: [answer] for scope, answer in answers.items()}


@given(hours=st.frozensets(st.integers(0, WEEK - 1)), late=st.integers(0, 95))
def test_a_moment_is_drawn_of_the_hours_that_are_left(hours, late) -> None:
    now = CASTING.start + late * HOUR
    drawn = draw(CASTING, now, hours)
    left = {hour_of(now + step * HOUR) for step in range(96 - late)} & hours
    assert drawn is not None
    assert now <= drawn < CASTING.end
    assert hour_of(drawn) in (left or ALWAYS)
