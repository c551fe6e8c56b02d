"""Everything that ever left this computer, as people look for it: by round, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from posture.application.voting.ledger import Entry


@dataclass(frozen=True, slots=True)
class Chapter:
    """What left in one round, or between two, newest first; ``epoch`` is "" outside of rounds."""

    epoch: str
    entries: tuple[Entry, ...]

    @property
    def first(self) -> date:
        return self.entries[-1].day

    @property
    def last(self) -> date:
        return self.entries[0].day


def chapters(entries: Sequence[Entry]) -> tuple[Chapter, ...]:
    """``entries`` come oldest first; of one moment, too, the later stands above."""
    newest_first = tuple(reversed(entries))
    grouped = groupby(newest_first, key=lambda entry: entry.epoch)
    return tuple(Chapter(epoch, tuple(group)) for epoch, group in grouped)
