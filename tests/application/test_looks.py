"""The one reading of what was kept, whatever the clock said."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from posture.application.checkup import Outcome
from posture.application.looks import Look, _dated, last_told

DAY = date(2026, 11, 21)


def days(*after: int) -> list[int | None]:
    """Which of the looks, so many days after the first, keep their day."""
    found = _dated([Look(DAY + timedelta(days=each), {"clock": Outcome.PASS}) for each in after])
    return [None if look.day is None else (look.day - DAY).days for look in found]


def test_one_look_of_a_clock_that_stood_wrong_hides_no_other() -> None:
    assert days(0, 7, 3650, 14, 21) == [0, 7, None, 14, 21]
    assert days(0, 7, -3650, 14, 21) == [0, 7, None, 14, 21]


def test_the_newest_day_holds_however_many_others_do_not_fit_with_it() -> None:
    assert days(3650, 3657, 3664, 0) == [None, None, None, 0]
    assert days(0, 7, 14, -3650) == [None, None, None, -3650]


def test_of_as_many_the_later_ones_fit() -> None:
    assert days(0, 7, -3650, -3643, 14) == [0, 7, None, None, 14]


@given(st.lists(st.integers(0, 100), max_size=20, unique=True))
def test_the_days_that_are_told_grow_and_the_newest_is_among_them(after: list[int]) -> None:
    told = days(*after)
    kept = [each for each in told if each is not None]
    assert kept == sorted(kept)
    assert told[-1:] == after[-1:]
    assert [each for each, was in zip(told, after, strict=True) if each not in (None, was)] == []


def test_what_was_found_holds_also_where_its_day_does_not() -> None:
    wrong = Look(None, {"clock": Outcome.FAIL})
    assert last_told([Look(DAY, {"clock": Outcome.PASS}), wrong], "clock") is wrong
    assert last_told([wrong, Look(DAY, {"clock": Outcome.UNKNOWN})], "clock") is wrong
    assert last_told([wrong], "firewall") is None
