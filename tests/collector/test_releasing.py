from __future__ import annotations

import base64

import pytest

from posture.ballots.ballot import Answer
from posture.ballots.release import Goal, Share
from posture.collector import releasing
from posture.collector.errors import Refusal
from posture.collector.organisation import publish
from posture.collector.releasing import newest_good, read, released
from posture.collector.rounds.closing import Closer
from posture.collector.rounds.record import newest
from posture.policy import policy as policies


def _sums(passing: int, failing: int = 0, unknown: int = 0, apart: int = 0) -> dict[Answer, int]:
    return {
        Answer.PASS: passing,
        Answer.FAIL: failing,
        Answer.UNKNOWN: unknown,
        Answer.NOT_APPLICABLE: apart,
    }


@pytest.fixture
def release_of(organisation, store, open_next, now):
    """The release of a round with given sums."""
    from dataclasses import replace

    open_next()

    def made(counts, joined: int = 100, blessed: int = 100):
        with store.reading() as connection:
            found = newest(connection)
        return released(
            organisation, replace(found, joined=joined, blessed=blessed), counts, past=(), now=now
        )

    return made


@pytest.mark.parametrize(
    ("sums", "share"),
    [
        (_sums(9), Share(0, "")),
        (_sums(9, apart=50), Share(0, "")),
        (_sums(10), Share(10, "nearly-all")),
        (_sums(0, 19), Share(15, "under-half")),
        (_sums(7, 3, 1, 1), Share(10, "most")),
        (_sums(6, 0, 5, 9), Share(10, "about-half")),
        (_sums(100, 100), Share(200, "50")),
    ],
    ids=str,
)
def test_a_sum_counts_those_to_whom_the_check_applies(release_of, sums, share) -> None:
    assert release_of({"firewall": sums}).checks["firewall"] == share


def test_below_ten_members_nothing_is_told_however_many_ballots_came(release_of) -> None:
    told = release_of({"firewall": _sums(50)}, joined=9, blessed=9)
    assert told.checks["firewall"] == Share(0, "")
    assert told.is_stuffed


def test_ballots_beyond_the_blessed_are_named_for_each_check(release_of) -> None:
    told = release_of({"firewall": _sums(12, apart=3), "screen-lock": _sums(10)}, joined=10, blessed=10)
    assert dict(told.excess) == {"firewall": 5}
    assert told.is_stuffed
    assert not release_of({"firewall": _sums(10)}, joined=10, blessed=10).is_stuffed


def test_more_blessed_than_joined_is_stuffed(release_of) -> None:
    assert release_of({"firewall": _sums(10)}, joined=10, blessed=11).is_stuffed


def test_goals_of_the_policy_stand_in_the_release(
    organisation, store, open_next, close_at_hand, words
) -> None:
    base = policies.default_policy(("firewall",))
    goal = policies.Goal(80, "2027-06-30", "We store customers' data.")
    policy = policies.Policy(1, base.checks, {}, {"firewall": goal}, base.groups, "")
    close_at_hand(open_next(policy=policy))
    with store.reading() as connection:
        told = releasing.numbered(connection, 1).release
    assert told.goals == {"firewall": Goal(80, "2027-06-30", "We store customers' data.")}


@pytest.fixture
def three_rounds(organisation, store, devices, open_next, vote, desk):
    """A good round, a thin one, and one that is open, all for members only; the voters, and the rounds."""
    private = publish(organisation, to_everyone=False)
    voters = devices(11)
    closer = Closer(private, store, desk)
    first = open_next()
    vote(voters, first, "firewall", [1] * 10 + [2])
    closer.close(1, now=first.timetable.close)
    second = open_next(first.timetable.close)
    closer.close(2, now=second.timetable.close)
    third = open_next(second.timetable.close)
    return voters, (first, second, third)


def _shown(key: bytes) -> str:
    return "Posture " + base64.b64encode(key).decode()


def _refused(code: str):
    return pytest.raises(Refusal, check=lambda refusal: refusal.code == code)


def test_a_thin_round_never_takes_the_place_of_the_last_good_one(store, three_rounds) -> None:
    with store.reading() as connection:
        kept = newest_good(connection)
        assert kept.release.number == 1
        assert releasing.newer_thin(connection, kept).number == 2
        assert releasing.numbered(connection, 2).is_thin
        assert releasing.numbered(connection, 2).release.past == (1,)


def test_a_read_key_opens_its_release_and_those_before(store, three_rounds, now) -> None:
    voters, _ = three_rounds
    early = _shown(voters[0].read_key)
    with store.reading() as connection:
        late = _shown(newest(connection).read_key)
    assert read(store, None, early) == read(store, 1, late) == read(store, 1, early)
    assert read(store, 2, late)
    with _refused("wrong-read-key"):
        read(store, 2, early)


@pytest.mark.parametrize("header", ["", "Posture ", "Posture AAAA", "Posture \xff", "Basic AAAA", "Bearer x"])
def test_without_a_members_key_nothing_is_read(store, three_rounds, header) -> None:
    with _refused("wrong-read-key"):
        read(store, None, header)


def test_every_key_is_compared_whichever_fits(store, three_rounds, monkeypatch) -> None:
    voters, _ = three_rounds
    compared: list[bytes] = []

    def compare(ours: bytes, theirs: bytes) -> bool:
        compared.append(ours)
        return ours == theirs

    monkeypatch.setattr(releasing.hmac, "compare_digest", compare)
    read(store, 1, _shown(voters[0].read_key))
    assert len(compared) == 3


def test_what_is_for_everybody_needs_no_key(store, open_next, close_at_hand) -> None:
    close_at_hand(open_next())
    assert read(store, None, "") == read(store, 1, "")


def test_before_the_first_close_there_is_no_release(store, open_next) -> None:
    open_next()
    with _refused("no-release"):
        read(store, None, "")
    with _refused("no-release"):
        read(store, 1, "")


def test_without_the_rule_a_thin_round_hides_the_last_good_one(store, three_rounds, monkeypatch) -> None:
    monkeypatch.setattr(releasing.Kept, "is_thin", False)
    with store.reading() as connection:
        assert newest_good(connection).release.number == 2
