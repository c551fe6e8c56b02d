from __future__ import annotations

import pytest

from posture.ballots.release import SHARE_OF
from posture.collector.errors import CollectorError
from posture.collector.tally import tally


def test_a_closed_round_is_told_as_its_release_tells_it(
    store, devices, open_next, vote, close_at_hand
) -> None:
    voters = devices(12)
    manifest = open_next()
    vote(voters, manifest, "firewall", [1] * 7 + [2] * 3 + [3, 4])
    vote(voters[:9], manifest, "screen-lock", [1] * 9)
    close_at_hand(manifest)
    counts = "12 joined in time, 12 fetched their ballots, 10 or more sent them."
    assert tally(store).lines() == [
        f"Round 2026-W47, closed on 2026-11-21: {counts}",
        "  The disk is encrypted: too few answered",
        "  A firewall is on: most of 10 or more",
        "  The screen locks by itself: too few answered",
        SHARE_OF,
    ]
    told = tally(store).data()
    assert (told["schema"], told["open"], told["thin"]) == ("posture/tally/2", None, None)
    assert told["release"] == tally(store, "2026-W47").data()["release"]
    assert told["release"]["checks"]["firewall"] == {"answers": 10, "passing": "most"}


def test_a_round_that_was_closed_early_is_told_as_such(store, open_next, close_at_hand, now) -> None:
    manifest = open_next()
    close_at_hand(manifest, now)
    assert tally(store).data()["release"]["early"] is True
    assert tally(store).lines()[1] == (
        "It was closed before its time, 09:01:00 UTC. Ballots that were still to come are missing."
    )


@pytest.mark.parametrize("answer", [1, 2, 3, 4])
def test_no_two_looks_at_an_open_round_tell_anything(store, devices, open_next, vote, answer) -> None:
    voters = devices(11)
    manifest = open_next()
    vote(voters[:10], manifest, "firewall", [1] * 7 + [2] * 3)
    before = (tally(store).lines(), tally(store).data(), tally(store, "2026-W47").data())
    voters[10].bless(manifest)
    vote(voters[10:], manifest, "firewall", [answer])
    assert (tally(store).lines(), tally(store).data(), tally(store, "2026-W47").data()) == before
    assert before[0] == ["Round 2026-W47: 11 had joined when it opened; sums when it closes on 09:01:00 UTC."]


def test_a_thin_round_leaves_the_last_good_one_in_its_place(
    store, devices, open_next, vote, close_at_hand
) -> None:
    voters = devices(10)
    first = open_next()
    vote(voters, first, "firewall", [1] * 10)
    close_at_hand(first)
    good = tally(store).data()["release"]
    second = open_next(first.timetable.close)
    assert tally(store).data()["release"] == good
    close_at_hand(second)
    assert tally(store).data()["release"] == good
    assert tally(store).data()["thin"] == "2026-W47.2"
    assert "The newer round 2026-W47.2 had too few answers to show a sum." in tally(store).lines()
    assert tally(store, "2026-W47.2").data()["release"]["received"] == 0


def test_stuffing_is_said(store, devices, open_next, vote, close_at_hand, desk, marker_of) -> None:
    """Ballots for which nobody was blessed: the issuer's key made them."""
    voters = devices(10)
    manifest = open_next()
    vote(voters, manifest, "firewall", [1] * 10)
    others = devices(3)
    for other in others:
        other.bless(manifest)
        desk.drop(manifest, other.ballot(manifest, "firewall", 1))
    marker = marker_of(manifest.number)
    _as_if_never_blessed(store, [marker.device(other.device_id) for other in others])
    close_at_hand(manifest)
    assert tally(store).data()["release"]["excess"] == {"firewall": 3}
    assert "Something is wrong" in tally(store).lines()[-1]


def _as_if_never_blessed(store, marks: list[str]) -> None:
    from sqlalchemy import delete

    from posture.collector.schema import blessed

    with store.transaction() as connection:
        connection.execute(delete(blessed).where(blessed.c.mark.in_(marks)))


def test_without_a_round_there_is_one_sentence(store, open_next) -> None:
    with pytest.raises(CollectorError, match="No round was opened yet"):
        tally(store)
    open_next()
    with pytest.raises(CollectorError, match="There is no round 2030-W01"):
        tally(store, "2030-W01")
