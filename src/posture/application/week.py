"""The weekly session: one thing to fix, a review, a lesson. It may be left anywhere and goes on from there.

Every step is on the disk before the next one comes, so that a crash loses the answer being given at most.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from posture.application.fix_first import one_thing_to_fix
from posture.application.learning import is_to_do, next_lesson, progress_of
from posture.application.practising import ReviewSession, cards_due, review_of
from posture.application.preferences import read_preference, write_preference
from posture.application.session import Session

_NAME = "week"
_LASTS = timedelta(days=7)
_CLOCK_TROUBLE = timedelta(days=1)


class Part(StrEnum):
    """What a session is made of, in its order; what there is nothing of is left out."""

    FIX = "fix"
    REVIEW = "review"
    LESSON = "lesson"


@dataclass(frozen=True, slots=True)
class Week:
    """A session that began on a day, and the part to go on with: ``parts[at]``.

    ``check`` is what to fix, ``lesson`` what to learn, ``cards`` the questions that are left to ask, of which
    ``asked`` were before. Where a part is not in it, its field is empty.
    """

    begun: date
    parts: tuple[Part, ...]
    at: int = 0
    check: str = ""
    cards: tuple[str, ...] = ()
    asked: int = 0
    lesson: str = ""

    @property
    def current(self) -> Part | None:
        """The part to go on with; None where the session is over."""
        return self.parts[self.at] if self.at < len(self.parts) else None


def week_at_hand(session: Session) -> Week | None:
    """The session that was begun within seven days, over or not; None where none was. StoreError."""
    try:
        week = _week(json.loads(read_preference(session, _NAME, "null")))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
    apart = session.now().astimezone().date() - week.begun
    return week if -_CLOCK_TROUBLE <= apart < _LASTS else None


def waits(session: Session) -> bool | None:
    """Whether a session is in its midst (True), or none was this week and questions wait (False); else None.

    StoreError.
    """
    week = week_at_hand(session)
    if week is None:
        return False if cards_due(session) else None
    return True if week.current is not None else None


def begin_week(session: Session) -> Week:
    """The session to go on with, else a new one, which is kept where there is anything to do. StoreError.

    Looking for something to fix takes a moment: it is looked at again before it is said.
    """
    week = week_at_hand(session)
    if week is None or week.current is None:
        week = _composed(session)
        if week.parts:
            _keep(session, week)
    return _past_what_is_done(session, week)


def done_with(session: Session, part: Part) -> Week:
    """Go on behind a part, done or not; nothing happens where another is at hand. StoreError."""
    begun = week_at_hand(session) or begin_week(session)
    with session.database.transaction():  # the window and a terminal may be at the same week
        week = week_at_hand(session) or begun
        if week.current is not part:
            return week
        week = replace(week, at=week.at + 1)
        _keep(session, week)
    return _past_what_is_done(session, week)


def review_of_week(session: Session) -> ReviewSession:
    """The questions of this week's session that are left, in their order. StoreError."""
    week = week_at_hand(session) or begin_week(session)
    return review_of(session, week.cards, asked=week.asked, note=lambda card: _note(session, card))


def _note(session: Session, card: str) -> None:
    """The answer to a question is kept: it is not asked again in this session."""
    with session.database.transaction():
        week = week_at_hand(session)
        if week is not None and card in week.cards:
            left = tuple(each for each in week.cards if each != card)
            _keep(session, replace(week, cards=left, asked=week.asked + 1))


def _composed(session: Session) -> Week:
    step = one_thing_to_fix(session)
    if session.has_kept:
        with session.rows():
            progress_of(session).catch_up(session.library.lessons.values())
    cards = tuple(card.id for card in cards_due(session))
    lesson = next_lesson(session)
    wanted = {Part.FIX: step is not None, Part.REVIEW: bool(cards), Part.LESSON: lesson is not None}
    return Week(
        session.now().astimezone().date(),
        tuple(part for part in Part if wanted[part]),
        check=step.check if step else "",
        cards=cards,
        lesson=lesson.id if lesson else "",
    )


def _past_what_is_done(session: Session, week: Week) -> Week:
    """The same, at the first part that is left. What was to fix is left behind by the person alone."""
    at = week.at
    while at < len(week.parts) and _is_done(session, week, week.parts[at]):
        at += 1
    if at == week.at:
        return week
    with session.database.transaction():  # an answer given elsewhere meanwhile stays given
        kept = week_at_hand(session)
        if kept is None or kept.at != week.at:
            return kept or week
        week = replace(kept, at=at)
        _keep(session, week)
    return week


def _is_done(session: Session, week: Week, part: Part) -> bool:
    match part:
        case Part.FIX:
            return week.check not in session.catalogue.checks
        case Part.REVIEW:
            return review_of(session, week.cards).current is None
        case Part.LESSON:
            return not is_to_do(session, week.lesson)


def _keep(session: Session, week: Week) -> None:
    write_preference(session, _NAME, json.dumps({**asdict(week), "begun": week.begun.isoformat()}))


def _week(data: Mapping[str, Any]) -> Week:
    """The session as it was kept. ValueError, KeyError, TypeError, OverflowError."""
    week = Week(
        date.fromisoformat(data["begun"]),
        tuple(map(Part, data["parts"])),
        int(data["at"]),
        str(data["check"]),
        tuple(map(str, data["cards"])),
        int(data["asked"]),
        str(data["lesson"]),
    )
    if week.at < 0 or week.asked < 0:
        raise ValueError(week.at, week.asked)
    return week
