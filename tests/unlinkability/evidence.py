"""What an observer holds after a round, and the truth that it is measured against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cast:
    """One ballot: its check, the device it is from (the truth), and marks by which it is found in files."""

    scope: str
    device: str
    marks: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the collector's whole folder and of all logs: file name to bytes."""

    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class RoundSeen:
    """One round.

    ``fetched`` has the moment (seconds) at which each device was blessed, ``arrived`` that of each ballot by
    its place in ``ballots``: what a watcher of the line or of the running process sees. ``devices`` has for
    each device the marks by which its rows are found, that of its blessing first. ``copies`` were taken at
    random instants, the last after the close; ``opened`` is, for a thief of one copy with the key, the slot
    of each ballot in the box.
    """

    fetch: tuple[float, float]
    cast: tuple[float, float]
    fetched: Mapping[str, float]
    arrived: Mapping[int, float]
    ballots: tuple[Cast, ...]
    devices: Mapping[str, tuple[bytes, ...]]
    copies: tuple[Copy, ...] = ()
    opened: Mapping[int, int] | None = None
