"""The days of the week, as they stand inside a sentence."""

from __future__ import annotations

from datetime import date

from posture.words.phrase import Phrase, phrase

_NAMES = (
    phrase("Monday"),
    phrase("Tuesday"),
    phrase("Wednesday"),
    phrase("Thursday"),
    phrase("Friday"),
    phrase("Saturday"),
    phrase("Sunday"),
)


def weekday(day: date) -> Phrase:
    """The name of the day, or of a moment's day where that moment is told."""
    return _NAMES[day.weekday()]
