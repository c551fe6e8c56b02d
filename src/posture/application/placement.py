"""A few questions before the lessons, so that nobody has to be taught what they know; undone at any time.

A lesson is left out where both its core questions were answered rightly by somebody who was sure: of three or
four answers each, a guess hits both once in nine times at most. Their questions come back in reviews, so that
a lucky guess is found out.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from posture.application.learning import LessonState, asked_for, progress_of, states_of
from posture.application.opening import question_here
from posture.application.preferences import read_preference, write_preference
from posture.application.session import Session
from posture.application.untranslated import stays_english
from posture.lessons.curriculum import EVERYBODY
from posture.lessons.lesson import Lesson, Question

MOST_LESSONS = 6
"""So many at once; whoever begins again is asked about the next ones."""
_NAME = "placement"


@dataclass(frozen=True, slots=True)
class PlacementTurn:
    """A question to answer now, from a lesson that may be left out."""

    lesson_title: str
    question: Question
    stays_english: bool


class Placement:
    """One question after the other; each answer is kept before the next comes: one may stop at any time."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._left = list(_candidates(session)[:MOST_LESSONS])
        self._known: list[str] = []
        self._turn = self._next()

    @property
    def current(self) -> PlacementTurn | None:
        """What to ask now, or None when it is over."""
        return self._turn

    @property
    def known(self) -> tuple[str, ...]:
        """The titles of the lessons that are left out by what was answered so far."""
        return tuple(self._known)

    def answer(self, chosen: Collection[int], *, sure: bool) -> bool:
        """Keep the answers chosen, by their places from 0, none for “I do not know”; whether it was right."""
        if self._turn is None:
            return False
        lesson, question = self._left[0], self._turn.question
        right = question.right == frozenset(chosen)
        rightly = (*_rightly(self._session, lesson), question.name)
        if not (right and sure):
            self._settle(lesson)
        elif len(rightly) == len(lesson.core):
            with self._session.database.transaction():
                progress_of(self._session).know(lesson)
                self._settle(lesson)
            self._known.append(lesson.title)
        else:
            _keep(self._session, {**_kept(self._session), "rightly": {lesson.id: list(rightly)}})
        self._turn = self._next()
        return right

    def _settle(self, lesson: Lesson) -> None:
        """Nothing more is asked about it here, whatever became of it."""
        _keep(self._session, {"settled": [*_settled(self._session), lesson.id], "rightly": {}})
        self._left.pop(0)

    def _next(self) -> PlacementTurn | None:
        if not self._left:
            return None
        lesson = self._left[0]
        asked = _rightly(self._session, lesson)
        question = next(each for each in lesson.core if each.name not in asked)
        here = question_here(self._session, lesson, question, 0)
        return PlacementTurn(lesson.title, here, stays_english(lesson))


def may_place(session: Session) -> bool:
    """Whether there is a lesson that might be left out and was not asked about. StoreError."""
    return bool(_candidates(session))


def show_anyway(session: Session) -> None:
    """Bring back every lesson that was left out; it may be asked about anew. StoreError."""
    with session.database.transaction():
        for lesson, state in states_of(session).items():
            if state is LessonState.KNOWN:
                progress_of(session).show_anyway(lesson)
        write_preference(session, _NAME, "")


def _candidates(session: Session) -> tuple[Lesson, ...]:
    """The new lessons, in the order of the plan.

    Whom to call is not among them, which is to be written down, nor what a check asks for that failed.
    """
    left_out = {EVERYBODY[0], *asked_for(session), *_settled(session)}
    lessons = session.library.lessons
    return tuple(
        lessons[name]
        for name, state in states_of(session).items()
        if state is LessonState.NEW and name not in left_out and len(lessons[name].core) > 1
    )


def _settled(session: Session) -> list[str]:
    settled = _kept(session).get("settled")
    return [each for each in settled if isinstance(each, str)] if isinstance(settled, list) else []


def _rightly(session: Session, lesson: Lesson) -> tuple[str, ...]:
    """Its core questions that were answered rightly so far, by somebody who was sure."""
    rightly = _kept(session).get("rightly")
    names = rightly.get(lesson.id, ()) if isinstance(rightly, dict) else ()
    return tuple(each.name for each in lesson.core[:-1] if isinstance(names, list) and each.name in names)


def _kept(session: Session) -> Mapping[str, Any]:
    """What is kept of it; what cannot be read was not asked."""
    try:
        kept = json.loads(read_preference(session, _NAME, "{}"))
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}


def _keep(session: Session, kept: Mapping[str, Any]) -> None:
    write_preference(session, _NAME, json.dumps(dict(kept)))
