from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posture.application.errors import ApplicationError
from posture.application.exceptions import (
    end_exception,
    end_snooze,
    except_check,
    excepted_checks,
    exceptions,
    snooze,
    snoozed_checks,
)


@pytest.mark.usefixtures("open_keyring")
def test_an_exception_has_a_reason_and_an_end(new_session) -> None:
    session = new_session()
    made = except_check(session, "backup", "  On the company's\n server ", days=30)
    assert (made.check, made.reason) == ("backup", "On the company's server")
    assert made.until - made.since == timedelta(days=30)
    assert exceptions(new_session()) == (made,)


def test_an_exception_ends_by_itself(session, clock) -> None:
    except_check(session, "backup", "Not now", days=1)
    clock.on(days=1, seconds=1)
    assert exceptions(session) == ()


def test_an_exception_knows_days_and_no_moments(session, clock) -> None:
    clock.on(hours=14, minutes=37)
    made = except_check(session, "backup", "Not now", days=2)
    assert (made.since.isoformat(), made.until.isoformat()) == ("2026-11-21", "2026-11-23")
    assert [tuple(row) for row in session.database.all("SELECT since, until FROM exception")] == [
        ("2026-11-21", "2026-11-23")
    ]


def test_its_reason_is_sealed(session, open_keyring) -> None:
    except_check(session, "backup", "It lies at Ottilie's")
    [sealed] = session.database.one("SELECT reason FROM exception")
    assert b"Ottilie" not in sealed
    assert exceptions(session)[0].reason == "It lies at Ottilie's"
    assert "Ottilie" not in repr(exceptions(session))


def test_without_an_open_keyring_its_reason_is_not_kept(new_session) -> None:
    session = new_session()
    made = except_check(session, "backup", "It lies at Ottilie's")
    assert made.reason == ""
    assert exceptions(new_session()) == (made,)
    assert excepted_checks(session, session.now()) == {"backup"}


def test_a_keyring_that_was_locked_since_hides_the_reason_and_loses_nothing(
    new_session, open_keyring
) -> None:
    except_check(new_session(), "backup", "It lies at Ottilie's")
    key = open_keyring.key
    open_keyring.lock()
    assert [(one.check, one.reason) for one in exceptions(new_session())] == [("backup", "")]
    open_keyring.key = key
    assert exceptions(new_session())[0].reason == "It lies at Ottilie's"


def test_a_reason_opens_for_its_own_check_and_its_own_key_alone(new_session, open_keyring) -> None:
    session = new_session()
    except_check(session, "backup", "First")
    session.database.execute("UPDATE exception SET check_id = 'clock'")
    assert exceptions(session)[0].reason == ""
    except_check(session, "backup", "Second")
    open_keyring.key = bytes(32)
    assert {one.reason for one in exceptions(new_session())} == {""}


def test_an_exception_can_be_taken_back_once(session) -> None:
    except_check(session, "backup", "Not now")
    end_exception(session, "backup")
    assert exceptions(session) == ()
    with pytest.raises(ApplicationError, match="“backup” is not set aside"):
        end_exception(session, "backup")


def test_taking_back_what_never_was_makes_no_file(session) -> None:
    with pytest.raises(ApplicationError, match="“backup” is not set aside"):
        end_exception(session, "backup")
    assert not session.home.exists()


@pytest.mark.usefixtures("open_keyring")
def test_a_second_exception_replaces_the_first(session) -> None:
    except_check(session, "backup", "First", days=5)
    except_check(session, "backup", "Second", days=50)
    assert [exception.reason for exception in exceptions(session)] == ["Second"]


def test_the_one_that_ends_first_comes_first(session) -> None:
    except_check(session, "backup", "A", days=9)
    except_check(session, "clock", "B", days=3)
    assert [exception.check for exception in exceptions(session)] == ["clock", "backup"]


@pytest.mark.usefixtures("open_keyring")
@pytest.mark.parametrize(
    ("check", "reason", "days", "said"),
    [
        ("backups", "Because", 5, "Did you mean “backup”"),
        ("backup", " \n ", 5, "takes a reason"),
        ("backup", "Because", 0, "for 1 to 90 days, not 0"),
        ("backup", "Because", 91, "for 1 to 90 days, not 91"),
        ("backup", "Because", -1, "for 1 to 90 days, not -1"),
    ],
)
def test_what_is_no_exception_is_refused_and_not_kept(session, check, reason, days, said) -> None:
    with pytest.raises(ApplicationError, match=said):
        except_check(session, check, reason, days=days)
    assert not session.home.exists()


def test_not_now_lasts_a_week(session, clock) -> None:
    assert snooze(session, "backup") == clock.now.date() + timedelta(days=7)
    assert snoozed_checks(session) == {"backup"}
    clock.on(days=7)
    assert snoozed_checks(session) == frozenset()


def test_not_now_can_be_taken_back(session) -> None:
    snooze(session, "backup")
    snooze(session, "clock")
    end_snooze(session, "backup")
    end_snooze(session, "firewall")
    assert snoozed_checks(session) == {"clock"}


def test_taking_back_what_was_never_put_off_keeps_nothing(session) -> None:
    end_snooze(session, "backup")
    assert not session.home.exists()


def test_an_unknown_check_cannot_be_put_off(session) -> None:
    with pytest.raises(ApplicationError, match="There is no check"):
        snooze(session, "breakfast")


@pytest.mark.parametrize("ahead", [60, 400, 3653])
def test_an_exception_made_while_the_clock_stood_ahead_is_over_when_it_is_right_again(
    new_session, clock, ahead
) -> None:
    session = new_session()
    clock.on(days=ahead)
    except_check(session, "backup", "Not now", days=30)
    assert len(exceptions(session)) == 1
    clock.on(days=-ahead)
    assert exceptions(session) == ()
    assert excepted_checks(session, clock.now) == frozenset()


@pytest.mark.parametrize("ahead", [30, 3653])
def test_not_now_said_while_the_clock_stood_ahead_is_over_when_it_is_right_again(
    session, clock, ahead
) -> None:
    clock.on(days=ahead)
    snooze(session, "backup")
    assert snoozed_checks(session) == {"backup"}
    clock.on(days=-ahead)
    assert snoozed_checks(session) == frozenset()


def test_a_clock_put_back_by_hours_ends_nothing(session, clock) -> None:
    except_check(session, "backup", "Not now")
    snooze(session, "clock")
    clock.on(hours=-20)
    assert excepted_checks(session, clock.now) == {"backup"}
    assert snoozed_checks(session) == {"clock"}


@given(
    ahead=st.integers(-4000, 4000), days=st.integers(1, 90), later=st.integers(0, 120), aside=st.booleans()
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_clock_said_nothing_stays_aside_longer_than_its_span(
    new_session, clock, ahead, days, later, aside
) -> None:
    session, right = new_session(), clock.now
    clock.now = right + timedelta(days=ahead)
    if aside:
        except_check(session, "backup", "Not now", days=days)
    else:
        snooze(session, "backup")
    span = days if aside else 7
    clock.now = right + timedelta(days=span + later + 1)
    found = excepted_checks(session, clock.now) | snoozed_checks(session)
    # Of “not now” only the end is known: a clock that stood ahead by a week or less can make two of one.
    assert not found or 0 < ahead - later <= (2 if aside else 9)
    end = end_exception if aside else (lambda session, check: session.database.execute("DELETE FROM snooze"))
    end(session, "backup")
    clock.now = right


@pytest.mark.parametrize("reason", ["B\udcfcro", "a \x1b[31mred", "x" * 501, "right\u202eleft"])
def test_a_reason_that_cannot_be_shown_is_refused(session, reason) -> None:
    with pytest.raises(ApplicationError):
        except_check(session, "backup", reason)
    assert exceptions(session) == ()
