"""The rule of what is told, and when: one thing, in the order of its worth, at most once a week, by day.

It is a function of what there is to tell, what was told before and the time, and of nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from posture.desktop.notifying.notice import Answer as Answer

BETWEEN: Final = timedelta(days=7)
"""So long after a notification there is none, whatever there is to tell."""

SILENT: Final = timedelta(days=28)
"""So long after “not now” nothing is told of the same; if it still stands then, it may be once more."""

MORNING, EVENING = 8, 21
"""Nothing is told before and from these hours of the day on."""


class Kind(StrEnum):
    """What a notification is about, in the order of worth."""

    WORSE = "worse"
    GOAL = "goal"
    CLOSING = "closing"
    OPENED = "opened"


_ORDER: Final = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Worth:
    """Something worth a notification: its subjects, each with the day since when it stands.

    Subjects are checks, goals (the check and its day), or the number of a round.
    """

    kind: Kind
    subjects: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class Told:
    """A notification that was shown, on which day, and what the person did with it.

    ``practice``: it offered the week's practice besides.
    """

    day: date
    kind: Kind
    subjects: tuple[str, ...]
    answer: Answer = Answer.NONE
    practice: bool = False


def to_tell(worth: Sequence[Worth], told: Sequence[Told], now: datetime) -> Worth | None:
    """The one thing to tell at ``now``, the person's own time of day; None where nothing is to be told now.

    ``told`` is in order, the oldest first. Nothing is told twice, unless it was over in between or is due
    again after a “not now”. A day that has not come yet, of a clock that stood ahead, counts as far as a
    day of the past that is as far away.
    """
    if not MORNING <= now.hour < EVENING:
        return None
    today = now.date()
    if any(abs(today - each.day) < BETWEEN for each in told):
        return None
    new = [each for each in (_unsaid(one, told, today) for one in worth) if each.subjects]
    return min(new, key=lambda each: _ORDER.index(each.kind), default=None)


def _unsaid(worth: Worth, told: Sequence[Told], today: date) -> Worth:
    """Without the subjects of which nothing is to be told."""
    return replace(
        worth,
        subjects={
            subject: since
            for subject, since in worth.subjects.items()
            if not _is_said(worth.kind, subject, since, told, today)
        },
    )


def _is_said(kind: Kind, subject: str, since: date, told: Sequence[Told], today: date) -> bool:
    last = next((each for each in reversed(told) if each.kind is kind and subject in each.subjects), None)
    if last is None:
        return False
    if last.answer is Answer.NOT_NOW:
        return abs(today - last.day) < SILENT
    return last.day >= since
