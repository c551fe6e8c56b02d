from __future__ import annotations

import os

from posture.ballots.seal import SIZE as BLOB_SIZE
from posture.collector.box.wrapping import SIZE, BoxKey, Kept

PARTS = (b"n" * 32, b"d" * 32, b"b" * BLOB_SIZE)


def test_what_was_wrapped_opens_with_its_key_alone() -> None:
    wrapped = BoxKey(bytes(32)).wrap(*PARTS)
    assert len(wrapped) == SIZE
    assert BoxKey(bytes(32)).open(wrapped) == Kept(*PARTS)
    assert BoxKey(b"\1" * 32).open(wrapped) is None


def test_the_same_ballot_is_wrapped_in_other_bytes_each_time() -> None:
    key = BoxKey(bytes(32))
    assert key.wrap(*PARTS)[:64] != key.wrap(*PARTS)[:64]


def test_random_bytes_and_half_a_ballot_are_no_ballot() -> None:
    key = BoxKey(bytes(32))
    wrapped = key.wrap(*PARTS)
    assert key.open(os.urandom(SIZE)) is None
    assert key.open(wrapped[:700] + os.urandom(SIZE - 700)) is None
    assert key.open(wrapped[:-1]) is None
    assert key.open(b"") is None


def test_a_mark_names_a_ballot_key_for_one_round_only() -> None:
    one, other = BoxKey(bytes(32)), BoxKey(b"\1" * 32)
    assert one.mark(PARTS[0]) == one.mark(PARTS[0])
    assert len({one.mark(PARTS[0]), one.mark(PARTS[1]), other.mark(PARTS[0])}) == 3


def test_no_part_of_a_ballot_shows_in_a_text_about_it() -> None:
    assert "b'" not in repr(Kept(*PARTS))
