from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.ballots.timetable import demand_sane
from posture.collector.errors import CollectorError
from posture.collector.rounds import plan

MOMENTS = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(2040, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def _begins_on_a_monday(moment: datetime) -> bool:
    return (moment.weekday(), moment.hour, moment.minute, moment.second, moment.microsecond) == (
        0,
        6,
        0,
        0,
        0,
    )


@pytest.mark.hypothesis
@given(MOMENTS, st.lists(st.tuples(st.integers(0, 400), st.integers(0, 40 * 24 * 60)), max_size=30))
def test_members_accept_every_round_that_is_planned(start, steps) -> None:
    """``steps``: how many have joined, and how long after the last close (minutes) one plans."""
    rounds = [plan.first(start)]
    for joined, minutes in steps:
        before = rounds[-1]
        now = before.close + timedelta(minutes=minutes)
        rounds.append(plan.following(before, len(rounds) + 1, joined, now))
        assert rounds[-1].fetch.end - now >= timedelta(hours=24), "whoever looks now can still fetch"
    demand_sane(rounds[0], rehearsal=False, number=1, before=None)
    for number, (before, after) in enumerate(pairwise(rounds), 2):
        demand_sane(after, rehearsal=False, number=number, before=before)
        assert _begins_on_a_monday(after.fetch.start)
        assert _begins_on_a_monday(after.close)


@pytest.mark.hypothesis
@given(MOMENTS, st.lists(st.integers(0, 400), min_size=40, max_size=60))
def test_rounds_that_open_on_time_leave_no_gap_after_the_first(start, counts) -> None:
    before = plan.following(plan.first(start), 2, counts[0], start)
    for number, joined in enumerate(counts, 3):
        after = plan.following(before, number, joined, before.close)
        assert after.fetch.start == before.close
        before = after


@pytest.mark.hypothesis
@given(MOMENTS, st.integers(12, 3600), st.integers(0, 100_000))
def test_a_rehearsals_rounds_never_overlap(start, seconds, later) -> None:
    first = plan.rehearsed(start, seconds, None)
    demand_sane(first, rehearsal=True, number=1, before=None)
    second = plan.rehearsed(start + timedelta(seconds=later), seconds, first)
    demand_sane(second, rehearsal=True, number=2, before=first)


def test_from_two_hundred_on_a_round_takes_a_week() -> None:
    first = plan.first(datetime(2026, 11, 21, 9, tzinfo=UTC))
    weekly = plan.following(first, 2, 200, first.close)
    monday = datetime(2026, 11, 30, tzinfo=UTC)
    assert weekly.data() == {
        "fetch": ["2026-11-30T06:00:00Z", "2026-12-03T00:00:00Z"],
        "cast": ["2026-12-03T00:00:00Z", "2026-12-07T00:00:00Z"],
        "close": "2026-12-07T06:00:00Z",
    }
    assert plan.following(first, 2, 199, first.close).close == monday + timedelta(days=28, hours=6)


def test_the_first_round_is_short_and_closes_for_the_next() -> None:
    friday = datetime(2026, 11, 20, 2, tzinfo=UTC)
    first = plan.first(friday)
    assert first.cast.end == friday + timedelta(hours=72)
    assert first.close == datetime(2026, 11, 23, 6, tzinfo=UTC)
    assert plan.first(friday - timedelta(hours=12)).close == friday + timedelta(hours=66)


def test_clocks_that_change_do_not_move_a_round() -> None:
    """Summer time ends in Europe on 25 October 2026, at 01:00 UTC."""
    before = plan.following(
        plan.first(datetime(2026, 10, 1, tzinfo=UTC)), 2, 300, datetime(2026, 10, 5, tzinfo=UTC)
    )
    for number in range(3, 12):
        before = plan.following(before, number, 300, before.close)
        assert _begins_on_a_monday(before.fetch.start)


@pytest.mark.parametrize("seconds", [0, 11, 86_401])
def test_a_rehearsal_that_would_be_over_before_it_began_is_refused(seconds) -> None:
    with pytest.raises(CollectorError, match="12 to 86400 seconds"):
        plan.rehearsed(datetime(2026, 11, 21, tzinfo=UTC), seconds, None)
