from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from posture.application.checking import check_now
from posture.application.checkup import Checkup, Evidence, Outcome
from posture.application.exceptions import except_check
from posture.application.remembering import last_checkup, last_outcomes, remember
from posture.words.phrase import in_language
from posture.words.pseudo import Pseudo

DAY = datetime(2026, 11, 21, tzinfo=UTC)


def of_its_day(checkup: Checkup) -> Checkup:
    """The same without a moment in it."""
    verdicts = tuple(replace(verdict, taken=DAY, took_ms=0) for verdict in checkup.verdicts)
    return replace(checkup, taken=DAY, verdicts=verdicts, took_ms=0)


def outcomes(checkup: Checkup) -> list[tuple[str, Outcome, Outcome | None]]:
    return [(each.check, each.outcome, each.measured) for each in checkup.verdicts]


def everything(home: Path) -> bytes:
    """All bytes of all files below the home, those that SQLite keeps beside its database too."""
    return b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())


def secret(checkup: Checkup) -> Checkup:
    """The same with a word in every place that could tell something."""
    found = (Evidence("clock.by", "zanzibar", "file:zanzibar", "zanzibar=1"),)
    verdicts = tuple(
        replace(each, finding="zanzibar", wanted="zanzibar", remedy="zanzibar", evidence=found)
        for each in checkup.verdicts
    )
    return replace(checkup, system={**checkup.system, "name": "zanzibar"}, verdicts=verdicts)


# With a key


@pytest.mark.usefixtures("open_keyring")
def test_the_last_checkup_comes_back_as_it_was_but_for_the_hour(new_session) -> None:
    session = new_session()
    except_check(session, "backup", "It is on a server.")
    checkup = check_now(session)
    remember(session, checkup)
    assert last_checkup(new_session()) == of_its_day(checkup)


@pytest.mark.usefixtures("open_keyring")
def test_its_sentences_can_be_said_in_the_language_of_another_day(new_session) -> None:
    session = new_session()
    remember(session, check_now(session))
    finding = last_checkup(new_session()).verdict("screen-lock").finding
    assert in_language(finding, Pseudo()).startswith("⟦Ñöţĥîñĝ ļöçķš ţĥé šçřééñ")


@pytest.mark.parametrize("keyring", ["open", "locked"])
def test_what_was_found_stands_in_no_file_of_the_home(session, open_keyring, keyring) -> None:
    if keyring == "locked":
        open_keyring.lock()
    checkup = secret(check_now(session, ["clock", "backup"]))
    remember(session, checkup)
    remember(session, checkup)
    for _ in ("open", "closed"):
        kept = everything(session.home)
        assert b"backup" in kept
        assert not [word for word in (b"zanzibar", b"evidence", b"T09:00", b"09:00") if word in kept]
        session.close()


def test_what_was_sealed_with_another_key_does_not_open_and_the_outcomes_stay(
    new_session, open_keyring
) -> None:
    session = new_session()
    checkup = check_now(session)
    remember(session, checkup)
    open_keyring.key = bytes(32)
    found = last_checkup(new_session())
    assert outcomes(found) == outcomes(checkup)
    assert "another key" in found.missing
    assert {verdict.finding for verdict in found.verdicts} == {""}


def test_what_was_sealed_for_one_day_does_not_pass_for_another(new_session, open_keyring) -> None:
    session = new_session()
    remember(session, check_now(session, ["clock"]))
    session.database.execute("UPDATE checkup SET day = '2026-11-20'")
    assert "another key" in last_checkup(new_session()).missing


def test_what_is_sealed_but_makes_no_sense_counts_as_not_there(session, open_keyring) -> None:
    remember(session, check_now(session, ["clock"]))
    sealer = session.keys.checkup_sealer()
    for nonsense in (b"", b"[]", b"\xff", b'{"verdicts": [{}], "system": {}}'):
        sealed = sealer.seal("checkup", "2026-11-21", nonsense)
        session.database.execute("UPDATE checkup SET details = ?", (sealed,))
        assert last_checkup(session).missing


# Without one


def test_without_an_open_keyring_only_outcomes_and_the_day_are_kept(new_session) -> None:
    session = new_session()
    except_check(session, "backup", "It is on a server.")
    checkup = check_now(session)
    remember(session, checkup)
    [kept] = session.database.all("SELECT * FROM checkup")
    assert dict(kept) == {
        "id": 1,
        "day": "2026-11-21",
        "outcomes": json.dumps(
            [
                {"check": each.check, "outcome": each.outcome.value}
                | ({"measured": each.measured.value} if each.measured else {})
                for each in checkup.verdicts
            ]
        ),
        "details": None,
    }
    found = last_checkup(new_session())
    assert outcomes(found) == outcomes(checkup)
    assert (found.taken, found.system) == (DAY, {"family": "linux"})
    assert "password store (keyring) was locked or missing" in found.missing


def test_a_keyring_locked_in_the_middle_loses_nothing(new_session, open_keyring, clock) -> None:
    before = check_now(new_session())
    remember(new_session(), before)
    key = open_keyring.key
    open_keyring.lock()
    locked = last_checkup(new_session())
    assert outcomes(locked) == outcomes(before)
    assert "password store (keyring) is locked" in locked.missing
    open_keyring.key = key
    assert last_checkup(new_session()) == of_its_day(before)
    open_keyring.lock()
    clock.on(days=1)
    remember(new_session(), check_now(new_session(), ["clock"]))
    assert "password store (keyring) was locked or missing" in last_checkup(new_session()).missing
    open_keyring.key = key
    [old] = new_session().database.one("SELECT details FROM checkup WHERE day = '2026-11-21'")
    assert b"evidence" in new_session().keys.checkup_sealer().open("checkup", "2026-11-21", old)


def test_one_that_was_recalled_without_its_findings_is_not_kept_as_if_it_had_none(
    new_session, open_keyring
) -> None:
    remember(new_session(), check_now(new_session(), ["clock"]))
    key = open_keyring.key
    open_keyring.lock()
    bare = last_checkup(new_session())
    open_keyring.key = key
    remember(new_session(), bare)
    assert last_checkup(new_session()).missing


def test_how_checks_ended_is_known_without_a_key(new_session, open_keyring) -> None:
    checkup = check_now(new_session())
    remember(new_session(), checkup)
    open_keyring.lock()
    assert last_outcomes(new_session()) == {each.check: each.outcome for each in checkup.verdicts}


# Whichever


def test_the_newest_one_counts(session, clock) -> None:
    remember(session, check_now(session))
    clock.on(days=7)
    remember(session, check_now(session))
    assert last_checkup(session).day == clock.now.date()


def test_of_a_day_the_last_one_is_kept(session, facts) -> None:
    facts({"clock.by": "chrony"})
    remember(session, check_now(session, ["clock"]))
    remember(session, check_now(session, ["backup"]))
    assert session.database.one("SELECT count(*) FROM checkup")[0] == 1
    assert list(last_outcomes(session)) == ["backup"]


def test_before_the_first_one_there_is_none_and_no_file_is_made(session) -> None:
    assert last_checkup(session) is None
    assert last_outcomes(session) == {}
    assert not session.home.exists()


def test_those_of_a_recorded_computer_are_not_kept(new_session) -> None:
    recorded = new_session(live=False)
    remember(recorded, check_now(recorded))
    assert not recorded.home.exists()


def test_old_ones_are_thrown_away(session, facts, clock) -> None:
    facts({})
    checkup = check_now(session, ["clock"])
    for day in range(62):
        remember(session, replace(checkup, taken=checkup.taken + timedelta(days=day)))
    first, count = session.database.one("SELECT min(day), count(*) FROM checkup")
    assert (first, count) == ("2026-11-23", 60)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE checkup SET outcomes = 'no JSON'",
        "UPDATE checkup SET day = 'yesterday'",
        "UPDATE checkup SET outcomes = '[{}]'",
        "UPDATE checkup SET outcomes = replace(outcomes, '\"fail\"', '\"perfect\"')",
        "UPDATE checkup SET outcomes = '7'",
    ],
)
def test_one_that_cannot_be_read_counts_as_none(session, change) -> None:
    remember(session, check_now(session, ["screen-lock"]))
    session.database.execute(change)
    assert last_checkup(session) is None


def test_one_dated_by_a_clock_that_stood_ahead_is_too_old_to_say(session, clock) -> None:
    clock.on(days=3653)
    remember(session, check_now(session))
    clock.on(days=-3653)
    found = last_checkup(session)
    assert {each.outcome for each in found.verdicts} == {Outcome.STALE, Outcome.UNKNOWN}
    assert "21 November 2036, a day that has not come yet" in found.verdict("firewall").finding
    assert last_outcomes(session) == {}


def test_one_from_before_the_clock_was_put_right_by_some_hours_counts(session, clock) -> None:
    remember(session, check_now(session))
    clock.on(hours=-12)
    assert last_checkup(session) is not None
