"""Somebody with the issuer's keys makes ballots: what shows of it, what does not, and what would not show."""

from __future__ import annotations

import re
from html import unescape

import pytest

from posture.ballots.release import UNDER_HALF, verify_release
from posture.collector import releasing, telling
from posture.collector.releasing import numbered
from posture.collector.tally import tally
from posture.collector.verification import facts, verifier
from posture.collector.web.page import render
from serving import Voting

HONEST = [1] * 3 + [2] * 9
"""A check that under half pass."""

FORGED = 40


@pytest.fixture
def cast_round(devices, open_next, vote):
    """A round in which twelve were blessed and cast."""
    voters = devices(12)
    manifest = open_next()
    vote(voters, manifest, "firewall", HONEST)
    return manifest


@pytest.fixture
def stuff(organisation, desk):
    """Puts forged ballots that say that all is well into the box; every one verifies."""

    def stuffed(manifest, number: int) -> None:
        forger = Voting(organisation, manifest, organisation.key_room().round(manifest.number))
        verifying = verifier(facts(manifest), forger.keys)
        for _ in range(number):
            desk.box(manifest.number).put([verifying.verify(forger.ballot("firewall", 1))])

    return stuffed


@pytest.fixture
def told(organisation, store, now):
    """What everybody gets to know of round 1: the release as a client reads it, the tally, the page."""

    def shown():
        with store.reading() as connection:
            kept = numbered(connection, 1)
        release = verify_release(kept.signed, organisation.roots.newest.public)
        page = re.sub(r"\s+", " ", unescape(render(organisation, store, "", now=now)))
        return release, tally(store).lines(), page

    return shown


def test_without_forged_ballots_nothing_is_wrong(cast_round, close_at_hand, told) -> None:
    close_at_hand(cast_round)
    release, lines, page = told()
    assert not release.is_stuffed
    assert release.checks["firewall"].passing == UNDER_HALF
    assert not any("wrong" in line for line in lines)
    assert "These sums are not right." not in page


def test_forged_ballots_beyond_the_blessed_show_everywhere(cast_round, stuff, close_at_hand, told) -> None:
    stuff(cast_round, FORGED)
    close_at_hand(cast_round)
    release, lines, page = told()
    assert (release.joined, release.blessed, release.received) == (12, 12, 50)
    assert dict(release.excess) == {"firewall": FORGED}
    assert release.is_stuffed
    said = f"{FORGED} ballots more came than ballots were fetched: somebody else made them."
    assert lines[-1] == f"Something is wrong with these sums: {said}"
    assert f"These sums are not right.</strong> {said}" in page


def test_one_ballot_too_many_shows(cast_round, stuff, close_at_hand, told) -> None:
    stuff(cast_round, 1)
    close_at_hand(cast_round)
    release, _, page = told()
    assert dict(release.excess) == {"firewall": 1}
    assert "These sums are not right." in page


def test_blessings_beyond_those_who_joined_show_too(
    organisation, cast_round, stuff, close_at_hand, told
) -> None:
    """Who forges ballots and writes down as many blessings is found out by the number of members."""
    Voting(organisation, cast_round, organisation.key_room().round(1)).bless(FORGED)
    stuff(cast_round, FORGED)
    close_at_hand(cast_round)
    release, lines, page = told()
    assert not release.excess
    assert release.is_stuffed
    said = f"{12 + FORGED} devices fetched ballots, and only 12 had joined."
    assert lines[-1] == f"Something is wrong with these sums: {said}"
    assert f"These sums are not right.</strong> {said}" in page


def test_up_to_the_blessed_nothing_shows_and_the_page_says_so(
    store, devices, open_next, vote, stuff, close_at_hand, told
) -> None:
    """Three who were blessed send nothing; three forged ballots stand in their place."""
    voters = devices(12)
    manifest = open_next()
    for voter in voters:
        voter.bless(manifest)
    vote(voters[:9], manifest, "firewall", [2] * 9)
    stuff(manifest, 3)
    close_at_hand(manifest)
    release, _, page = told()
    assert not release.is_stuffed
    assert "Below that nothing shows, because there is no public log and no witness yet." in page


# What each guard is for: without it, the attack that a test above sees fail goes through.


def test_without_the_comparison_with_the_blessed_forged_ballots_turn_a_sum_unseen(
    cast_round, stuff, close_at_hand, told, monkeypatch
) -> None:
    monkeypatch.setattr(releasing, "_excess", lambda *_: {})
    stuff(cast_round, FORGED)
    close_at_hand(cast_round)
    release, lines, page = told()
    assert not release.is_stuffed
    assert (release.checks["firewall"].answers, release.checks["firewall"].passing) == (50, "most")
    assert not any("wrong" in line for line in lines)
    assert "These sums are not right." not in page


def test_without_the_comparison_with_the_joined_made_up_devices_turn_a_sum_unseen(
    organisation, cast_round, stuff, close_at_hand, told, monkeypatch
) -> None:
    monkeypatch.setattr(telling, "stuffed", lambda _: "")
    Voting(organisation, cast_round, organisation.key_room().round(1)).bless(FORGED)
    stuff(cast_round, FORGED)
    close_at_hand(cast_round)
    release, lines, page = told()
    assert release.checks["firewall"].passing == "most"
    assert not any("wrong" in line for line in lines)
    assert "These sums are not right." not in page
