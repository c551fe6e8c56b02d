"""A round's times in words, as long before as one is told of them."""

from __future__ import annotations

from datetime import datetime, timedelta

from posture.application.voting.standing import Phase, Timetable

_SOON = timedelta(hours=18)
_WEEK = timedelta(days=6)


def phase_words(timetable: Timetable, now: datetime) -> str:
    """Where the round is now, and what follows when."""
    fetch, cast, close = timetable.fetch, timetable.cast, timetable.close
    match timetable.phase(now):
        case Phase.BEFORE:
            return f"The round begins {when(fetch.start, now)}."
        case Phase.FETCHING:
            return (
                f"Keys are given out until {when(fetch.end, now)}; "
                f"ballots leave from {when(cast.start, now)} until {when(cast.end, now)}."
            )
        case Phase.RESTING:
            return f"Ballots leave from {when(cast.start, now)} until {when(cast.end, now)}."
        case Phase.CASTING:
            return f"Ballots leave until {when(cast.end, now)}; the round closes {when(close, now)}."
        case Phase.CLOSING:
            return f"No more ballots leave; the round closes {when(close, now)}."
        case Phase.CLOSED:
            return f"The round closed {when(close, now)}."


def when(moment: datetime, now: datetime) -> str:
    """A moment near by as its time of day, of the next days as its weekday, else as its date."""
    there = moment.astimezone()
    if abs(moment - now) < timedelta(minutes=30):
        return f"{there:%H:%M:%S}"
    if abs(moment - now) < _SOON:
        return f"{there:%H:%M}"
    if timedelta(0) < moment - now < _WEEK:
        return f"{there:%A, %H:%M}"
    return f"{there.day} {there:%B %Y, %H:%M}"
