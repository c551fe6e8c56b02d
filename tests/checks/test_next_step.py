"""Which verdict to act on first."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.checks.catalogue import Catalogue
from posture.checks.next_step import Because, in_order, next_step
from posture.checks.verdict import Outcome, Verdict


def verdicts(taken: datetime, **outcomes: Outcome) -> list[Verdict]:
    return [
        Verdict(name.replace("_", "-"), outcome, "Found.", "Wanted.", (), taken)
        for name, outcome in outcomes.items()
    ]


def chosen(catalogue: Catalogue, found: list[Verdict], *left_out: str) -> str | None:
    placed = next_step(catalogue, found, left_out=left_out)
    return placed.verdict.check if placed else None


def order(catalogue: Catalogue, found: list[Verdict]) -> list[tuple[str, Because]]:
    return [(placed.verdict.check, placed.because) for placed in in_order(catalogue, found)]


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


def test_each_says_what_puts_it_before_those_that_are_left(catalogue: Catalogue, taken: datetime) -> None:
    found = verdicts(
        taken,
        clock=Outcome.WARN,
        firewall=Outcome.FAIL,
        auto_login=Outcome.FAIL,
        remote_desktop=Outcome.WARN,
        secure_boot=Outcome.FAIL,
        disk_space=Outcome.FAIL,
        os_updates=Outcome.FAIL,
    )
    assert order(catalogue, found) == [
        ("remote-desktop", Because.ALARM),
        ("auto-login", Because.QUICKER),  # as quick as the firewall, whose name is later
        ("firewall", Because.QUICKER),
        ("disk-space", Because.NEEDED),  # by the updates, which take less
        ("os-updates", Because.QUICKER),
        ("secure-boot", Because.MISSING),
        ("clock", Because.ALONE),
    ]


def test_a_step_waits_for_what_it_builds_on(catalogue: Catalogue, taken: datetime) -> None:
    found = verdicts(taken, os_updates=Outcome.FAIL, disk_space=Outcome.FAIL)
    placed = next_step(catalogue, found)
    assert placed is not None
    assert (placed.verdict.check, placed.because, placed.needed_by) == (
        "disk-space",
        Because.NEEDED,
        "os-updates",
    )


@pytest.mark.parametrize("outcome", [Outcome.PASS, Outcome.WARN, Outcome.UNKNOWN, Outcome.EXCEPTED])
def test_only_what_fails_keeps_another_waiting(
    outcome: Outcome, catalogue: Catalogue, taken: datetime
) -> None:
    found = verdicts(taken, os_updates=Outcome.FAIL, disk_space=outcome)
    assert chosen(catalogue, found) == "os-updates"


def test_what_is_put_off_keeps_nothing_waiting(catalogue: Catalogue, taken: datetime) -> None:
    found = verdicts(taken, os_updates=Outcome.FAIL, disk_space=Outcome.FAIL)
    assert chosen(catalogue, found, "disk-space") == "os-updates"


def test_of_several_that_are_needed_the_quickest_comes_first(catalogue: Catalogue, taken: datetime) -> None:
    everything = verdicts(
        taken,
        os_supported=Outcome.FAIL,
        os_updates=Outcome.FAIL,
        disk_space=Outcome.FAIL,
        backup=Outcome.FAIL,
        disk_encryption=Outcome.FAIL,
    )
    assert [check for check, _ in order(catalogue, everything)] == [
        "disk-space",
        "os-updates",
        "backup",
        "disk-encryption",
        "os-supported",
    ]


def test_in_a_circle_each_comes_once(catalogue: Catalogue, taken: datetime) -> None:
    ring = {"clock": "firewall", "firewall": "clock"}
    checks = {name: replace(catalogue.checks[name], after=(after,)) for name, after in ring.items()}
    found = verdicts(taken, clock=Outcome.FAIL, firewall=Outcome.FAIL)
    ordered = [check for check, _ in order(Catalogue(checks, ()), found)]
    assert sorted(ordered) == ["clock", "firewall"]


@given(outcomes=st.lists(st.sampled_from(Outcome), min_size=12, max_size=12))
def test_whatever_is_found_nothing_comes_before_what_it_waits_for(
    outcomes: list[Outcome], catalogue: Catalogue, taken: datetime
) -> None:
    found = verdicts(taken, **{
        name.replace("-", "_"): outcome for name, outcome in zip(catalogue.checks, outcomes, strict=True)
    })  # fmt: skip
    ordered = [placed.verdict for placed in in_order(catalogue, found)]
    assert {each.check for each in ordered} == {
        each.check for each in found if each.outcome in (Outcome.FAIL, Outcome.WARN)
    }
    places = {each.check: place for place, each in enumerate(ordered)}
    for each in ordered:
        for before in catalogue.checks[each.check].after:
            if before in places and ordered[places[before]].outcome is Outcome.FAIL:
                assert places[before] < places[each.check], (before, each.check)


def test_what_is_left_out_is_none(catalogue: Catalogue, taken: datetime) -> None:
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
    placed = next_step(catalogue, found)
    told = dict(zip(catalogue.checks, outcomes, strict=True))
    actionable = {Outcome.FAIL, Outcome.WARN} & set(outcomes)
    if told["remote-desktop"] in actionable:
        actionable = {told["remote-desktop"]}  # it comes before all others
    assert (placed.verdict.outcome if placed else None) is (
        Outcome.FAIL if Outcome.FAIL in actionable else Outcome.WARN if actionable else None
    )
