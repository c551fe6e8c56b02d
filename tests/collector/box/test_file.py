from __future__ import annotations

import errno
import os
import random
import shutil
import zlib
from itertools import pairwise

import pytest

from posture.collector.box import file as box_file
from posture.collector.box.box import Counted
from posture.collector.box.file import FEWEST, ROOM, TOUCHED, TOUCHED_MORE, FileBox, slots_for
from posture.collector.box.slots import SlotFile
from posture.collector.box.wrapping import SIZE, BoxKey
from posture.collector.errors import CollectorError

KEY = bytes(range(32))


def slots_of(path) -> list[bytes]:
    data = path.read_bytes()
    return [data[place : place + SIZE] for place in range(0, len(data), SIZE)]


def differing(before: list[bytes], after: list[bytes]) -> set[int]:
    assert len(before) == len(after)
    return {slot for slot, (old, new) in enumerate(zip(before, after, strict=True)) if old != new}


def area_under_curve(of_these: list[float], of_those: list[float]) -> float:
    """How often a number of the first kind is the larger one; 0.5 tells nothing."""
    wins = sum((one > other) + (one == other) / 2 for one in of_these for other in of_those)
    return wins / (len(of_these) * len(of_those))


@pytest.mark.parametrize("expected", [10, 100, 1000])
def test_a_start_finds_what_was_kept(file_box, some, second, expected) -> None:
    ballots = some(60)
    box = file_box(expected)
    for ballot in ballots:
        box.put([ballot])
    box.close()
    again = file_box(expected)
    assert again.put([ballots[0], second(ballots[1])]) == [Counted.DUPLICATE, Counted.SECOND]
    assert sorted(again.blobs()) == sorted(ballot.blob for ballot in ballots)
    again.close()


def test_a_box_has_room_for_all_that_may_come_and_grows_beyond(file_box, some, tmp_path) -> None:
    box = file_box(200)
    path = tmp_path / "box-1"
    assert path.stat().st_size == slots_for(200) * SIZE == 250 * SIZE
    ballots = some(700)
    for place in range(0, 700, 50):
        box.put(ballots[place : place + 50])
    assert path.stat().st_size >= 2 * 700 * SIZE
    assert sorted(box.blobs()) == sorted(ballot.blob for ballot in ballots)
    box.close()


def test_two_processes_never_hold_one_box(file_box) -> None:
    box = file_box()
    with pytest.raises(CollectorError, match="Another process holds the ballots"):
        file_box()
    box.close()
    file_box().close()


def test_nothing_is_left_of_a_box_that_was_destroyed(file_box, some, tmp_path) -> None:
    box = file_box()
    box.put(some(3))
    box.destroy()
    assert list(tmp_path.iterdir()) == []


def test_a_box_that_cannot_be_removed_says_so(file_box, monkeypatch, tmp_path) -> None:
    box = file_box()
    monkeypatch.setattr(SlotFile, "remove", lambda slots: slots.close())
    with pytest.raises(CollectorError, match="came back"):
        box.destroy()


@pytest.mark.parametrize("kept", [0, 1, 700, SIZE, 40 * SIZE + 5])
def test_a_file_that_was_cut_off_gives_what_is_left(file_box, some, tmp_path, kept) -> None:
    box = file_box(1000)
    box.put(some(50))
    box.close()
    with (tmp_path / "box-1").open("r+b") as file:
        file.truncate(kept)
    again = file_box(1000)
    assert len(list(again.blobs())) <= kept // SIZE
    assert again.put(some(5)) == [Counted.NEW] * 5
    again.close()


@pytest.mark.parametrize("expected", [30, 1000])
def test_a_full_disk_loses_nothing_that_was_counted(file_box, some, monkeypatch, tmp_path, expected) -> None:
    box = file_box(expected)
    counted = some(20)
    box.put(counted)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", _full)
        with pytest.raises(CollectorError, match="make room"):
            box.put(some(1))
    later = some(2)
    told = box.put([*later, counted[0]])
    assert told == [Counted.NEW, Counted.NEW, Counted.DUPLICATE]
    assert {ballot.blob for ballot in [*counted, *later]} <= set(box.blobs())
    box.close()


def _full(_handle: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


class _Crash(BaseException):
    """The power goes."""


@pytest.mark.parametrize("expected", [30, 600])
def test_a_crash_at_any_write_loses_and_doubles_nothing(
    file_box, some, monkeypatch, tmp_path, expected
) -> None:
    """Every write of a commit in turn goes half way; each time another start must find all."""
    counted = some(25)
    box = file_box(expected)
    for ballot in counted:
        box.put([ballot])
    box.close()
    saved = tmp_path / "saved"
    shutil.copy(tmp_path / "box-1", saved)
    crashes = 0
    while True:
        shutil.copy(saved, tmp_path / "box-1")
        box, new = file_box(expected, seed=crashes), some(3)
        with monkeypatch.context() as patched:
            _crash_at(patched, crashes)
            try:
                told = box.put(new)
            except _Crash:
                told = []
        box.close()
        again = file_box(expected)
        found = list(again.blobs())
        again.close()
        assert len(found) == len(set(found))
        assert {ballot.blob for ballot in counted} <= set(found)
        if told:
            assert {ballot.blob for ballot in new} <= set(found)
            break
        crashes += 1
    assert crashes >= 2


def _crash_at(patched: pytest.MonkeyPatch, number: int) -> None:
    """Let the write of that number, in whatever way, go half way and no further."""
    left = iter(range(number, -1, -1))
    write, replace = SlotFile.write, SlotFile._replace

    def half(slots: SlotFile, slot: int, data: bytes) -> None:
        if next(left) == 0:
            slots._file.seek(slot * SIZE)
            slots._file.write(data[: SIZE // 2])
            raise _Crash
        write(slots, slot, data)

    def half_a_file(slots: SlotFile, contents) -> None:
        if next(left) == 0:
            slots._fresh.write_bytes(b"".join(contents)[: 20 * SIZE + 7])
            raise _Crash
        replace(slots, contents)
        if next(left) == 0:
            raise _Crash

    def sync(_slots: SlotFile) -> None:
        if next(left) == 0:
            raise _Crash

    patched.setattr(SlotFile, "write", half)
    patched.setattr(SlotFile, "_replace", half_a_file)
    patched.setattr(SlotFile, "sync", sync)
    patched.setattr(os, "fsync", lambda _: None)


# What somebody learns who takes copies of the folder, again and again, and has no key.


def test_a_box_cannot_be_told_from_random_bytes(file_box, some, tmp_path) -> None:
    box = file_box()
    empty = (tmp_path / "box-1").read_bytes()
    box.put(some(FEWEST))
    full = (tmp_path / "box-1").read_bytes()
    box.close()
    assert len(empty) == len(full)
    for data in (empty, full):
        assert len(zlib.compress(data)) > len(data)


@pytest.mark.parametrize("number", [1, 2, 5, 30])
def test_a_small_box_changes_in_every_slot_however_many_came(file_box, some, tmp_path, number) -> None:
    box = file_box(100)
    before = slots_of(tmp_path / "box-1")
    box.put(some(number))
    assert len(differing(before, slots_of(tmp_path / "box-1"))) == slots_for(100)
    box.close()


def test_a_large_box_changes_in_as_many_slots_for_one_ballot_as_for_five(file_box, some, tmp_path) -> None:
    box = file_box(1000)
    told: dict[int, set[int]] = {}
    for number in [1, 2, 3, 4, 5, 6, 10, 11] * 5:
        before = slots_of(tmp_path / "box-1")
        box.put(some(number))
        told.setdefault(number, set()).add(len(differing(before, slots_of(tmp_path / "box-1"))))
    box.close()
    assert told[1] == told[2] == told[3] == told[4] == told[5] == {TOUCHED}
    assert told[6] == told[10] == {TOUCHED + TOUCHED_MORE}


class _StaysWhereItIs(FileBox):
    """A box without the guard: ballots never move, so only free slots change."""

    def _choose(self, fresh: int) -> list[int]:
        free = [slot for slot, full in enumerate(self._filled) if not full]
        return self._chance.sample(free, TOUCHED)


def watched(tmp_path, kind: type[FileBox], some) -> float:
    """How well the slots that hold ballots in the end are told from the others by how often each changed."""
    box = kind(tmp_path / "box-1", BoxKey(KEY), expected=600, chance=random.Random(4))
    changes = [0] * (600 * ROOM)
    before = slots_of(tmp_path / "box-1")
    for _ in range(250):
        box.put(some(2))
        after = slots_of(tmp_path / "box-1")
        for slot in differing(before, after):
            changes[slot] += 1
        before = after
    full = [changes[slot] for slot, is_full in enumerate(box._filled) if is_full]
    free = [changes[slot] for slot, is_full in enumerate(box._filled) if not is_full]
    box.close()
    return area_under_curve(free, full)


def test_a_copy_after_each_commit_does_not_tell_which_slots_are_full(tmp_path, some) -> None:
    assert abs(watched(tmp_path, FileBox, some) - 0.5) < 0.04


def test_were_ballots_never_moved_the_copies_would_tell(tmp_path, some) -> None:
    assert watched(tmp_path, _StaysWhereItIs, some) > 0.65


# What somebody learns who has one copy and the key.


@pytest.mark.parametrize("expected", [150, 1000])
def test_the_place_of_a_ballot_does_not_tell_when_it_came(file_box, some, tmp_path, expected) -> None:
    box, ballots = file_box(expected), some(150)
    for ballot in ballots:
        box.put([ballot])
    box.close()
    arrival = {ballot.nullifier: number for number, ballot in enumerate(ballots)}
    opened = [BoxKey(KEY).open(wrapped) for wrapped in slots_of(tmp_path / "box-1")]
    order = [arrival[kept.nullifier] for kept in opened if kept]
    assert len(order) == 150
    earlier = [place for place, number in enumerate(order) if number < 75]
    later = [place for place, number in enumerate(order) if number >= 75]
    assert abs(area_under_curve(later, earlier) - 0.5) < 0.1
    neighbours = sum(abs(one - other) == 1 for one, other in pairwise(order))
    assert neighbours < 10  # 2 are expected of chance


def test_were_slots_taken_one_after_the_other_the_place_would_tell(
    file_box, some, tmp_path, monkeypatch
) -> None:
    box, ballots = file_box(1000), some(100)
    monkeypatch.setattr(
        FileBox,
        "_choose",
        lambda box, _: [slot for slot, full in enumerate(box._filled) if not full][:TOUCHED],
    )
    for ballot in ballots:
        box.put([ballot])
    box.close()
    opened = [BoxKey(KEY).open(wrapped) for wrapped in slots_of(tmp_path / "box-1")]
    order = [kept.nullifier for kept in opened if kept]
    assert order == [ballot.nullifier for ballot in ballots]


def test_a_box_beside_another_key_holds_nothing(file_box, some, tmp_path) -> None:
    box = file_box()
    box.put(some(5))
    box.close()
    other = FileBox(tmp_path / "box-1", BoxKey(b"\1" * 32), expected=100)
    assert list(other.blobs()) == []
    other.close()


def test_the_sizes_stay_as_the_pages_about_them_say() -> None:
    assert slots_for(512) == box_file.REWRITTEN
    assert (box_file.ROOM, box_file.TOUCHED) == (3, 32)
