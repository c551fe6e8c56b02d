"""``posture history``."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from posture.application.checking import check_now
from posture.application.checkup import Outcome
from posture.application.remembering import remember


@pytest.fixture
def look(at_hand):
    """A kept look at this computer in which all is well but what is named; the first on 21 November."""
    at_hand.moment = datetime(2026, 11, 21, 9, tzinfo=UTC)

    def at(days: int, **ends: Outcome) -> None:
        at_hand.days = days
        named = {name.replace("_", "-"): outcome for name, outcome in ends.items()}
        with at_hand.session() as session:
            found = check_now(session)
            verdicts = tuple(
                replace(each, outcome=named.get(each.check, Outcome.PASS)) for each in found.verdicts
            )
            remember(session, replace(found, verdicts=verdicts))

    return at


def test_before_the_first_look_it_says_how_to_begin(posture, at_hand) -> None:
    assert posture("history").out == (
        "Nothing was kept yet. “posture check” looks, and keeps how each check ended and the day.\n"
    )
    assert posture("history", "--json").data == {
        "schema": "posture/history/1",
        "compared_with": None,
        "better": [],
        "worse": [],
        "open": [],
        "mended": [],
        "days_to_repair": None,
    }


def test_after_one_look_in_which_all_is_well_there_is_little_to_say(posture, look) -> None:
    look(0)
    assert "There is one look so far, and nothing is to do." in posture("history").out


def test_it_tells_what_became_of_things(posture, look) -> None:
    look(0, firewall=Outcome.FAIL, backup=Outcome.FAIL)
    look(7, clock=Outcome.WARN, backup=Outcome.FAIL)
    out = posture("history").out
    assert out.splitlines()[0] == "Since the look before, on 21 November 2026"
    said = " ".join(out.split())
    assert "Worse: Clock. On 21 November 2026 it was “Fine”, now it is “To do, can wait”." in said
    assert "Better: Firewall. On 21 November 2026 it was “To do”, now it is “Fine”." in said
    assert "Backup of your files open for 7 days, since 21 November 2026" in said
    assert "Firewall within 7 days, seen on 28 November 2026" in said
    assert "Half of it was mended within 7 days" in said


def test_programs_get_the_same_with_stable_keys(posture, look) -> None:
    look(0, firewall=Outcome.FAIL)
    look(7, clock=Outcome.WARN)
    data = posture("history", "--json").data
    assert data["schema"] == "posture/history/1"
    assert data["worse"] == [{"check": "clock", "before": "pass", "now": "warn", "day": "2026-11-21"}]
    assert data["mended"] == [{"check": "firewall", "found": "2026-11-21", "mended": "2026-11-28", "days": 7}]
    assert data["open"] == [{"check": "clock", "outcome": "warn", "since": "2026-11-28", "days": 0}]
    assert data["days_to_repair"] == 7


def test_of_one_check_each_day_is_told(posture, look) -> None:
    look(0, firewall=Outcome.FAIL)
    look(7, backup=Outcome.FAIL)
    answer = posture("history", "firewall")
    assert "Backup" not in answer.out
    assert "  21 November 2026  To do\n  28 November 2026  Fine\n" in answer.out
    assert posture("history", "firewall", "--json").data["days"] == [
        {"day": "2026-11-21", "outcome": "fail"},
        {"day": "2026-11-28", "outcome": "pass"},
    ]


def test_a_check_that_is_none_is_refused(refused, at_hand) -> None:
    assert refused("history", "breakfast").startswith("posture: There is no check “breakfast”.")


def test_looking_back_makes_and_keeps_nothing(posture, at_hand) -> None:
    posture("history")
    with at_hand.session() as session:
        assert not session.has_kept


def test_ballots_are_spoken_of_to_members_alone(posture, look) -> None:
    for day in (0, 7):
        look(day)
    assert posture("history").out.endswith("\nAll of this stays on this computer.\n")


def test_nothing_of_ones_own_history_is_in_any_message(posture, at_hand, said_by) -> None:
    """Whether weeks of looks lie here or none, what leaves has the same paths and sizes, and none of them."""

    def look_for_weeks() -> None:
        for days in (-28, -21, -14, -7):
            at_hand.days = days
            assert posture("check").code == 1
        at_hand.days = 0
        assert posture("history").code == 0

    watchful, new = said_by("watchful", look_for_weeks), said_by("new", lambda: None)
    assert sorted((path, len(body)) for path, body in watchful) == sorted(
        (path, len(body)) for path, body in new
    )
    with at_hand.session() as session:
        days = [(session.now() - timedelta(days=7 * weeks)).date().isoformat() for weeks in (1, 2, 3, 4)]
    everything = b"\n".join(body for _, body in watchful)
    assert not [day for day in days if day.encode() in everything]


def test_of_a_look_while_the_clock_stood_wrong_what_was_found_is_told_and_no_day(posture, look) -> None:
    look(0, clock=Outcome.FAIL)
    look(3650)
    look(14, firewall=Outcome.FAIL)
    said = " ".join(posture("history").out.split())
    assert "Since the look before, on 21 November 2026" in said
    assert "Worse: Firewall. Before, it was “Fine”, now it is “To do”." in said
    [worse] = posture("history", "--json").data["worse"]
    assert (worse["check"], worse["day"]) == ("firewall", None)
