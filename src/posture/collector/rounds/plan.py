"""When rounds take place: weekly, every four weeks where few have joined, a short first, rehearsals."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from posture.ballots.timetable import (
    LEAST_APART,
    LEAST_APART_FROM_THE_FIRST,
    LEAST_FETCH,
    Timetable,
    Window,
)
from posture.collector.errors import CollectorError

WEEKLY_FROM: Final = 200
"""From so many joined a round takes a week, below that four."""

REHEARSED: Final = 60
"""Seconds that a round of a rehearsal takes, where nobody chose."""

SHORTEST: Final = 12
LONGEST: Final = 24 * 3600
"""Seconds of the shortest and the longest round of a rehearsal."""

_WEEK: Final = timedelta(days=7)
_STARTS: Final = timedelta(hours=6)
"""Rounds begin and close on Mondays at 06:00 UTC."""


def first(now: datetime) -> Timetable:
    """The first round: a day to fetch, two to cast; it closes in time for the Monday of the next."""
    start = _whole(now)
    fetched = start + LEAST_FETCH
    cast = fetched + timedelta(hours=48)
    return Timetable(
        Window(start, fetched), Window(fetched, cast), min(cast + timedelta(hours=6), monday(cast))
    )


def following(before: Timetable, number: int, joined: int, now: datetime) -> Timetable:
    """The timetable of round ``number`` after the one of ``before``: the next that can still be joined.

    It may have begun by ``now``, with at least a day left to fetch, or lie ahead.
    """
    least = LEAST_APART_FROM_THE_FIRST if number <= 2 else LEAST_APART
    start = monday(max(before.close, before.fetch.start + least))
    while now > (planned := _from(start, joined)).fetch.end - LEAST_FETCH:
        start += _WEEK
    return planned


def rehearsed(now: datetime, seconds: int, before: Timetable | None) -> Timetable:
    """A rehearsal's round: a quarter to fetch, two thirds to cast; CollectorError for another length."""
    if not SHORTEST <= seconds <= LONGEST:
        raise CollectorError(f"A round of a rehearsal takes {SHORTEST} to {LONGEST} seconds.")
    start = _whole(now)
    if before is not None:
        start = max(start, before.close)
    fetched = start + timedelta(seconds=seconds // 4)
    cast = fetched + timedelta(seconds=2 * seconds // 3)
    return Timetable(Window(start, fetched), Window(fetched, cast), start + timedelta(seconds=seconds))


def monday(moment: datetime) -> datetime:
    """The first Monday, 06:00 UTC, that is not before ``moment``."""
    day = moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    start = day - timedelta(days=day.weekday()) + _STARTS
    return start if start >= moment else start + _WEEK


def _from(start: datetime, joined: int) -> Timetable:
    """The round that begins on the Monday ``start``."""
    if joined >= WEEKLY_FROM:
        fetched, cast, close = start - _STARTS + timedelta(days=3), start - _STARTS + _WEEK, start + _WEEK
    else:
        fetched, cast, close = start + _WEEK, start + timedelta(days=27), start + timedelta(days=28)
    return Timetable(Window(start, fetched), Window(fetched, cast), close)


def _whole(moment: datetime) -> datetime:
    """A manifest tells whole seconds."""
    return moment.astimezone(UTC).replace(microsecond=0)
