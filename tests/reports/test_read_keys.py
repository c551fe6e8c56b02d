"""The keys for reading are the same for all, or they would be marks."""

from __future__ import annotations

import pytest
from miniature import KNOWN

from posture.ballots.enrolment import EnrolReply, encode_enrol_reply
from posture.reports import blessing, membership, read_keys, rounds
from posture.reports.errors import Nonsense


def kept(desk):
    return [row["number"] for row in desk.database.all("SELECT number FROM read_key ORDER BY number")]


def test_the_key_that_comes_with_joining_is_kept_once_a_round_shows_it(desk, collector, member) -> None:
    assert member.read_key == collector.read_key(1)
    assert kept(desk) == []
    rounds.look(desk, KNOWN)
    assert membership.current(desk).read_key == b""
    assert read_keys.opening(desk, 1) == collector.read_key(1)


def test_before_the_first_round_no_key_comes(desk, collector) -> None:
    assert membership.join(desk, collector.invite()).read_key == b""
    collector.open_round()
    manifest = rounds.look(desk, KNOWN).manifest
    assert kept(desk) == []
    blessing.bless(desk, manifest)
    assert kept(desk) == [1]


def test_two_members_get_the_same_key(tmp_path, computer, desk, collector, blessed) -> None:
    colleague = type(computer)(tmp_path / "colleague", collector)
    other = colleague.desk()
    membership.join(other, collector.invite())
    blessing.bless(other, rounds.look(other, KNOWN).manifest)
    assert read_keys.opening(other, 1) == read_keys.opening(desk, 1) == collector.read_key(1)
    colleague.close()


def test_a_key_of_ones_own_at_joining_is_a_mark(desk, collector, monkeypatch) -> None:
    collector.open_round()
    marked = encode_enrol_reply(EnrolReply("device-0", "everyone", bytes(32)))
    monkeypatch.setattr(collector, "_enrol", lambda _: (200, marked))
    membership.join(desk, collector.invite())
    with pytest.raises(Nonsense, match="not the one all members share"):
        rounds.look(desk, KNOWN)
    assert kept(desk) == []
    assert collector.bodies("/v1/issue") == []


@pytest.mark.parametrize("passed", [1, 2])
def test_the_key_of_a_round_that_ended_meanwhile_is_no_mark(
    computer, desk, collector, member, passed
) -> None:
    for _ in range(passed):
        collector.open_round()
    computer.week(1 + passed)
    rounds.look(desk, KNOWN)
    assert kept(desk) == [1]
    assert read_keys.opening(desk, 1) == collector.read_key(1)


def test_a_key_of_a_round_before_joining_is_a_mark(computer, desk, collector, monkeypatch) -> None:
    """Each of a few keys would mark a few people."""
    collector.open_round()
    collector.open_round()
    computer.week(2)
    marked = encode_enrol_reply(EnrolReply("device-0", "everyone", collector.read_key(1)))
    monkeypatch.setattr(collector, "_enrol", lambda _: (200, marked))
    membership.join(desk, collector.invite())
    with pytest.raises(Nonsense, match="not the one all members share"):
        rounds.look(desk, KNOWN)


def test_an_earlier_round_that_is_not_the_one_named_proves_nothing(computer, desk, collector, member) -> None:
    first = collector.signed[1]
    collector.open_round()
    collector.signed[1] = first.replace(b"signatures", b"signaturez")
    computer.week(2)
    with pytest.raises(Nonsense, match="not the one before"):
        rounds.look(desk, KNOWN)


def test_a_later_key_opens_earlier_rounds_and_no_earlier_key_a_later_one(
    computer, desk, collector, blessed
) -> None:
    assert read_keys.opening(desk, 2) is None
    computer.week(2)
    collector.open_round()
    blessing.bless(desk, rounds.look(desk, KNOWN).manifest)
    desk.database.execute("DELETE FROM read_key WHERE number = 1")
    assert read_keys.opening(desk, 1) == collector.read_key(2)
