"""A round's times in words, as long before as one is told of them."""

from __future__ import annotations

from datetime import datetime, timedelta

from posture.application.voting.standing import Phase, Timetable
from posture.cli.terminal import minute
from posture.words.phrase import Phrase, alone, phrase
from posture.words.weekday import weekday

_SOON = timedelta(hours=18)
_WEEK = timedelta(days=6)


def phase_words(timetable: Timetable, now: datetime) -> Phrase:
    """Where the round is now, and what follows when."""
    fetch, cast, close = timetable.fetch, timetable.cast, timetable.close
    match timetable.phase(now):
        case Phase.BEFORE:
            return phrase("The round begins {start}.", start=when(fetch.start, now))
        case Phase.FETCHING:
            return phrase(
                "Keys are given out until {until}; ballots leave from {start} until {end}.",
                until=when(fetch.end, now),
                start=when(cast.start, now),
                end=when(cast.end, now),
            )
        case Phase.RESTING:
            return phrase(
                "Ballots leave from {start} until {end}.",
                start=when(cast.start, now),
                end=when(cast.end, now),
            )
        case Phase.CASTING:
            return phrase(
                "Ballots leave until {end}; the round closes {close}.",
                end=when(cast.end, now),
                close=when(close, now),
            )
        case Phase.CLOSING:
            return phrase("No more ballots leave; the round closes {close}.", close=when(close, now))
        case Phase.CLOSED:
            return phrase("The round closed {close}.", close=when(close, now))


def when(moment: datetime, now: datetime) -> str:
    """A moment near by as its time of day, of the next days as its weekday, else as its date."""
    there = moment.astimezone()
    if abs(moment - now) < timedelta(minutes=30):
        return f"{there:%H:%M:%S}"
    if abs(moment - now) < _SOON:
        return alone(there.time())
    if timedelta(0) < moment - now < _WEEK:
        return phrase("{weekday}, {clock}", weekday=weekday(there), clock=there.time())
    return minute(moment)
