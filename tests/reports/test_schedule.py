"""Moments drawn at random: inside their window, each as likely as any other, and drawn again when missed."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.ballots.timetable import Window
from posture.reports import schedule
from posture.reports.schedule import LATE, Turn, again, draw, in_rush, shortly, turn

START = datetime(2026, 11, 19, tzinfo=UTC)
HOUR = timedelta(hours=1)
WEEKLY = Window(START, START + 96 * HOUR)

windows = st.integers(1, 40 * 24 * 3600).map(lambda length: Window(START, START + timedelta(seconds=length)))
moments = st.integers(-3600, 41 * 24 * 3600).map(lambda seconds: START + timedelta(seconds=seconds))


@pytest.fixture
def same_numbers(monkeypatch):
    """The same random numbers at every run, so that a statistic either holds or does not."""
    monkeypatch.setattr(schedule, "_random", random.Random(6))


@given(window=windows, now=moments)
def test_every_moment_lies_in_what_remains_of_its_window(window, now) -> None:
    drawn = draw(window, now)
    if now >= window.end:
        assert drawn is None
    else:
        assert drawn in window
        assert drawn >= now


@pytest.mark.usefixtures("same_numbers")
@pytest.mark.parametrize("now", [START, START + 30 * HOUR], ids=["whole", "rest"])
def test_every_moment_is_as_likely_as_any_other(now) -> None:
    """Pearson's chi-square over 48 equal parts; 47 degrees of freedom, 82.7 is its 99.9 % point."""
    drawn = [draw(WEEKLY, now) for _ in range(9600)]
    counts = [0] * 48
    for moment in drawn:
        counts[int((moment - now) / (WEEKLY.end - now) * 48)] += 1
    assert sum((count - 200) ** 2 / 200 for count in counts) < 82.7


@pytest.mark.usefixtures("same_numbers")
def test_one_moment_tells_nothing_about_another() -> None:
    """Two moments of one computer go together no more than two of different ones (Spearman's rank)."""
    pairs = [(draw(WEEKLY, START), draw(WEEKLY, START)) for _ in range(4000)]
    ranks = [{pair: rank for rank, pair in enumerate(sorted(pairs, key=lambda p, i=i: p[i]))} for i in (0, 1)]
    n = len(pairs)
    apart = sum((ranks[0][pair] - ranks[1][pair]) ** 2 for pair in pairs)
    assert abs(1 - 6 * apart / (n * (n * n - 1))) < 0.06


@given(window=windows, due=moments, now=moments)
def test_nothing_is_done_outside_the_window_and_nothing_before_its_time(window, due, now) -> None:
    turned = turn(due, window, now)
    if now not in window or (window.end - now > min(LATE, window.length / 16) and now < due):
        assert turned is Turn.WAIT
    else:
        assert turned is not Turn.WAIT


@pytest.mark.parametrize(
    ("late", "wanted"),
    [
        (-HOUR, Turn.WAIT),
        (timedelta(0), Turn.NOW),
        (LATE, Turn.NOW),
        (LATE + HOUR, Turn.AGAIN),
        (40 * HOUR, Turn.AGAIN),
    ],
)
def test_a_moment_that_was_slept_through_is_drawn_again(late, wanted) -> None:
    due = START + 10 * HOUR
    assert turn(due, WEEKLY, due + late) is wanted


def test_near_the_end_nothing_waits_any_longer() -> None:
    last = WEEKLY.end - HOUR
    for due in (START, last, WEEKLY.end - timedelta(seconds=1)):
        assert turn(due, WEEKLY, last) is Turn.NOW


@given(window=windows, now=moments, seconds=st.integers(0, 999_999_999))
def test_however_long_a_collector_asks_to_wait_the_next_moment_lies_in_the_window(
    window, now, seconds
) -> None:
    drawn = again(window, now, seconds)
    if now >= window.end:
        assert drawn == window.end
        return
    asked = min(timedelta(seconds=seconds), schedule.LONGEST_WAIT, (window.end - now) / 8)
    assert max(window.start, now + asked) <= drawn < window.end


@pytest.mark.parametrize("left", [timedelta(minutes=5), 2 * HOUR, 90 * HOUR])
def test_the_collector_does_not_choose_the_moment_at_which_it_is_met_again(monkeypatch, left) -> None:
    """Whether it says a quarter of an hour, a day or a year, the same chances give the same moment."""
    now = WEEKLY.end - left
    drawn = []
    for seconds in (900, 3600, 86_400, 999_999_999):
        monkeypatch.setattr(schedule, "_random", random.Random(8))
        drawn.append([again(WEEKLY, now, seconds) for _ in range(20)])
    assert drawn.count(drawn[0]) == len(drawn)
    assert len(set(drawn[0])) == 20
    spread = max(drawn[0]) - min(drawn[0])
    assert spread > left / 4, "anywhere in half of what remains, not right after the wait"


def test_after_a_failure_the_moment_is_drawn_among_the_computers_own_hours() -> None:
    hours = frozenset({24 * 3 + 20, 24 * 4 + 20})  # Thursday and Friday, from eight in the evening
    drawn = [again(WEEKLY, START, 60, hours) for _ in range(50)]
    assert {(moment.day, moment.hour) for moment in drawn} == {(19, 20)}, "the nearer half of these"


@pytest.mark.parametrize(("hours", "rush"), [(83, False), (84, True), (95, True)])
def test_only_in_the_last_twelve_hours_more_than_one_leaves(hours, rush) -> None:
    now = START + hours * HOUR
    assert in_rush(WEEKLY, now, rehearsal=False) is rush
    assert in_rush(WEEKLY, now, rehearsal=True)


def test_at_the_end_of_its_own_hours_what_was_missed_is_spread_over_them() -> None:
    office = frozenset(24 * day + hour for day in range(5) for hour in range(9, 17))
    friday = START + 24 * HOUR
    missed, asleep = friday + 10 * HOUR, 4 * HOUR
    assert turn(missed, WEEKLY, missed + asleep, HOUR, office) is Turn.AGAIN
    assert turn(missed, WEEKLY, missed + 6 * HOUR, hours=office) is Turn.AGAIN, "not all at one run"
    assert turn(missed, WEEKLY, missed + 6 * HOUR, HOUR, office) is Turn.SOON
    drawn = [shortly(WEEKLY, friday + 16.5 * HOUR, HOUR, office) for _ in range(30)]
    assert all(moment < friday + 17 * HOUR for moment in drawn), "not after it has gone home"
