"""The box beside SQLite: one file a round, in which no place and no change tells anything without the key."""

from __future__ import annotations

import os
import random
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from posture.collector.box.box import Counted, Verified
from posture.collector.box.slots import SlotFile, random_slots
from posture.collector.box.wrapping import SIZE, BoxKey
from posture.collector.errors import CollectorError

REWRITTEN: Final = 640
"""A box of up to so many slots (some 500 ballots) is rewritten whole, in another order, at each commit."""

FEWEST: Final = 96
"""Slots of the smallest box."""

ROOM: Final = 3
"""Slots of a larger box for each ballot that may come."""

TOUCHED: Final = 32
"""So many slots of a larger box change at a commit of up to five new ballots."""

TOUCHED_MORE: Final = 16
"""So many more change for each five more."""

_FIVE: Final = 5


def slots_for(expected: int) -> int:
    """How many slots a box has where so many ballots may come; a fourth more in a small one."""
    small = max(FEWEST, expected + expected // 4)
    return small if small <= REWRITTEN else ROOM * expected


class FileBox:
    """Ballots in random slots of a file.

    Slots without a ballot hold random bytes. In a large box a commit draws slots uniformly from all of them,
    whatever they hold: ballots that lie in one of them move to a free one, and all of them get other bytes.
    So whoever has any number of copies without the key sees a uniform choice each time. Only free slots are
    written before the sync, so that a torn one never held a ballot that somebody was told is counted.
    """

    def __init__(
        self, path: Path, key: BoxKey, *, expected: int, chance: random.Random | None = None
    ) -> None:
        """``expected``: how many ballots may come; it grows where more do. ``chance`` draws the slots.

        Raises CollectorError where another process holds the box or the disk fails.
        """
        self._in_doubt = False
        self._key = key
        self._chance = chance or secrets.SystemRandom()
        try:
            self._slots = SlotFile(path, slots_for(expected))
            self._read_all()
        except OSError as error:
            raise _failed(error, path) from error

    def put(self, ballots: Sequence[Verified]) -> list[Counted]:
        try:
            if self._in_doubt:
                self._slots.reopen()
                self._read_all()
            return self._put(ballots)
        except OSError as error:
            # How much of it reached the disk is seen when it is read again.
            self._in_doubt = True
            raise _failed(error, self._slots.path) from error

    def blobs(self) -> Iterator[bytes]:
        for slot, wrapped in enumerate(self._slots):
            if self._filled[slot] and (kept := self._key.open(wrapped)):
                yield kept.blob

    def destroy(self) -> None:
        path = self._slots.path
        try:
            self._slots.remove()
        except OSError as error:
            raise _failed(error, path) from error
        if path.exists():
            raise CollectorError(f"The box {path} came back after it was removed. Remove it yourself.")

    def close(self) -> None:
        self._slots.close()

    def _put(self, ballots: Sequence[Verified]) -> list[Counted]:
        fresh: dict[bytes, Verified] = {}
        told = []
        for ballot in ballots:
            known = self._digests.get(ballot.nullifier)
            if known is None and ballot.nullifier in fresh:
                known = fresh[ballot.nullifier].digest
            if known is None:
                fresh[ballot.nullifier] = ballot
                told.append(Counted.NEW)
            else:
                told.append(Counted.DUPLICATE if known == ballot.digest else Counted.SECOND)
        if fresh:
            self._keep(list(fresh.values()))
            self._digests.update((nullifier, ballot.digest) for nullifier, ballot in fresh.items())
        return told

    def _read_all(self) -> None:
        """Find the ballots; one that a crash left in two slots, while it moved, stays in the first."""
        self._digests: dict[bytes, bytes] = {}
        self._filled = bytearray(len(self._slots))
        twice = []
        for slot, wrapped in enumerate(self._slots):
            kept = self._key.open(wrapped)
            if kept is None:
                continue
            if kept.nullifier in self._digests:
                twice.append(slot)
            else:
                self._digests[kept.nullifier] = kept.digest
                self._filled[slot] = True
        for slot in twice:
            self._slots.write(slot, os.urandom(SIZE))
        self._in_doubt = False

    def _keep(self, fresh: list[Verified]) -> None:
        wrapped = [self._key.wrap(ballot.nullifier, ballot.digest, ballot.blob) for ballot in fresh]
        number, ballots = len(self._slots), len(self._digests) + len(fresh)
        # A box that is changed in place keeps half of its slots free, to move ballots to.
        is_full = ballots > (number if number <= REWRITTEN else number // 2)
        if is_full or number <= REWRITTEN:
            self._rewrite(wrapped, slots_for(2 * ballots) if is_full else number)
        else:
            self._scatter(wrapped)

    def _rewrite(self, wrapped: list[bytes], number: int) -> None:
        """Write all ballots into a new file of so many slots, in another order and wrapped anew."""
        sources: list[bytes | int] = [*wrapped, *(slot for slot, full in enumerate(self._filled) if full)]
        targets = self._chance.sample(range(number), len(sources))
        source_of = dict(zip(targets, sources, strict=True))
        self._slots.rewrite(self._contents(source_of, number))
        self._filled = bytearray(number)
        for slot in targets:
            self._filled[slot] = True

    def _contents(self, source_of: dict[int, bytes | int], number: int) -> Iterator[bytes]:
        done = 0
        for slot in sorted(source_of):
            yield from random_slots(slot - done)
            source = source_of[slot]
            yield source if isinstance(source, bytes) else self._wrapped_anew(source)
            done = slot + 1
        yield from random_slots(number - done)

    def _scatter(self, wrapped: list[bytes]) -> None:
        chosen = self._choose(len(wrapped))
        moved = [slot for slot in chosen if self._filled[slot]]
        free = [slot for slot in chosen if not self._filled[slot]]
        contents = [*wrapped, *map(self._wrapped_anew, moved)]
        noise = os.urandom(len(chosen) * SIZE)
        contents += [noise[place * SIZE :][:SIZE] for place in range(len(free) - len(contents))]
        for slot, data in zip(free, contents, strict=True):
            self._slots.write(slot, data)
        self._slots.sync()
        # From here on the copies count. A crash leaves some ballots in two slots, which a start mends.
        for slot in free[: len(wrapped) + len(moved)]:
            self._filled[slot] = True
        for place, slot in enumerate(moved, len(free)):
            self._filled[slot] = False
            self._slots.write(slot, noise[place * SIZE :][:SIZE])

    def _choose(self, fresh: int) -> list[int]:
        """Random slots, among them free ones for the new ballots and for those that move."""
        number = TOUCHED + TOUCHED_MORE * ((fresh - 1) // _FIVE)
        while True:
            number = min(number, len(self._slots))
            chosen = self._chance.sample(range(len(self._slots)), number)
            if fresh + 2 * sum(self._filled[slot] for slot in chosen) <= number:
                return chosen
            number += TOUCHED_MORE

    def _wrapped_anew(self, slot: int) -> bytes:
        """The ballot in a slot under another nonce; as it is where it cannot be opened any more."""
        wrapped = self._slots.read(slot)
        kept = self._key.open(wrapped)
        return wrapped if kept is None else self._key.wrap(kept.nullifier, kept.digest, kept.blob)


def _failed(error: OSError, path: Path) -> CollectorError:
    return CollectorError(f"The box {path} failed: {error.strerror}. Check its disk, and make room.")
