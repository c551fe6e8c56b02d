"""What became better or worse, what is open since when, and how soon it was mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.application.checking import check_now
from posture.application.checkup import Checkup, Outcome
from posture.application.exceptions import except_check
from posture.application.looks import Look
from posture.application.remembering import last_checkup, remember
from posture.application.since import Since, _runs, since_last_time

FAIL, WARN, PASS = Outcome.FAIL, Outcome.WARN, Outcome.PASS
UNKNOWN, NOWHERE = Outcome.UNKNOWN, Outcome.NOT_APPLICABLE


@pytest.fixture
def look(session, clock) -> Callable[..., Checkup]:
    """A kept look at firewall and clock that ends so; then a week goes by, or as many days."""
    found = check_now(session, ["firewall", "clock"])

    def at(firewall: Outcome, clock_is: Outcome = PASS, *, days: int = 7) -> Checkup:
        ends = {"firewall": firewall, "clock": clock_is}
        verdicts = tuple(replace(verdict, outcome=ends[verdict.check]) for verdict in found.verdicts)
        checkup = replace(found, taken=clock(), verdicts=verdicts)
        remember(session, checkup)
        clock.on(days=days)
        return checkup

    return at


@pytest.fixture
def told(session) -> Callable[[], Since]:
    """What is told today of what was kept."""
    return lambda: since_last_time(session, last_checkup(session))


def test_what_was_fine_and_is_to_do_got_worse(look, told) -> None:
    look(PASS, FAIL)
    look(FAIL, WARN, days=0)
    found = told()
    assert found.compared_with == date(2026, 11, 21)
    assert [(each.check, each.before, each.now, each.day) for each in found.worse] == [
        ("firewall", PASS, FAIL, date(2026, 11, 21))
    ]
    assert [(each.check, each.before, each.now) for each in found.better] == [("clock", FAIL, WARN)]


def test_several_looks_of_a_day_are_compared_with_the_day_before(look, told) -> None:
    look(PASS)
    look(FAIL, days=0)
    look(FAIL, days=0)
    assert [each.check for each in told().worse] == ["firewall"]


def test_a_look_that_could_not_tell_is_passed_over(look, told) -> None:
    look(PASS)
    look(UNKNOWN)
    assert told().worse == ()
    look(FAIL, days=0)
    [worse] = told().worse
    assert (worse.before, worse.day) == (PASS, date(2026, 11, 21))


@pytest.mark.parametrize("before", [UNKNOWN, NOWHERE])
def test_what_could_not_be_told_before_got_neither_better_nor_worse(look, told, before) -> None:
    look(before)
    look(FAIL, days=0)
    assert (told().better, told().worse) == ((), ())


@pytest.mark.parametrize("wrong", [3650, -3650], ids=["ahead", "behind"])
def test_what_was_found_while_the_clock_stood_wrong_is_compared_without_a_day(
    look, told, clock, wrong
) -> None:
    look(FAIL, FAIL)
    clock.on(days=wrong)
    look(PASS, PASS, days=7 - wrong)
    look(FAIL, PASS, days=0)
    found = told()
    assert found.compared_with == date(2026, 11, 21)
    assert [(each.check, each.before, each.day) for each in found.worse] == [("firewall", PASS, None)]
    assert [(each.check, each.since, each.days) for each in found.open] == [
        ("firewall", date(2026, 12, 5), 0)
    ]
    assert found.mended == ()


def test_the_first_look_is_compared_with_nothing(look, told) -> None:
    look(FAIL, days=0)
    found = told()
    assert (found.compared_with, found.better, found.worse) == (None, (), ())
    assert [(each.check, each.days) for each in found.open] == [("firewall", 0)]


def test_what_is_open_is_so_since_it_was_first_seen(look, told, clock) -> None:
    look(PASS)
    look(FAIL)
    look(UNKNOWN)
    look(WARN, FAIL, days=3)
    found = told()
    assert [(each.check, each.outcome, each.since, each.days) for each in found.open] == [
        ("firewall", WARN, date(2026, 11, 28), 17),
        ("clock", FAIL, date(2026, 12, 12), 3),
    ]
    assert found.days_open("firewall") == 17
    assert found.days_open("backup") is None


def test_what_was_set_aside_is_neither_open_nor_worse(session, look, told) -> None:
    look(PASS)
    look(FAIL, days=0)
    except_check(session, "firewall", "A kiosk")
    assert (told().open, told().worse) == ((), ())


def test_what_is_too_old_to_say_is_not_told_as_if_it_were_so_today(look, told, clock) -> None:
    look(PASS)
    look(FAIL)
    clock.on(days=30)
    found = told()
    assert (found.open, found.worse) == ((), ())


def test_what_is_mended_says_how_many_days_it_took(look, told) -> None:
    look(FAIL, FAIL)
    look(FAIL, PASS)
    look(PASS, days=0)
    found = told()
    assert [(each.check, each.found, each.mended, each.days) for each in found.mended] == [
        ("clock", date(2026, 11, 21), date(2026, 11, 28), 7),
        ("firewall", date(2026, 11, 21), date(2026, 12, 5), 14),
    ]
    assert found.days_to_repair == 7


def test_what_was_mended_twice_counts_twice(look, told) -> None:
    for outcome in (FAIL, PASS, FAIL, PASS):
        look(outcome)
    assert [each.days for each in told().mended] == [7, 7]


def test_where_nothing_was_mended_no_number_is_told(look, told) -> None:
    look(FAIL, days=0)
    assert told().days_to_repair is None


def test_where_the_question_makes_no_sense_any_more_nothing_was_mended(look, told) -> None:
    look(FAIL)
    look(NOWHERE)
    look(PASS, days=0)
    assert told().mended == ()


def test_of_a_recorded_computer_and_before_the_first_look_there_is_nothing(session, new_session) -> None:
    nothing = Since(None, (), (), (), ())
    assert since_last_time(session, None) == nothing
    recorded = new_session(live=False)
    assert since_last_time(recorded, check_now(recorded, ["firewall"])) == nothing


def test_it_needs_no_key(look, told, open_keyring) -> None:
    look(PASS)
    look(FAIL, days=0)
    open_keyring.lock()
    assert [each.check for each in told().worse] == ["firewall"]


@given(outcomes=st.lists(st.sampled_from([PASS, WARN, FAIL, UNKNOWN, NOWHERE, None]), max_size=20))
def test_however_it_went_no_two_runs_overlap_and_each_begins_with_something_to_do(
    outcomes: list[Outcome | None],
) -> None:
    looks = [
        Look(date.fromordinal(739_000 + number), {} if outcome is None else {"clock": outcome})
        for number, outcome in enumerate(outcomes)
    ]
    by_day = {look.day: look.outcomes.get("clock") for look in looks}
    runs = _runs(looks, "clock")
    for began, mended in runs:
        assert by_day[began] in (WARN, FAIL)
        if mended is not None:
            assert began < mended
            assert by_day[mended] is PASS
    ends = [mended for _, mended in runs[:-1]]
    assert None not in ends
    assert all(end < began for end, (began, _) in zip(ends, runs[1:], strict=True))


def test_what_is_put_off_can_be_left_out(look, told) -> None:
    look(PASS, FAIL)
    look(FAIL, PASS, days=0)
    found = told().without({"firewall"})
    assert (found.worse, found.open) == ((), ())
    assert [each.check for each in found.better] == ["clock"]
    assert [each.check for each in found.mended] == ["clock"]
