from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.checks.ageing import aged
from posture.checks.check import HOLDS
from posture.checks.verdict import Evidence, Outcome, Verdict

DAY = date(2026, 11, 21)
SETTLED = (Outcome.PASS, Outcome.WARN, Outcome.FAIL, Outcome.NOT_APPLICABLE)


def verdict(check: str, outcome: Outcome) -> Verdict:
    found = (Evidence("clock.by", "chrony", "processes"),)
    return Verdict(check, outcome, "A finding.", "", found, datetime(2026, 11, 21, 9, tzinfo=UTC))


@pytest.mark.parametrize("outcome", SETTLED)
def test_it_holds_for_as_many_days_as_its_check_says_and_no_longer(catalogue, outcome) -> None:
    for check in catalogue.checks.values():
        kept = verdict(check.id, outcome)
        assert aged(check, kept, DAY, DAY + timedelta(days=check.holds)) is kept
        old = aged(check, kept, DAY, DAY + timedelta(days=check.holds + 1))
        assert (old.outcome, old.evidence) == (Outcome.STALE, ())
        assert "21 November 2026" in old.finding


def test_what_could_not_be_told_is_no_more_told_later(catalogue) -> None:
    kept = verdict("clock", Outcome.UNKNOWN)
    assert aged(catalogue.checks["clock"], kept, DAY, DAY + timedelta(days=400)) is kept


def test_updates_grow_old_before_settings_do(catalogue) -> None:
    holds = {name: check.holds for name, check in catalogue.checks.items()}
    assert holds["os-updates"] < holds["screen-lock"] == HOLDS < holds["disk-encryption"]


@given(days=st.integers(-4000, 4000), outcome=st.sampled_from(SETTLED))
def test_no_answer_of_a_far_day_passes_for_todays_whichever_way_the_clock_went(
    catalogue, days, outcome
) -> None:
    check = catalogue.checks["firewall"]
    told = aged(check, verdict("firewall", outcome), DAY, DAY + timedelta(days=days))
    assert (told.outcome is Outcome.STALE) is not (-1 <= days <= check.holds)
