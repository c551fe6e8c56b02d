from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posture.application.ageing import as_of_now, latest_day, note_day
from posture.application.checking import check_now
from posture.application.checkup import Checkup, Outcome
from posture.application.exceptions import end_exception, except_check
from posture.application.remembering import last_checkup, remember
from posture.application.switches import switch

TODAYS = {Outcome.PASS, Outcome.WARN, Outcome.FAIL, Outcome.NOT_APPLICABLE, Outcome.EXCEPTED}


def of_today(checkup: Checkup) -> set[str]:
    return {verdict.check for verdict in checkup.verdicts if verdict.outcome in TODAYS}


def test_after_sixty_days_nothing_is_told_as_todays(session, clock) -> None:
    remember(session, check_now(session))
    assert of_today(last_checkup(session))
    clock.on(days=60)
    assert of_today(last_checkup(session)) == set()


def test_some_answers_grow_old_before_others(session, clock) -> None:
    checkup = check_now(session)
    everything = replace(
        checkup, verdicts=tuple(replace(each, outcome=Outcome.PASS) for each in checkup.verdicts)
    )
    remember(session, everything)
    clock.on(days=4)
    assert set(session.catalogue.checks) - of_today(last_checkup(session)) == {"os-updates", "backup"}
    clock.on(days=11)
    assert of_today(last_checkup(session)) == {"disk-encryption", "secure-boot", "os-supported"}


def test_a_window_that_stays_open_tells_what_has_grown_old_meanwhile(session, clock) -> None:
    checkup = check_now(session)
    clock.on(days=40)
    assert of_today(as_of_now(session, checkup)) == set()


def test_a_window_that_stays_open_says_anew_why_it_is_too_old_when_the_clock_has_moved_on(
    session, clock
) -> None:
    shown = check_now(session)
    clock.on(days=-10)
    shown = as_of_now(session, shown)
    assert "has not come yet" in shown.verdict("screen-lock").finding
    clock.on(days=70)
    shown = as_of_now(session, shown)
    assert shown.verdict("screen-lock").outcome is Outcome.STALE
    assert "such an answer holds for 14 days" in shown.verdict("screen-lock").finding
    except_check(session, "screen-lock", "A kiosk")
    clock.on(days=1)
    shown = as_of_now(session, as_of_now(session, shown))
    assert shown.verdict("screen-lock").outcome is Outcome.EXCEPTED
    assert shown.verdict("screen-lock").measured is Outcome.STALE
    clock.on(days=-61)
    end_exception(session, "screen-lock")
    assert of_today(as_of_now(session, shown)) == of_today(check_now(session))


def test_a_clock_that_was_put_back_makes_nothing_young_again(new_session, clock) -> None:
    remember(new_session(), check_now(new_session()))
    clock.on(days=60)
    note_day(new_session())
    clock.on(days=-60)
    assert of_today(last_checkup(new_session())) == set()


def test_a_look_begins_anew_after_a_clock_that_stood_ahead(session, clock) -> None:
    remember(session, check_now(session))
    clock.on(days=3653)
    note_day(session)
    clock.on(days=-3653)
    assert of_today(last_checkup(session)) == set()
    remember(session, check_now(session))
    assert of_today(last_checkup(session))


def test_an_exception_ends_on_its_day_in_what_was_kept_as_well(session, clock) -> None:
    except_check(session, "firewall", "A kiosk", days=5)
    checkup = check_now(session)
    measured = checkup.verdict("firewall").measured
    remember(session, checkup)
    clock.on(days=4)
    assert last_checkup(session).verdict("firewall").outcome is Outcome.EXCEPTED
    clock.on(days=1)
    found = last_checkup(session).verdict("firewall")
    assert (found.outcome, found.measured) == (measured, None)


def test_what_is_set_aside_after_the_look_is_told_so(session) -> None:
    remember(session, check_now(session))
    before = last_checkup(session).verdict("firewall").outcome
    except_check(session, "firewall", "A kiosk")
    found = last_checkup(session).verdict("firewall")
    assert (found.outcome, found.measured) == (Outcome.EXCEPTED, before)
    end_exception(session, "firewall")
    assert last_checkup(session).verdict("firewall").outcome is before


def test_below_an_exception_an_answer_grows_old_too(session, clock) -> None:
    except_check(session, "firewall", "A kiosk", days=90)
    remember(session, check_now(session))
    clock.on(days=60)
    found = last_checkup(session).verdict("firewall")
    assert (found.outcome, found.measured) == (Outcome.EXCEPTED, Outcome.STALE)


def test_of_what_is_switched_off_nothing_is_told(session) -> None:
    remember(session, check_now(session))
    switch(session, "firewall", on=False)
    found = last_checkup(session).verdict("firewall")
    assert (found.outcome, found.evidence) == (Outcome.UNKNOWN, ())
    assert "you switched this check off" in found.finding


def test_a_recorded_computer_is_as_old_as_it_is(new_session, clock) -> None:
    session = new_session(live=False)
    checkup = check_now(session)
    clock.on(days=900)
    assert as_of_now(session, checkup) is checkup


def test_before_the_first_check_up_no_day_is_kept_and_no_file_made(session) -> None:
    note_day(session)
    assert not session.home.exists()


def test_a_home_that_cannot_be_written_keeps_no_day_and_nobody_minds(session, clock, monkeypatch) -> None:
    from posture.store.errors import StoreError

    def refuse(*_: object) -> None:
        raise StoreError("The disk is full.")

    remember(session, check_now(session, ["clock"]))
    day = latest_day(session)
    monkeypatch.setattr("posture.application.ageing.write_preference", refuse)
    clock.on(days=9)
    note_day(session)
    assert latest_day(session) == day


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01"])
def test_a_day_that_is_none_is_left_aside(session, text) -> None:
    remember(session, check_now(session, ["clock"]))
    session.database.execute("UPDATE setting SET value = ? WHERE name = 'latest-day'", (text,))
    assert latest_day(session) is None
    assert last_checkup(session) is not None


@given(path=st.lists(st.integers(-200, 200), max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_wherever_the_clock_went_an_answer_older_than_its_days_is_never_todays(
    new_session, clock, path
) -> None:
    """The clock is moved about, with a start of the app after each move; no look is repeated."""
    session, right = new_session(), clock.now
    remember(session, check_now(session, ["firewall"]))
    latest = right
    for days in path:
        clock.now = right + timedelta(days=days)
        latest = max(latest, clock.now)
        note_day(session)
        told = of_today(last_checkup(session))
        old = (latest - right).days > session.check("firewall").holds or (clock.now - right).days < -1
        assert not (told and old)
    clock.now = right
