"""Which verdict to act on first."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.checks.catalogue import Catalogue
from posture.checks.next_step import next_step
from posture.checks.verdict import Outcome, Verdict


def verdicts(taken: datetime, **outcomes: Outcome) -> list[Verdict]:
    return [
        Verdict(name.replace("_", "-"), outcome, "Found.", "Wanted.", (), taken)
        for name, outcome in outcomes.items()
    ]


def chosen(catalogue: Catalogue, found: list[Verdict], *snoozed: str) -> str | None:
    verdict = next_step(catalogue, found, snoozed=snoozed)
    return verdict.check if verdict else None


def test_what_fails_comes_before_what_warns(catalogue: Catalogue, taken: datetime) -> None:
    found = verdicts(taken, screen_lock=Outcome.WARN, disk_encryption=Outcome.FAIL)
    assert chosen(catalogue, found) == "disk-encryption"


def test_what_takes_few_minutes_comes_first(catalogue: Catalogue, taken: datetime) -> None:
    found = verdicts(taken, os_updates=Outcome.FAIL, screen_lock=Outcome.FAIL, backup=Outcome.FAIL)
    assert chosen(catalogue, found) == "screen-lock"


def test_then_what_weighs_more_and_then_the_name(catalogue: Catalogue, taken: datetime) -> None:
    found = verdicts(taken, clock=Outcome.FAIL, auto_updates=Outcome.WARN, firewall=Outcome.FAIL)
    assert chosen(catalogue, found) == "firewall"
    found = verdicts(taken, firewall=Outcome.FAIL, auto_login=Outcome.FAIL)
    assert chosen(catalogue, found) == "auto-login"


@pytest.mark.parametrize("outcome", [Outcome.FAIL, Outcome.WARN])
def test_somebody_at_this_screen_comes_before_everything_else(
    outcome: Outcome, catalogue: Catalogue, taken: datetime
) -> None:
    everything = dict.fromkeys((name.replace("-", "_") for name in catalogue.checks), Outcome.FAIL)
    found = verdicts(taken, **(everything | {"remote_desktop": outcome}))
    assert chosen(catalogue, found) == "remote-desktop"
    assert chosen(catalogue, found, "remote-desktop") == "screen-lock"


@pytest.mark.parametrize("outcome", [Outcome.PASS, Outcome.UNKNOWN, Outcome.STALE, Outcome.EXCEPTED])
def test_only_where_somebody_was_found_is_there_an_alarm(
    outcome: Outcome, catalogue: Catalogue, taken: datetime
) -> None:
    found = verdicts(taken, screen_lock=Outcome.WARN, remote_desktop=outcome)
    assert chosen(catalogue, found) == "screen-lock"


def test_what_is_snoozed_waits(catalogue: Catalogue, taken: datetime) -> None:
    found = verdicts(taken, screen_lock=Outcome.FAIL, firewall=Outcome.WARN)
    assert chosen(catalogue, found, "screen-lock") == "firewall"
    assert chosen(catalogue, found, "screen-lock", "firewall") is None


def test_a_check_that_is_not_in_the_catalogue_is_passed_over(catalogue: Catalogue, taken: datetime) -> None:
    assert chosen(catalogue, verdicts(taken, retired_check=Outcome.FAIL)) is None


@given(outcomes=st.lists(st.sampled_from(Outcome), min_size=12, max_size=12))
def test_only_what_warns_or_fails_is_ever_chosen(
    outcomes: list[Outcome], catalogue: Catalogue, taken: datetime
) -> None:
    found = verdicts(taken, **dict(zip(catalogue.checks, outcomes, strict=True)))
    verdict = next_step(catalogue, found)
    told = dict(zip(catalogue.checks, outcomes, strict=True))
    actionable = {Outcome.FAIL, Outcome.WARN} & set(outcomes)
    if told["remote-desktop"] in actionable:
        actionable = {told["remote-desktop"]}  # it comes before all others
    assert (verdict.outcome if verdict else None) is (
        Outcome.FAIL if Outcome.FAIL in actionable else Outcome.WARN if actionable else None
    )
