"""Where this computer stands, told without a network."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from miniature import KNOWN

from posture.ballots.timetable import Phase
from posture.reports import booth, consent, errands, releases, rounds
from posture.reports.consent import Consent
from posture.reports.errands import Errand
from posture.reports.errors import Disputed, NotAMember
from posture.reports.standing import standing
from posture.reports.vote import Votes


@pytest.fixture
def silent(desk):
    """A desk at which nobody is called or asked."""
    return replace(
        desk,
        sealer=lambda: pytest.fail("nobody is asked"),
        transport=lambda _: pytest.fail("nobody is called"),
    )


def test_somebody_who_has_not_joined_stands_nowhere(desk) -> None:
    with pytest.raises(NotAMember):
        standing(desk)


def test_before_the_first_look_there_is_no_round(silent, member) -> None:
    now = standing(silent)
    assert (now.phase, now.epoch, now.number, now.timetable, now.release) == (None, "", None, None, None)
    assert (now.fetched, now.signed, now.waiting, now.counted, now.next_due) == (False, False, 0, 0, None)


def test_once_accepted_the_fetching_is_next(desk, silent, member, collector) -> None:
    rounds.look(desk, KNOWN)
    now = standing(silent)
    assert (now.phase, now.epoch, now.number) == (Phase.FETCHING, "2026-W47", 1)
    assert now.timetable == collector.manifest.timetable
    assert now.next_due == errands.planned(desk, Errand.FETCH, "2026-W47")
    assert (now.fetched, now.consent, now.too_few, now.locked) == (False, Consent.NONE, "", "")


def test_once_fetched_the_opening_of_the_casting_is_next(silent, blessed) -> None:
    now = standing(silent)
    assert (now.fetched, now.signed) == (True, False)
    assert now.next_due == blessed.timetable.cast.start


def test_what_waits_leaves_only_with_consent(desk, silent, casting, answers) -> None:
    booth.sign(desk, casting, answers)
    before = standing(silent)
    assert (before.phase, before.signed, before.waiting, before.counted) == (Phase.CASTING, True, 3, 0)
    assert before.next_due == errands.planned(desk, Errand.RELEASE, "2026-W47")
    consent.give(desk, standing=False)
    after = standing(silent)
    first = min(vote.due for vote in Votes(desk.database, desk.sealer()).waiting("2026-W47"))
    assert (after.consent, after.next_due) == (Consent.ROUND, max(first, desk.clock()))


def test_a_locked_key_is_told_where_something_waits(computer, desk, silent, casting, answers) -> None:
    computer.locked = True
    assert standing(silent).locked == "", "nothing waits yet"
    booth.sign(desk, casting, answers)
    consent.give(desk, standing=True)
    now = standing(silent)
    assert now.locked == "Your keyring is locked. Unlock it, then try again."
    assert now.waiting == 3


def test_after_casting_the_sums_are_next(computer, desk, silent, casting, answers, collector) -> None:
    booth.sign(desk, casting, answers)
    booth.cast_now(desk)
    now = standing(silent)
    assert (now.waiting, now.counted) == (0, 3)
    assert now.next_due == errands.planned(desk, Errand.RELEASE, "2026-W47")
    collector.close_round()
    computer.now = casting.timetable.close + timedelta(days=1)
    releases.fetch(desk)
    assert (standing(silent).phase, standing(silent).release) == (Phase.CLOSED, 1)


def test_too_few_and_disputes_are_told(desk, silent, member, collector) -> None:
    collector.show(replace(collector.manifest, enrolled=9))
    rounds.look(desk, KNOWN)
    assert standing(silent).too_few == "9 of 10 joined; sums start at ten."
    collector.show(replace(collector.manifest, enrolled=60))
    with pytest.raises(Disputed):
        rounds.look(desk, KNOWN)
    assert standing(silent).disputed
