"""Moments drawn at random, and what to do with them when the computer runs again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from secrets import SystemRandom
from typing import Final, TypeAlias

from posture.ballots.timetable import Window

LATE: Final = timedelta(minutes=90)
"""So late after its moment something is still done at once; it is run every hour."""

LONGEST_WAIT: Final = timedelta(minutes=15)
"""The most that a collector that is busy can put something off by."""

RUSH: Final = timedelta(hours=12)
"""In the last hours of the window more than one ballot leaves at a run."""

Hours: TypeAlias = frozenset[int]
WEEK: Final = 7 * 24
ALWAYS: Final[Hours] = frozenset(range(WEEK))
"""All hours of the week."""

_HOUR: Final = timedelta(hours=1)
_MICROSECOND: Final = timedelta(microseconds=1)
_NONE: Final = timedelta(0)
_TRIES: Final = 1000
_PUNCTUAL: Final = timedelta(minutes=1)
_random = SystemRandom()


class Turn(Enum):
    """What is to be done with a moment: nothing yet, its act, or drawing it again since it was missed.

    ``SOON`` draws it among the next minutes, ``AGAIN`` from what remains of the window.
    """

    WAIT = auto()
    NOW = auto()
    SOON = auto()
    AGAIN = auto()


def hour_of(moment: datetime) -> int:
    """Which hour of the week it is, UTC, from 0 on Monday at midnight."""
    there = moment.astimezone(UTC)
    return 24 * there.weekday() + there.hour


def draw(window: Window, now: datetime, hours: Hours = ALWAYS) -> datetime | None:
    """A moment, each as likely as any other, of what remains of the window; None where nothing does.

    Only of the given ``hours`` of the week, as long as one of them remains.
    """
    return _drawn(window, now, hours, parts=1)


def _drawn(window: Window, now: datetime, hours: Hours, *, parts: int) -> datetime | None:
    """As ``draw``, of the first of so many equal parts of the time that there is."""
    start = max(window.start, now)
    if start >= window.end:
        return None
    pieces = _pieces(start, window.end)
    chosen = _own(pieces, hours) or pieces
    there_is = sum(piece.length // _MICROSECOND for piece in chosen)
    place = _random.randrange(max(there_is // parts, 1)) * _MICROSECOND
    for piece in chosen:
        if place < piece.length:
            return piece.start + place
        place -= piece.length
    raise AssertionError("a place beyond all pieces")


def _own(pieces: list[Window], hours: Hours) -> list[Window]:
    return [piece for piece in pieces if hour_of(piece.start) in hours]


def left(window: Window, now: datetime, hours: Hours = ALWAYS) -> timedelta:
    """For how long the computer will run in what remains of the window, by its own hours."""
    start = max(window.start, now)
    return sum((piece.length for piece in _own(_pieces(start, window.end), hours)), _NONE)


def _pieces(start: datetime, end: datetime) -> list[Window]:
    """From start to end, cut at every full hour."""
    pieces = []
    while start < end:
        following = min(end, start.replace(minute=0, second=0, microsecond=0) + _HOUR)
        pieces.append(Window(start, following))
        start = following
    return pieces


def soon(now: datetime, least: timedelta, most: timedelta) -> datetime:
    """A moment between ``least`` and ``most`` after now."""
    drawn = draw(Window(now + least, now + most), now)
    return now + most if drawn is None else drawn


def shortly(window: Window, now: datetime, patience: timedelta, hours: Hours = ALWAYS) -> datetime:
    """A moment while the caller stays, and not beyond the window or the computer's own hours."""
    return draw(Window(now, min(window.end, now + patience)), now, hours) or now


def again(window: Window, now: datetime, seconds: int, hours: Hours = ALWAYS) -> datetime:
    """Another moment after nothing came back: of the nearer half of what remains, so that there are several.

    ``seconds`` is what the collector asked to be given. Were it obeyed, the collector could choose a moment
    for one person, and be met at it or keep them out of the round. So it only keeps from coming back too
    soon: for ``LONGEST_WAIT`` at most, and never for more than an eighth of what remains. A thousandth of the
    window lies before it in any case, near its end a quarter of what remains, or the tries would crowd there.
    """
    wait = min(timedelta(seconds=seconds), LONGEST_WAIT, (window.end - now) / 8)
    least = min(window.length / _TRIES, (window.end - now) / 4)
    return _drawn(window, now + max(wait, least), hours, parts=2) or window.end


def _last_call(window: Window) -> timedelta:
    """How long before its end all is done; short, since what is done then is done together."""
    return min(LATE, window.length / 16)


def turn(
    due: datetime, window: Window, now: datetime, patience: timedelta = _NONE, hours: Hours = ALWAYS
) -> Turn:
    """What is to be done now about something that is due at a moment of the window.

    ``patience`` is how long the caller stays and comes back at the moments that are due. It keeps to them:
    what waited for the caller itself would leave when that begins, and bear the mark of its minutes.
    A moment that passed while the computer slept is drawn again, or all that waited would leave together when
    it wakes; not so in a rehearsal's short windows. Near the window's end everything is done, since no later
    run may come. So it is near the end of the computer's own ``hours`` in it, where the caller stays and can
    spread it over the time that is left.
    """
    if now not in window:
        return Turn.WAIT
    last_call = _last_call(window)
    ending = window.end - now <= last_call
    if patience:
        ending = ending or left(window, now, hours) <= last_call
        if now < due or now - due <= _PUNCTUAL:
            return Turn.WAIT if now < due else Turn.NOW
        return Turn.SOON if ending or now - due <= LATE else Turn.AGAIN
    if ending:
        return Turn.NOW
    if now < due:
        return Turn.WAIT
    return Turn.NOW if now - due <= LATE else Turn.AGAIN


def in_rush(window: Window, now: datetime, *, rehearsal: bool) -> bool:
    """Whether all that is due leaves at one run."""
    return rehearsal or window.end - now <= RUSH
