from __future__ import annotations

import json

import pytest

from posture.application.checking import check_now
from posture.application.exceptions import except_check
from posture.application.remembering import last_checkup, remember
from posture.words.phrase import Phrase, in_language
from posture.words.pseudo import Pseudo


def test_the_last_checkup_comes_back_as_it_was(new_session) -> None:
    session = new_session()
    except_check(session, "backup", "It is on a server.")
    checkup = check_now(session)
    remember(session, checkup)
    assert last_checkup(new_session()) == checkup


def test_its_sentences_can_be_said_in_the_language_of_another_day(new_session) -> None:
    session = new_session()
    remember(session, check_now(session))
    finding = last_checkup(new_session()).verdict("screen-lock").finding
    assert in_language(finding, Pseudo()).startswith("⟦Ñöţĥîñĝ ļöçķš ţĥé šçřééñ")


def test_one_that_was_kept_before_there_were_phrases_speaks_english(new_session) -> None:
    session = new_session()
    checkup = check_now(session, ["screen-lock"])
    remember(session, checkup)
    [row] = session.database.one("SELECT verdicts FROM checkup")
    old = [{name: value for name, value in kept.items() if name != "phrases"} for kept in json.loads(row)]
    session.database.execute("UPDATE checkup SET verdicts = ?", (json.dumps(old),))
    recalled = last_checkup(new_session())
    assert recalled == checkup
    assert not isinstance(recalled.verdict("screen-lock").finding, Phrase)


def test_the_newest_one_counts(session, clock) -> None:
    remember(session, check_now(session))
    clock.on(days=7)
    remember(session, check_now(session))
    assert last_checkup(session).taken == clock.now


def test_before_the_first_one_there_is_none_and_no_file_is_made(session) -> None:
    assert last_checkup(session) is None
    assert not session.home.exists()


def test_those_of_a_recorded_computer_are_not_kept(new_session) -> None:
    recorded = new_session(live=False)
    remember(recorded, check_now(recorded))
    assert not recorded.home.exists()


def test_old_ones_are_thrown_away(session, facts) -> None:
    facts({})
    checkup = check_now(session, ["clock"])
    for _ in range(62):
        remember(session, checkup)
    assert session.database.one("SELECT count(*) FROM checkup")[0] == 60


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE checkup SET verdicts = 'no JSON'",
        "UPDATE checkup SET taken = 'yesterday'",
        "UPDATE checkup SET verdicts = '[{}]'",
        "UPDATE checkup SET verdicts = replace(verdicts, '\"fail\"', '\"perfect\"')",
        "UPDATE checkup SET verdicts = '7'",
        "UPDATE checkup SET verdicts = replace(verdicts, '\"template\"', '\"day\"')",
    ],
)
def test_one_that_cannot_be_read_counts_as_none(session, change) -> None:
    remember(session, check_now(session, ["screen-lock"]))
    session.database.execute(change)
    assert last_checkup(session) is None


def test_one_dated_by_a_clock_that_stood_ahead_counts_as_none(session, clock) -> None:
    clock.on(days=3653)
    remember(session, check_now(session))
    assert last_checkup(session) is not None
    clock.on(days=-3653)
    assert last_checkup(session) is None


def test_one_from_before_the_clock_was_put_right_by_some_hours_counts(session, clock) -> None:
    remember(session, check_now(session))
    clock.on(hours=-2)
    assert last_checkup(session) is not None
