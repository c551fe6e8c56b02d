"""What an observer holds after a round, and the truth that it is measured against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Cast:
    """One ballot: its check, the device it is from (the truth), and marks by which it is found in files."""

    scope: str
    device: str
    marks: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """What a copy of the collector's folder and of all logs holds of a round, by place in all its bytes.

    ``ballots`` has where each ballot's first mark lies, ``devices`` where each device was written last, and
    ``blessings`` where each device's blessing was written first; what is not found is not there.
    """

    ballots: Mapping[int, float]
    devices: Mapping[str, float]
    blessings: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class RoundSeen:
    """One round.

    ``fetched`` has the moment (seconds) at which each device was blessed, ``arrived`` that of each ballot by
    its place in ``ballots``: what a watcher of the line or of the running process sees. ``copies`` were
    taken at random instants, the last after the close; ``opened`` is, for a thief of one copy with the key,
    the slot of each ballot in the box.
    """

    fetch: tuple[float, float]
    cast: tuple[float, float]
    fetched: Mapping[str, float]
    arrived: Mapping[int, float]
    ballots: tuple[Cast, ...]
    copies: tuple[Copy, ...] = ()
    opened: Mapping[int, int] | None = None

    @property
    def devices(self) -> list[str]:
        """Everybody who fetched."""
        return sorted(self.fetched)


Marks = Sequence[bytes]


def read_copy(files: Mapping[str, bytes], ballots: Sequence[Cast], blessings: Mapping[str, Marks]) -> Copy:
    """Look through all bytes for the marks of ballots, of devices (their ids), and of their blessings."""
    devices = {device: (device.encode(),) for device in blessings}
    return Copy(
        _found(files, {place: ballot.marks for place, ballot in enumerate(ballots)}),
        _found(files, devices, last=True),
        _found(files, blessings),
    )


def _found(files: Mapping[str, bytes], wanted: Mapping[K, Marks], *, last: bool = False) -> dict[K, float]:
    start = 0
    found: dict[K, float] = {}
    whole = sum(map(len, files.values())) or 1
    for name in sorted(files):
        data = files[name]
        for key, marks in wanted.items():
            if key in found and not last:
                continue
            for mark in marks:
                offset = data.rfind(mark) if last else data.find(mark)
                if offset >= 0:
                    found[key] = (start + offset) / whole
                    break
        start += len(data)
    return found
