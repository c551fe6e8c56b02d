"""From facts to a verdict: order, evidence, limits and exceptions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.checks.catalogue import Catalogue, Check
from posture.checks.judge import judge
from posture.checks.knowledge import FACTS
from posture.checks.verdict import Evidence, Outcome
from posture.facts.family import Field
from posture.facts.model import Known, Reading, Reason, Value
from posture.host.model import System

Read = Callable[[Mapping[str, Value | None]], Mapping[str, Reading]]

LOCKED: dict[str, Value | None] = {
    "system.has_screen": True,
    "screen_lock.enabled": True,
    "screen_lock.after_minutes": 10.0,
}


@pytest.fixture
def check(catalogue: Catalogue) -> Check:
    return catalogue.checks["screen-lock"]


def test_a_verdict_carries_every_fact_that_was_looked_at(check: Check, read: Read, taken: datetime) -> None:
    verdict = judge(check, read(LOCKED), system=System.LINUX, taken=taken)
    assert verdict.evidence == (
        Evidence("system.has_screen", True, "read:system.has_screen", "raw True"),
        Evidence("screen_lock.enabled", True, "read:screen_lock.enabled", "raw True"),
        Evidence("screen_lock.after_minutes", 10.0, "read:screen_lock.after_minutes", "raw 10.0"),
    )
    assert (verdict.check, verdict.taken, verdict.took_ms) == ("screen-lock", taken, 4)
    assert (verdict.reason, verdict.remedy, verdict.measured) == (None, "", None)


def test_what_does_not_apply_is_not_looked_at_further(check: Check, read: Read, taken: datetime) -> None:
    verdict = judge(check, read(LOCKED | {"system.has_screen": False}), system=System.LINUX, taken=taken)
    assert verdict.outcome is Outcome.NOT_APPLICABLE
    assert [evidence.fact for evidence in verdict.evidence] == ["system.has_screen"]


def test_a_finding_shows_the_facts_it_tells_of(catalogue: Catalogue, read: Read, taken: datetime) -> None:
    readings = read(
        {
            "system.virtual": "none",
            "firewall.enabled": True,
            "firewall.blocks_incoming": True,
            "firewall.published_ports": 0,
            "firewall.by": "ufw",
        }
    )
    verdict = judge(catalogue.checks["firewall"], readings, system=System.LINUX, taken=taken)
    assert "firewall.by" in [evidence.fact for evidence in verdict.evidence]


def test_the_policy_moves_the_limit(check: Check, read: Read, taken: datetime) -> None:
    readings = read(LOCKED)
    relaxed = judge(check, readings, system=System.LINUX, taken=taken)
    strict = judge(check, readings, system=System.LINUX, taken=taken, limits={"screen-lock-minutes": 5})
    assert (relaxed.outcome, relaxed.wanted) == (
        Outcome.PASS,
        "The screen locks after at most 15 minutes.",
    )
    assert (strict.outcome, strict.wanted) == (
        Outcome.WARN,
        "The screen locks after at most 5 minutes.",
    )


def test_without_words_of_its_own_a_check_says_its_rule(check: Check, read: Read, taken: datetime) -> None:
    verdict = judge(replace(check, wanted=""), read(LOCKED), system=System.LINUX, taken=taken)
    assert verdict.wanted == (
        "The screen locks by itself, and the minutes until it locks are more than 0 and at most 15 "
        "(a policy may choose 5, 10 or 15)."
    )


def test_an_unknown_answer_says_why_and_what_would_help(check: Check, read: Read, taken: datetime) -> None:
    facts = LOCKED | {"screen_lock.after_minutes": None}
    verdict = judge(check, read(facts), system=System.LINUX, taken=taken)
    assert (verdict.outcome, verdict.reason) == (Outcome.UNKNOWN, Reason.NEEDS_ADMIN)
    assert verdict.finding == "Could not tell: Only an administrator may look."
    assert verdict.remedy == "Ask one."
    assert Evidence("screen_lock.after_minutes", None, "file") in verdict.evidence


def test_a_family_that_was_not_read_is_unknown(check: Check, read: Read, taken: datetime) -> None:
    readings = {"system": read(LOCKED)["system"]}
    verdict = judge(check, readings, system=System.LINUX, taken=taken)
    assert (verdict.outcome, verdict.reason) == (Outcome.UNKNOWN, Reason.NO_ANSWER)


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("screen_lock.enabled", "yes"),
        ("screen_lock.enabled", 1),
        ("screen_lock.after_minutes", "10"),
        ("screen_lock.after_minutes", True),
        ("screen_lock.after_minutes", ("10",)),
    ],
)
def test_a_value_of_another_type_is_unknown_not_judged(
    fact: str, value: Value, check: Check, read: Read, taken: datetime
) -> None:
    verdict = judge(check, read(LOCKED | {fact: value}), system=System.LINUX, taken=taken)
    assert (verdict.outcome, verdict.reason) == (Outcome.UNKNOWN, Reason.UNRECOGNISED)


def test_a_value_that_the_fact_never_has_is_unknown(
    catalogue: Catalogue, read: Read, taken: datetime
) -> None:
    facts = {"system.virtual": "none", "disk_encryption.state": "maybe"}
    verdict = judge(catalogue.checks["disk-encryption"], read(facts), system=System.LINUX, taken=taken)
    assert (verdict.outcome, verdict.reason) == (Outcome.UNKNOWN, Reason.UNRECOGNISED)


def test_a_check_for_other_systems_is_not_asked(check: Check, read: Read, taken: datetime) -> None:
    check = replace(check, systems=frozenset({System.WINDOWS}))
    verdict = judge(check, read(LOCKED), system=System.MACOS, taken=taken)
    assert (verdict.outcome, verdict.evidence) == (Outcome.NOT_APPLICABLE, ())
    assert verdict.finding == "This is not asked on macOS."


@pytest.mark.parametrize(
    ("facts", "measured"),
    [
        ({}, Outcome.PASS),
        ({"screen_lock.enabled": False}, Outcome.FAIL),
        ({"screen_lock.enabled": None}, Outcome.UNKNOWN),
    ],
)
def test_an_exception_keeps_the_measured_answer(
    facts: dict[str, Value | None], measured: Outcome, check: Check, read: Read, taken: datetime
) -> None:
    readings = read(LOCKED | facts)
    plain = judge(check, readings, system=System.LINUX, taken=taken)
    excepted = judge(check, readings, system=System.LINUX, taken=taken, exception=True)
    assert plain.outcome is measured
    assert excepted == replace(plain, outcome=Outcome.EXCEPTED, measured=measured)


def _values(field: Field) -> st.SearchStrategy[Value]:
    if field.values:
        return st.sampled_from(field.values)
    by_type: Mapping[type, st.SearchStrategy[Value]] = {
        bool: st.booleans(),
        int: st.integers(-400, 400),
        float: st.floats(0, 400),
        str: st.text(max_size=8),
        tuple: st.lists(st.text(max_size=8), max_size=3).map(tuple),
    }
    return by_type[field.type]


@given(data=st.data())
def test_whatever_is_read_gives_a_whole_verdict(
    data: st.DataObject, catalogue: Catalogue, read: Read, taken: datetime
) -> None:
    check = data.draw(st.sampled_from(list(catalogue.checks.values())))
    facts = {
        f"{family}.{name}": data.draw(st.none() | _values(field))
        for family in check.facts
        for name, field in FACTS[family].fields.items()
    }
    verdict = judge(check, read(facts), system=data.draw(st.sampled_from(System)), taken=taken)
    assert verdict.finding
    assert (verdict.outcome is Outcome.UNKNOWN) is (verdict.reason is not None)


@given(data=st.data())
def test_a_known_answer_stays_when_more_becomes_readable(
    data: st.DataObject, catalogue: Catalogue, read: Read, taken: datetime
) -> None:
    check = data.draw(st.sampled_from(list(catalogue.checks.values())))
    whole = {
        f"{family}.{name}": data.draw(_values(field))
        for family in check.facts
        for name, field in FACTS[family].fields.items()
    }
    hidden = data.draw(st.sets(st.sampled_from(sorted(whole))))
    part = {fact: None if fact in hidden else value for fact, value in whole.items()}
    before = judge(check, read(part), system=System.LINUX, taken=taken).outcome
    after = judge(check, read(whole), system=System.LINUX, taken=taken).outcome
    assert before in (Outcome.UNKNOWN, after)


def test_facts_keep_their_methods(check: Check, taken: datetime) -> None:
    readings = {
        "system": Reading("system", {"has_screen": Known(True, "loginctl")}),
        "screen_lock": Reading("screen_lock", {"enabled": Known(False, "gsettings", "false")}),
    }
    verdict = judge(check, readings, system=System.LINUX, taken=taken)
    assert [evidence.method for evidence in verdict.evidence[:2]] == ["loginctl", "gsettings"]
