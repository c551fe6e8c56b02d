"""What every box does, whichever store it lies in."""

from __future__ import annotations

import random

import pytest

from posture.collector.box.box import Counted

NEW, DUPLICATE, SECOND = Counted.NEW, Counted.DUPLICATE, Counted.SECOND


def test_a_ballot_counts_once(box, some) -> None:
    [ballot] = some(1)
    assert [box.put([ballot]) for _ in range(3)] == [[NEW], [DUPLICATE], [DUPLICATE]]
    assert list(box.blobs()) == [ballot.blob]


def test_another_answer_of_the_same_key_never_counts(box, some, second) -> None:
    [ballot] = some(1)
    assert box.put([ballot]) == [NEW]
    assert box.put([second(ballot)]) == [SECOND]
    assert list(box.blobs()) == [ballot.blob]


def test_the_same_ballot_twice_in_one_batch_counts_once(box, some, second) -> None:
    one, other = some(2)
    assert box.put([one, one, other, second(one), one]) == [NEW, DUPLICATE, NEW, SECOND, DUPLICATE]
    assert sorted(box.blobs()) == sorted([one.blob, other.blob])


def test_a_batch_of_old_and_new_ones_tells_them_apart(box, some, second) -> None:
    old, new, other = some(3)
    box.put([old, other])
    assert box.put([new, second(old), old, new]) == [NEW, SECOND, DUPLICATE, DUPLICATE]


def test_an_empty_batch_is_nothing(box) -> None:
    assert box.put([]) == []
    assert list(box.blobs()) == []


def test_all_that_was_put_comes_out_once(box, some) -> None:
    ballots = some(400)
    chance = random.Random(7)
    rest = list(ballots)
    while rest:
        batch, rest = rest[: (size := chance.randrange(1, 60))], rest[size:]
        assert box.put([*batch, *chance.sample(ballots, 3)])[: len(batch)].count(SECOND) == 0
    assert sorted(box.blobs()) == sorted(ballot.blob for ballot in ballots)
    assert box.put(ballots) == [DUPLICATE] * len(ballots)


def test_what_was_destroyed_is_gone(box, some) -> None:
    box.put(some(20))
    box.destroy()
    with pytest.raises((ValueError, StopIteration)):  # a file that is closed, or no row
        next(box.blobs())


def test_a_box_can_be_let_go_more_than_once(box) -> None:
    box.close()
    box.close()
