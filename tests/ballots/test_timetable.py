"""Windows are in order, long enough to hide in, and rounds far enough apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.ballots.errors import BallotError
from posture.ballots.timetable import Phase, Timetable, Window, demand_sane, read_timetable

MONDAY = datetime(2026, 11, 16, 6, tzinfo=UTC)


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def timetable(*, fetch: float = 66, rest: float = 0, cast: float = 96, last: float = 6) -> Timetable:
    """Fetching from Monday 06:00 for ``fetch`` hours, and so on; by default the weekly round."""
    begin = MONDAY + hours(fetch + rest)
    return Timetable(
        Window(MONDAY, MONDAY + hours(fetch)), Window(begin, begin + hours(cast)), begin + hours(cast + last)
    )


WEEKLY = timetable()
MONTHLY = timetable(fetch=7 * 24, cast=20 * 24, last=24)
FIRST = timetable(fetch=24, cast=48, last=6)


def moved(times: Timetable, by: timedelta) -> Timetable:
    return Timetable(
        Window(times.fetch.start + by, times.fetch.end + by),
        Window(times.cast.start + by, times.cast.end + by),
        times.close + by,
    )


def verdict(times: Timetable, *, rehearsal: bool = False, number: int = 5, before: Timetable | None) -> str:
    try:
        demand_sane(times, rehearsal=rehearsal, number=number, before=before)
    except BallotError as error:
        return error.code
    return "sane"


@st.composite
def timetables(draw: st.DrawFn) -> Timetable:
    """Any timetable in order, from seconds to weeks."""
    lengths = st.integers(1, 60 * 86400) | st.integers(1, 300)
    start = MONDAY + timedelta(seconds=draw(st.integers(0, 10**8)))
    fetched = start + timedelta(seconds=draw(lengths))
    begin = fetched + timedelta(seconds=draw(st.integers(0, 90000)))
    end = begin + timedelta(seconds=draw(lengths))
    return Timetable(
        Window(start, fetched), Window(begin, end), end + timedelta(seconds=draw(st.integers(0, 90000)))
    )


@given(timetables())
def test_a_timetable_is_read_back(times: Timetable) -> None:
    assert read_timetable(times.data()) == times


@given(timetables(), st.integers(-100_000, 100_000))
def test_every_moment_lies_in_one_phase_and_phases_follow_each_other(times: Timetable, second: int) -> None:
    now = times.fetch.start + timedelta(seconds=second)
    order = list(Phase)
    assert order.index(times.phase(now)) <= order.index(times.phase(now + timedelta(seconds=1)))
    assert (times.phase(now) is Phase.FETCHING) == (now in times.fetch)
    assert (times.phase(now) is Phase.CASTING) == (now in times.cast)
    assert (times.phase(now) is Phase.CLOSED) == (now >= times.close)


def test_a_window_holds_its_start_and_not_its_end() -> None:
    resting = timetable(rest=1)
    assert [
        resting.phase(moment)
        for moment in (
            MONDAY - timedelta(seconds=1),
            MONDAY,
            resting.fetch.end,
            resting.cast.start,
            resting.cast.end,
            resting.close,
        )
    ] == list(Phase)


@given(st.permutations(range(5)), st.lists(st.integers(0, 3), min_size=5, max_size=5))
def test_windows_out_of_order_are_refused(order: list[int], gaps: list[int]) -> None:
    moments = [MONDAY + hours(sum(gaps[: place + 1])) for place in range(5)]
    start, fetched, begin, end, close = (moments[place] for place in order)
    times = Timetable(Window(start, fetched), Window(begin, end), close)
    if start < fetched <= begin < end <= close:
        assert read_timetable(times.data()) == times
        return
    with pytest.raises(BallotError) as caught:
        read_timetable(times.data())
    assert caught.value.code == "bad-timetable"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"fetch": []}, "wrong-value"),
        ({"fetch": "always"}, "wrong-value"),
        ({"cast": ["2026-11-19T00:00:00Z"]}, "wrong-value"),
        ({"cast": ["2026-11-19T00:00:00Z"] * 3}, "wrong-value"),
        ({"cast": [1, 2]}, "wrong-value"),
        ({"close": "2026-11-31T00:00:00Z"}, "wrong-value"),
        ({"open": "2026-11-16T00:00:00Z"}, "wrong-fields"),
    ],
)
def test_another_form_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(BallotError) as caught:
        read_timetable({**WEEKLY.data(), **changes})
    assert caught.value.code == code


def test_the_usual_rounds_follow_each_other() -> None:
    assert verdict(FIRST, number=1, before=None) == "sane"
    assert verdict(moved(WEEKLY, hours(7 * 24)), number=2, before=FIRST) == "sane"
    assert verdict(moved(WEEKLY, hours(7 * 24)), before=WEEKLY) == "sane"
    assert verdict(moved(MONTHLY, hours(28 * 24)), before=MONTHLY) == "sane"
    assert verdict(moved(MONTHLY, hours(7 * 24)), before=WEEKLY) == "sane"


@pytest.mark.parametrize("rehearsal", [False, True])
def test_no_two_rounds_overlap_even_in_a_rehearsal(rehearsal: bool) -> None:
    early = moved(WEEKLY, WEEKLY.close - WEEKLY.fetch.start - timedelta(seconds=1))
    assert verdict(early, rehearsal=rehearsal, before=WEEKLY) == "round-too-near"


@pytest.mark.parametrize(
    ("number", "least"), [(2, timedelta(hours=78)), (3, timedelta(days=6)), (9, timedelta(days=6))]
)
def test_rounds_keep_their_distance_and_only_the_first_is_near_the_second(
    number: int, least: timedelta
) -> None:
    # The first round itself takes 78 hours, so that the three days of the rule never decide alone.
    assert verdict(moved(FIRST, least), number=number, before=FIRST) == "sane"
    assert (
        verdict(moved(FIRST, least - timedelta(seconds=1)), number=number, before=FIRST) == "round-too-near"
    )


@pytest.mark.parametrize("times", [timetable(fetch=23.999), timetable(cast=47.999)])
def test_only_a_rehearsal_is_short(times: Timetable) -> None:
    assert verdict(times, before=None) == "round-too-short"
    assert verdict(times, rehearsal=True, before=None) == "sane"


@pytest.mark.parametrize("rehearsal", [False, True])
def test_no_round_lasts_more_than_forty_days(rehearsal: bool) -> None:
    longest = replace(MONTHLY, close=MONDAY + timedelta(days=40))
    assert verdict(longest, rehearsal=rehearsal, before=None) == "sane"
    longer = replace(longest, close=longest.close + timedelta(seconds=1))
    assert verdict(longer, rehearsal=rehearsal, before=None) == "round-too-long"


@given(
    times=st.sampled_from([WEEKLY, MONTHLY, FIRST]) | timetables(),
    before=st.sampled_from([WEEKLY, MONTHLY, FIRST]) | timetables(),
    days=st.integers(0, 30),
    number=st.integers(1, 5),
    rehearsal=st.booleans(),
)
def test_a_round_is_sane_where_all_rules_hold_and_nowhere_else(
    times: Timetable, before: Timetable, days: int, number: int, rehearsal: bool
) -> None:
    times = moved(times, timedelta(days=days))
    least = timedelta(days=3 if number <= 2 else 6)
    hidden = times.fetch.length >= timedelta(days=1) and times.cast.length >= timedelta(days=2)
    apart = times.fetch.start - before.fetch.start >= least
    ordered = before.close <= times.fetch.start
    short = times.close - times.fetch.start <= timedelta(days=40)
    sane = ordered and short and (rehearsal or (hidden and apart))
    assert (verdict(times, rehearsal=rehearsal, number=number, before=before) == "sane") is sane
