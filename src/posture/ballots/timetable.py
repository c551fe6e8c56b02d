"""When the keys of a round are fetched, when its ballots are cast, and when it closes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from posture.ballots.errors import BallotError
from posture.ballots.fields import Fields, stamp
from posture.words.phrase import phrase

LEAST_FETCH: Final = timedelta(hours=24)
LEAST_CAST: Final = timedelta(hours=48)
LEAST_APART: Final = timedelta(days=6)
LEAST_APART_FROM_THE_FIRST: Final = timedelta(days=3)
LONGEST: Final = timedelta(days=40)


class Phase(StrEnum):
    """Where a moment lies in a round: ``resting`` is between the windows."""

    BEFORE = "before"
    FETCHING = "fetching"
    RESTING = "resting"
    CASTING = "casting"
    CLOSING = "closing"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Window:
    """From ``start`` on, and before ``end`` (aware, UTC, whole seconds)."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


@dataclass(frozen=True, slots=True)
class Timetable:
    """One round's windows; they do not overlap, and the round closes after both."""

    fetch: Window
    cast: Window
    close: datetime

    def phase(self, now: datetime) -> Phase:
        """Where ``now`` (aware) lies."""
        if now < self.fetch.start:
            return Phase.BEFORE
        if now in self.fetch:
            return Phase.FETCHING
        if now < self.cast.start:
            return Phase.RESTING
        if now in self.cast:
            return Phase.CASTING
        return Phase.CLOSING if now < self.close else Phase.CLOSED

    def data(self) -> dict[str, object]:
        """The timetable as a manifest carries it."""
        return {
            "cast": [stamp(self.cast.start), stamp(self.cast.end)],
            "close": stamp(self.close),
            "fetch": [stamp(self.fetch.start), stamp(self.fetch.end)],
        }


def read_timetable(value: object) -> Timetable:
    """The timetable in a manifest (BallotError ``wrong-fields``, ``wrong-value``, ``bad-timetable``)."""
    fields = Fields(value, "timetable", ("cast", "close", "fetch"))
    timetable = Timetable(_window(fields, "fetch"), _window(fields, "cast"), fields.time("close"))
    fetch, cast = timetable.fetch, timetable.cast
    if not fetch.start < fetch.end <= cast.start < cast.end <= timetable.close:
        raise BallotError(
            "bad-timetable", phrase("The round's windows are not in order: fetch, cast, close.")
        )
    return timetable


def demand_sane(timetable: Timetable, *, rehearsal: bool, number: int, before: Timetable | None) -> None:
    """Demand windows long enough to hide in, and rounds far enough apart to tell nothing by their difference.

    ``number`` is the round's, ``before`` the timetable of the round before where it is known. Only a
    rehearsal may be shorter; no two rounds overlap in either. Raises BallotError ``round-too-short``,
    ``round-too-long`` or ``round-too-near``.
    """
    if before is not None and timetable.fetch.start < before.close:
        raise BallotError("round-too-near", phrase("This round begins before the one before it has closed."))
    if timetable.close - timetable.fetch.start > LONGEST:
        raise BallotError(
            "round-too-long", phrase("This round lasts more than {days} days.", days=LONGEST.days)
        )
    if rehearsal:
        return
    if timetable.fetch.length < LEAST_FETCH or timetable.cast.length < LEAST_CAST:
        raise BallotError(
            "round-too-short", phrase("This round is too short to hide in; only a rehearsal may be.")
        )
    least = LEAST_APART_FROM_THE_FIRST if number <= 2 else LEAST_APART
    if before is not None and timetable.fetch.start - before.fetch.start < least:
        raise BallotError("round-too-near", phrase("This round follows too soon after the one before it."))


def _window(fields: Fields, name: str) -> Window:
    pair = fields.items(name)
    if len(pair) != 2:
        raise BallotError("wrong-value", phrase("The timetable's “{name}” must be two moments.", name=name))
    ends: Mapping[str, object] = {"end": pair[1], "start": pair[0]}
    both = Fields(dict(ends), "timetable", ("end", "start"))
    return Window(both.time("start"), both.time("end"))
