from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from posture.application.checking import check_now
from posture.application.checkup import Outcome
from posture.application.errors import ApplicationError
from posture.application.exceptions import except_check
from posture.application.history import Standing, history
from posture.application.remembering import remember


@pytest.fixture
def look(session, clock):
    """A look at the firewall that ends so, and then a day goes by."""

    def at(outcome: Outcome, *, days: int = 1) -> None:
        checkup = check_now(session, ["firewall"])
        [verdict] = checkup.verdicts
        remember(session, replace(checkup, verdicts=(replace(verdict, outcome=outcome),)))
        clock.on(days=days)

    return at


def test_it_tells_each_day_and_since_when_it_stands_so(session, look) -> None:
    for outcome in (Outcome.PASS, Outcome.FAIL, Outcome.PASS, Outcome.PASS):
        look(outcome, days=7)
    found = history(session, "firewall")
    assert found.days[0] == Standing(date(2026, 11, 21), Outcome.PASS)
    assert [each.outcome for each in found.days] == [
        Outcome.PASS, Outcome.FAIL, Outcome.PASS, Outcome.PASS,
    ]  # fmt: skip
    assert found.since == date(2026, 12, 5)
    assert found.before == Standing(date(2026, 11, 28), Outcome.FAIL)


def test_what_never_changed_has_nothing_before(session, look) -> None:
    look(Outcome.FAIL)
    look(Outcome.FAIL)
    found = history(session, "firewall")
    assert (found.since, found.before) == (date(2026, 11, 21), None)


def test_below_an_exception_the_measured_answer_goes_on(session) -> None:
    except_check(session, "firewall", "A kiosk")
    checkup = check_now(session, ["firewall"])
    remember(session, checkup)
    assert history(session, "firewall").days[0].outcome is checkup.verdicts[0].measured


def test_it_needs_no_key(session, look, open_keyring) -> None:
    look(Outcome.FAIL)
    open_keyring.lock()
    assert len(history(session, "firewall").days) == 1


@pytest.mark.parametrize("wrong", [3650, -3650], ids=["ahead", "behind"])
def test_days_of_a_clock_that_stood_wrong_are_left_out(session, look, clock, wrong) -> None:
    look(Outcome.PASS)
    look(Outcome.PASS)
    clock.on(days=wrong)
    look(Outcome.FAIL)
    clock.on(days=-wrong)
    look(Outcome.PASS)
    assert [each.day.isoformat() for each in history(session, "firewall").days] == [
        "2026-11-21", "2026-11-22", "2026-11-24",
    ]  # fmt: skip


@pytest.mark.parametrize("outcomes", ["no JSON", "[{}]", "7", '[{"check": "firewall", "outcome": "best"}]'])
def test_a_row_that_makes_no_sense_is_left_out(session, look, outcomes) -> None:
    look(Outcome.PASS)
    session.database.execute("INSERT INTO checkup(day, outcomes) VALUES ('2026-11-25', ?)", (outcomes,))
    assert [each.day for each in history(session, "firewall").days] == [date(2026, 11, 21)]


def test_of_what_was_never_checked_nothing_is_known(session) -> None:
    found = history(session, "firewall")
    assert (found.days, found.since, found.before) == ((), None, None)
    assert not session.home.exists()


def test_a_check_that_is_none_has_no_history(session) -> None:
    with pytest.raises(ApplicationError, match="There is no check"):
        history(session, "breakfast")
