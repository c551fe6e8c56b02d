"""A signing key replaced in the middle of a round: the round goes on, and the old key opens no other."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from miniature import KNOWN, MONDAY, WEEK

from posture.ballots.manifest import sign_manifest
from posture.ballots.release import sign_release
from posture.reports import accepted, consent, membership, releases, rounds
from posture.reports.errors import Disputed, Nonsense, ReportsError

REPLACED = "signed with a key that your organisation has replaced"


@pytest.fixture
def stolen(collector, member):
    """The key that signed the round at hand, which IT has replaced in the middle of it."""
    old = collector.key
    collector.key = Ed25519PrivateKey.generate()
    collector.renew()
    return old


@pytest.fixture
def seen(desk, member):
    """The round at hand was accepted before the key was replaced; to be named before ``stolen``."""
    return rounds.look(desk, KNOWN)


def test_a_member_who_saw_the_round_before_goes_on_in_it(
    computer, desk, collector, seen, stolen, answers
) -> None:
    consent.give(desk, standing=True)
    assert rounds.look(desk, KNOWN) == seen
    computer.hourly(desk, collector.manifest.timetable.cast.end, answers)
    assert collector.each_once()


def test_a_member_who_sees_the_round_only_afterwards_takes_part_in_it(
    computer, desk, collector, stolen, answers
) -> None:
    consent.give(desk, standing=True)
    computer.hourly(desk, collector.manifest.timetable.cast.end, answers)
    assert collector.each_once()
    assert rounds.at_hand(desk).manifest.root_version == 1


def test_who_joins_afterwards_takes_part_too(computer, tmp_path, collector, stolen, answers) -> None:
    newcomer = replace(computer, home=tmp_path / "newcomer", databases=[])
    collector.clock = lambda: newcomer.now
    desk = newcomer.desk()
    membership.join(desk, collector.invite())
    assert len(membership.current(desk).roots) == 2
    assert newcomer.vote(desk, answers).counted == 3
    newcomer.close()


def test_the_next_round_is_under_the_new_key(computer, desk, collector, seen, stolen) -> None:
    computer.week(2)
    second = collector.open_round()
    assert (second.root_version, rounds.look(desk, KNOWN).manifest) == (2, second)


@pytest.mark.usefixtures("seen")
def test_a_thief_with_the_old_key_opens_no_next_round(computer, desk, collector, stolen) -> None:
    computer.week(2)
    collector.key = stolen
    for root in (1, 2):
        collector.signed.pop(2, None)
        digest = hashlib.sha256(collector.roots[root - 1]).hexdigest()
        collector.open_round(root_version=root, root_sha256=digest)
        with pytest.raises(Nonsense, match=REPLACED):
            rounds.look(desk, KNOWN)
    assert rounds.at_hand(desk).manifest.number == 1


def test_a_thief_cannot_make_another_round_of_the_one_at_hand(computer, desk, collector, stolen) -> None:
    """For somebody who has not seen it yet: same number, other keys."""
    collector.key = stolen
    collector.show(replace(collector.manifest, seal_id=b"a-thiefs"))
    with pytest.raises(Nonsense, match=REPLACED):
        rounds.look(desk, KNOWN)
    assert accepted.newest(desk.database) is None


@pytest.mark.usefixtures("seen")
def test_a_thief_cannot_make_up_evidence_against_a_round(desk, collector, stolen) -> None:
    collector.key = stolen
    collector.show(replace(collector.manifest, seal_id=b"a-thiefs"))
    with pytest.raises(Nonsense, match=REPLACED):
        rounds.look(desk, KNOWN)
    assert not rounds.at_hand(desk).disputed


@pytest.mark.usefixtures("seen")
def test_a_thief_cannot_slip_in_a_round_between_two(computer, desk, collector, stolen) -> None:
    """The member was away; what it missed was opened with the new key."""
    computer.week(2)
    real = collector.open_round()
    computer.week(3)
    collector.open_round()
    collector.signed[2] = sign_manifest(replace(real, seal_id=b"a-thiefs"), stolen)
    with pytest.raises(Nonsense, match=REPLACED):
        rounds.look(desk, KNOWN)
    assert accepted.newest(desk.database).manifest.number == 1


@pytest.mark.usefixtures("seen")
def test_who_was_away_when_the_key_was_replaced_follows_the_rounds_on_both_sides(
    computer, desk, collector
) -> None:
    computer.week(2)
    collector.open_round()
    collector.key = Ed25519PrivateKey.generate()
    computer.week(3)
    collector.open_round(root_version=1, root_sha256=hashlib.sha256(collector.roots[0]).hexdigest())
    collector.signed[3] = sign_manifest(collector.manifest, collector.key)
    collector.renew()
    computer.week(4)
    collector.open_round()
    assert rounds.look(desk, KNOWN).manifest.number == 4


def test_a_key_that_was_replaced_twice_over_is_believed_up_to_its_own_last_round(
    computer, desk, collector, seen, stolen
) -> None:
    computer.week(2)
    collector.open_round()
    rounds.look(desk, KNOWN)
    newest = Ed25519PrivateKey.generate()
    second = collector.key
    collector.key = newest
    collector.renew()
    assert rounds.look(desk, KNOWN).manifest.number == 2, "which the second key signed"
    computer.week(3)
    for thief in (stolen, second):
        collector.signed.pop(3, None)
        collector.key = thief
        collector.open_round()
        with pytest.raises(Nonsense, match=REPLACED):
            rounds.look(desk, KNOWN)


def test_a_root_that_names_another_round_than_was_shown_stops_it(desk, collector, seen, member) -> None:
    """Then two things were signed for one round, one of them by the root key."""
    shown = collector.signed[1]
    collector.signed[1] = sign_manifest(replace(collector.manifest, seal_id=b"another1"), collector.key)
    collector.key = Ed25519PrivateKey.generate()
    collector.renew()
    with pytest.raises(Disputed):
        rounds.look(desk, KNOWN)
    collector.signed[1] = shown
    with pytest.raises(Nonsense, match=REPLACED):
        rounds.look(desk, KNOWN)


def test_sums_of_a_later_round_are_not_believed_of_the_old_key(
    computer, desk, collector, seen, stolen, answers
) -> None:
    computer.hourly(desk, MONDAY + WEEK, answers)
    collector.close_round()
    computer.week(2)
    collector.open_round()
    computer.hourly(desk, MONDAY + 2 * WEEK, answers)
    assert [kept.number for kept in releases.kept(desk)] == [1]
    made = collector.close_round()
    collector.releases[2] = sign_release(made, stolen)
    runs = computer.hourly(desk, computer.now + timedelta(days=2), answers)
    assert any("a key that your organisation had replaced" in run.trouble for run in runs)
    assert [kept.number for kept in releases.kept(desk)] == [1]


def test_the_same_key_in_the_next_root_changes_nothing(computer, desk, collector, member) -> None:
    collector.renew()
    assert rounds.look(desk, KNOWN).manifest.root_version == 1
    computer.week(2)
    collector.open_round()
    assert rounds.look(desk, KNOWN).manifest.root_version == 2


def test_a_stranger_is_still_told_apart_from_a_thief(desk, collector, member) -> None:
    collector.key = Ed25519PrivateKey.generate()
    collector.show(collector.manifest)
    with pytest.raises(ReportsError, match="signature"):
        rounds.look(desk, KNOWN)
