from __future__ import annotations

from datetime import timedelta

import pytest

from posture.application.errors import ApplicationError
from posture.application.exceptions import end_exception, except_check, exceptions, snooze, snoozed_checks


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


def test_an_exception_can_be_taken_back_once(session) -> None:
    except_check(session, "backup", "Not now")
    end_exception(session, "backup")
    assert exceptions(session) == ()
    with pytest.raises(ApplicationError, match="no exception for “backup”"):
        end_exception(session, "backup")


def test_taking_back_what_never_was_makes_no_file(session) -> None:
    with pytest.raises(ApplicationError, match="no exception for “backup”"):
        end_exception(session, "backup")
    assert not session.home.exists()


def test_a_second_exception_replaces_the_first(session) -> None:
    except_check(session, "backup", "First", days=5)
    except_check(session, "backup", "Second", days=50)
    assert [exception.reason for exception in exceptions(session)] == ["Second"]


def test_the_one_that_ends_first_comes_first(session) -> None:
    except_check(session, "backup", "A", days=9)
    except_check(session, "clock", "B", days=3)
    assert [exception.check for exception in exceptions(session)] == ["clock", "backup"]


@pytest.mark.parametrize(
    ("check", "reason", "days", "said"),
    [
        ("backups", "Because", 5, "Did you mean “backup”"),
        ("backup", " \n ", 5, "needs a reason"),
        ("backup", "Because", 0, "lasts 1 to 90 days, not 0"),
        ("backup", "Because", 91, "lasts 1 to 90 days, not 91"),
        ("backup", "Because", -1, "lasts 1 to 90 days, not -1"),
    ],
)
def test_what_is_no_exception_is_refused_and_not_kept(session, check, reason, days, said) -> None:
    with pytest.raises(ApplicationError, match=said):
        except_check(session, check, reason, days=days)
    assert not session.home.exists()


def test_not_now_lasts_a_week(session, clock) -> None:
    assert snooze(session, "backup") == clock.now + timedelta(days=7)
    assert snoozed_checks(session) == {"backup"}
    clock.on(days=7)
    assert snoozed_checks(session) == frozenset()


def test_an_unknown_check_cannot_be_put_off(session) -> None:
    with pytest.raises(ApplicationError, match="There is no check"):
        snooze(session, "breakfast")
