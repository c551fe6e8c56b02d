"""Facts in words."""

from __future__ import annotations

import pytest

from posture.checks import knowledge
from posture.checks.finding import fact_words, facts_named, fill, value_words
from posture.facts.family import FactFamily, Field
from posture.facts.model import Answer, Known, Reason, Unreadable, Value
from posture.words.phrase import joined


@pytest.fixture(autouse=True)
def _made_up_family(monkeypatch: pytest.MonkeyPatch) -> None:
    fields = {name: Field(float, "made up") for name in "xy"}
    families = {**knowledge.FACTS, "f": FactFamily("f", fields, {})}
    monkeypatch.setattr(knowledge, "FACTS", families)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "yes"),
        (False, "no"),
        (3, "3"),
        (10.0, "10"),
        (2.25, "2.2"),
        ("LUKS2", "LUKS2"),
        ("", "unknown"),
        ("2028-06-30", "30 June 2028"),
        ("2028-06-31", "2028-06-31"),
        ((), "unknown"),
        (("/home",), "/home"),
        (("/", "/home", "/var"), "/, /home and /var"),
    ],
)
def test_a_value_is_said_for_people(value: Value, words: str) -> None:
    assert value_words(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0 minutes"),
        (0.0, "less than one minute"),
        (0.3, "less than one minute"),
        (1, "1 minute"),
        (1.2, "1 minute"),
        (1.5, "2 minutes"),
        (15.08, "15 minutes"),
    ],
)
def test_a_unit_is_in_the_right_number(value: Value, words: str) -> None:
    assert fill("{f.x minutes}", {"f.x": Known(value, "test")}, {}) == words


def test_what_is_unreadable_is_said_to_be_unknown() -> None:
    facts: dict[str, Answer] = {"f.x": Unreadable(Reason.NO_ANSWER, "No.")}
    assert fill("{f.x}; {f.x security updates}", facts, {}) == (
        "unknown; an unknown number of security updates"
    )


def test_a_sentence_with_an_unreadable_fact_is_left_out_where_another_remains() -> None:
    facts: dict[str, Answer] = {
        "f.x": Unreadable(Reason.NO_ANSWER, "No."),
        "f.y": Known(40, "test"),
    }
    template = "Updates waiting: {f.x}. The system looked {f.y days} ago. They came {f.x days} ago."
    assert fill(template, facts, {}) == "The system looked 40 days ago."


@pytest.mark.parametrize(
    ("fact", "value", "words"),
    [
        ("backup.by", "file-history", "File History"),
        ("firewall.by", "ufw", "ufw"),
        ("remote_desktop.by", ("screen-sharing", "anydesk"), "Screen Sharing and AnyDesk"),
        ("clock.by", "", "unknown"),
        ("updates.manager", "discover", "discover"),
    ],
)
def test_programs_have_the_names_that_people_know(fact: str, value: Value, words: str) -> None:
    assert fact_words(fact, value) == words
    assert fill(f"{{{fact}}}", {fact: Known(value, "test")}, {}) == words


def test_limits_and_facts_are_filled_and_a_fact_cannot_smuggle_in_a_placeholder() -> None:
    facts: dict[str, Answer] = {"f.x": Known("{$n} {f.y}", "test")}
    assert fill("{f.x} of {$n}", facts, {"n": 5}) == "{$n} {f.y} of 5"


def test_the_facts_of_a_sentence_are_known() -> None:
    assert facts_named("{a.b} {c.d days} {$limit}") == ("a.b", "c.d")


@pytest.mark.parametrize(
    ("words", "sentence"), [((), ""), (("a",), "a"), (("a", "b"), "a or b"), (("a", "b", "c"), "a, b or c")]
)
def test_lists_are_joined_as_people_say_them(words: tuple[str, ...], sentence: str) -> None:
    assert joined(words, "or") == sentence
