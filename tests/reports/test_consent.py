"""Ballots leave only where the person allowed it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from miniature import KNOWN

from posture.reports import consent, membership, rounds
from posture.reports.consent import Consent
from posture.reports.errors import NotAMember, ReportsError


@pytest.fixture
def keyless(desk):
    return replace(desk, sealer=lambda: pytest.fail("no key is needed"))


def test_at_first_nothing_is_allowed(keyless, member) -> None:
    assert consent.consent(keyless) is Consent.NONE


def test_consent_for_one_round_ends_with_it(computer, desk, keyless, member, collector) -> None:
    rounds.look(desk, KNOWN)
    consent.give(keyless, standing=False)
    assert consent.consent(keyless) is Consent.ROUND
    computer.week(2)
    collector.open_round()
    rounds.look(desk, KNOWN)
    assert consent.consent(keyless) is Consent.NONE


def test_standing_consent_holds_for_every_round(computer, desk, keyless, member, collector) -> None:
    consent.give(keyless, standing=True)
    assert consent.consent(keyless) is Consent.STANDING
    rounds.look(desk, KNOWN)
    computer.week(2)
    collector.open_round()
    rounds.look(desk, KNOWN)
    assert consent.consent(keyless) is Consent.STANDING


@pytest.mark.parametrize("standing", [True, False])
def test_consent_can_be_taken_back(desk, keyless, member, standing) -> None:
    rounds.look(desk, KNOWN)
    consent.give(keyless, standing=standing)
    consent.revoke(keyless)
    assert consent.consent(keyless) is Consent.NONE


def test_consent_needs_a_membership_and_a_round(desk, collector) -> None:
    with pytest.raises(NotAMember):
        consent.give(desk, standing=True)
    membership.join(desk, collector.invite())
    with pytest.raises(ReportsError, match="nothing to agree to"):
        consent.give(desk, standing=False)


def test_leaving_takes_consent_back(desk, keyless, member, collector) -> None:
    consent.give(keyless, standing=True)
    membership.leave(desk)
    membership.join(desk, collector.invite())
    assert consent.consent(keyless) is Consent.NONE


def test_asking_does_not_allow_anything(desk, member) -> None:
    rounds.look(desk, KNOWN)
    assert {consent.consent(desk) for _ in range(3)} == {Consent.NONE}
