from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from posture.application.checking import check_now
from posture.application.preferences import write_preference
from posture.application.remembering import remember
from posture.application.told import PREFERENCE, Answer, Kind, Told, answered, keep, take_back, told

ONE = Told(date(2026, 12, 1), Kind.WORSE, ("firewall",))
OTHER = Told(date(2026, 12, 9), Kind.OPENED, ("7",))


@pytest.fixture
def checked(session):
    remember(session, check_now(session, ["clock"]))
    return session


def test_it_is_kept_in_order_with_its_answer(checked, new_session) -> None:
    keep(checked, ONE)
    keep(checked, OTHER)
    answered(checked, ONE, Answer.NOT_NOW)
    assert told(new_session()) == (
        Told(ONE.day, ONE.kind, ONE.subjects, Answer.NOT_NOW),
        OTHER,
    )


def test_that_practice_was_offered_is_kept_and_entries_of_before_did_not(checked) -> None:
    offered = replace(ONE, practice=True)
    keep(checked, offered)
    assert told(checked) == (offered,)
    entry = {"day": "2026-12-01", "kind": "worse", "subjects": ["firewall"], "answer": ""}
    write_preference(checked, PREFERENCE, json.dumps([entry]))
    assert told(checked) == (ONE,)


def test_what_was_not_shown_after_all_is_taken_back(checked) -> None:
    keep(checked, ONE)
    take_back(checked, ONE)
    assert told(checked) == ()


def test_an_answer_after_everything_was_deleted_is_kept_nowhere(session) -> None:
    answered(session, ONE, Answer.SHOW)
    assert not session.home.exists()


@pytest.mark.parametrize("damage", ["[", "{}", "7", '["x"]', '[{"day": "2026-12-01"}]'])
def test_what_makes_no_sense_is_as_nothing(checked, damage) -> None:
    write_preference(checked, PREFERENCE, damage)
    assert told(checked) == ()


def test_only_a_year_of_it_is_kept(checked) -> None:
    for number in range(70):
        keep(checked, Told(ONE.day, Kind.OPENED, (f"{number}",)))
    assert [each.subjects[0] for each in told(checked)] == [f"{number}" for number in range(10, 70)]
