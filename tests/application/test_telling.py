"""The rule of what is told, tried with whatever may happen in half a year."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.application.telling import EVENING, MORNING, Answer, Kind, Told, Worth, to_tell

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
TODAY = NOON.date()
ORDER = list(Kind)

subjects = st.dictionaries(
    st.sampled_from(["screen-lock", "firewall", "backup"]), st.dates(date(2026, 11, 1), date(2027, 5, 1))
)
worth = st.lists(st.builds(Worth, st.sampled_from(Kind), subjects), max_size=4)
days = st.lists(
    st.tuples(st.timedeltas(timedelta(hours=1), timedelta(days=12)), worth, st.sampled_from(Answer)),
    max_size=40,
)


def ago(**spans: int) -> date:
    return TODAY - timedelta(**spans)


def one(kind: Kind = Kind.WORSE, **since: date) -> Worth:
    return Worth(kind, {name.replace("_", "-"): day for name, day in since.items()})


@given(days)
def test_never_twice_a_week_never_by_night_and_never_the_same_again_unasked(steps) -> None:
    now, told = NOON, []
    for span, found, answer in steps:
        now += span
        chosen = to_tell(found, told, now)
        if chosen is None:
            continue
        assert MORNING <= now.hour < EVENING
        assert all((now.date() - each.day).days >= 7 for each in told)
        assert chosen.subjects
        assert chosen.kind in {each.kind for each in found if each.subjects}
        for subject, since in chosen.subjects.items():
            before = [each for each in told if each.kind is chosen.kind and subject in each.subjects]
            if before and before[-1].answer is Answer.NOT_NOW:
                assert (now.date() - before[-1].day).days >= 28
            elif before:
                assert since > before[-1].day
        told.append(Told(now.date(), chosen.kind, tuple(chosen.subjects), answer))


@given(worth)
def test_what_is_worth_most_comes_first(found) -> None:
    chosen = to_tell(found, [], NOON)
    kinds = [ORDER.index(each.kind) for each in found if each.subjects]
    assert (None if chosen is None else ORDER.index(chosen.kind)) == min(kinds, default=None)


def test_the_order_of_worth() -> None:
    assert ORDER == [Kind.WORSE, Kind.GOAL, Kind.CLOSING, Kind.OPENED]


@pytest.mark.parametrize("hour", [*range(MORNING), *range(EVENING, 24)])
def test_by_night_nothing_is_told(hour) -> None:
    assert to_tell([one(firewall=TODAY)], [], NOON.replace(hour=hour)) is None


def test_a_week_later_the_next_thing_is_told_and_not_the_same() -> None:
    told = [Told(ago(days=7), Kind.WORSE, ("firewall",))]
    assert to_tell([one(firewall=ago(days=7))], told, NOON) is None
    found = [one(firewall=ago(days=7)), one(Kind.OPENED, **{"7": date.min})]
    assert to_tell(found, told, NOON) == found[1]


def test_what_was_well_in_between_is_told_anew() -> None:
    told = [Told(ago(days=30), Kind.WORSE, ("firewall",))]
    assert to_tell([one(firewall=ago(days=2))], told, NOON) == one(firewall=ago(days=2))


def test_of_several_only_what_was_not_told_is_told() -> None:
    told = [Told(ago(days=8), Kind.WORSE, ("firewall",))]
    found = one(firewall=ago(days=9), backup=ago(days=1))
    assert to_tell([found], told, NOON) == one(backup=ago(days=1))


def test_not_now_is_remembered_for_four_weeks_and_asks_once_more_then() -> None:
    later = [Told(ago(days=27), Kind.WORSE, ("firewall",), Answer.NOT_NOW)]
    assert to_tell([one(firewall=ago(days=1))], later, NOON) is None
    later = [Told(ago(days=28), Kind.WORSE, ("firewall",), Answer.NOT_NOW)]
    assert to_tell([one(firewall=ago(days=28))], later, NOON) == one(firewall=ago(days=28))
    again = [*later, Told(ago(days=8), Kind.WORSE, ("firewall",))]
    assert to_tell([one(firewall=ago(days=28))], again, NOON) is None


def test_a_clock_that_stood_far_ahead_does_not_silence_it_for_years() -> None:
    told = [Told(date(2031, 1, 1), Kind.OPENED, ("6",))]
    assert to_tell([one(firewall=TODAY)], told, NOON) == one(firewall=TODAY)
