"""Lessons and reviews, as a person meets them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from posture.application.about_you import roles_of
from posture.application.errors import ApplicationError
from posture.application.remembering import last_outcomes
from posture.application.session import Session
from posture.application.suggested import suggested
from posture.application.untranslated import stays_english
from posture.checks.verdict import Outcome
from posture.content.suggestion import closest
from posture.lessons.curriculum import EVERYBODY, in_order
from posture.lessons.lesson import Answer as Answer
from posture.lessons.lesson import Block as Block
from posture.lessons.lesson import DoIt as DoIt
from posture.lessons.lesson import Item as Item
from posture.lessons.lesson import Lesson as Lesson
from posture.lessons.lesson import Match as Match
from posture.lessons.lesson import Order as Order
from posture.lessons.lesson import Pair as Pair
from posture.lessons.lesson import Question as Question
from posture.lessons.lesson import Read as Read
from posture.lessons.lesson import Spot as Spot
from posture.lessons.memory import Memory
from posture.lessons.memory import Strength as Strength
from posture.lessons.message import Channel as Channel
from posture.lessons.message import Header as Header
from posture.lessons.message import Message as Message
from posture.lessons.message import Part as Part
from posture.lessons.message import Sign as Sign
from posture.lessons.message import SpotVerdict as SpotVerdict
from posture.lessons.passage import Keepsake as Keepsake
from posture.lessons.passage import Passage as Passage
from posture.lessons.passage import Picture as Picture
from posture.lessons.progress import LessonState as LessonState
from posture.lessons.progress import Progress
from posture.lessons.rating import rating_of_choice
from posture.lessons.scenario import Choice as Choice
from posture.lessons.scenario import Ending as Ending
from posture.lessons.scenario import Scenario as Scenario
from posture.lessons.scenario import Step as Step
from posture.words.phrase import phrase, sentences
from posture.words.program import typed


@dataclass(frozen=True, slots=True)
class LessonCard:
    """A lesson in the list: how long it takes, how far the person is, how well it is remembered."""

    id: str
    title: str
    minutes: int
    objective: str
    state: LessonState
    strength: Strength
    reviewed: date
    checks: tuple[str, ...]
    stays_english: bool


def lesson_cards(session: Session) -> tuple[LessonCard, ...]:
    """Every lesson with the person's standing, in the order of the plan."""
    memory = memory_of(session)
    with session.rows():
        standings = progress_of(session).standings()
    return tuple(
        LessonCard(
            lesson.id,
            lesson.title,
            lesson.minutes,
            lesson.objective,
            standings[lesson.id].state if lesson.id in standings else LessonState.NEW,
            memory.strength(lesson),
            lesson.reviewed,
            lesson.checks,
            stays_english(lesson),
        )
        for lesson in _plan(session)
    )


def find_lesson(session: Session, lesson_id: str) -> Lesson:
    """The lesson of that id; ApplicationError, with a suggestion, where there is none."""
    known = session.library.lessons
    if lesson_id not in known:
        close = closest(lesson_id, known)
        hint = (
            phrase("Did you mean “{name}”?", name=close)
            if close
            else phrase("“{command}” names them all.", command=typed("posture lessons list"))
        )
        raise ApplicationError(sentences(phrase("There is no lesson “{lesson}”.", lesson=lesson_id), hint))
    return known[lesson_id]


def next_lesson(session: Session) -> Lesson | None:
    """The lesson to go on with, or None when every one is done.

    One that was begun; else what to do when something happens, which everybody should know first; else one
    that a check asks for which failed in the last check-up, also where it is known: knowing is not doing;
    else the one that the organisation suggests; else the next of the plan that is not known.
    """
    states = states_of(session)
    begun = [lesson for lesson, state in states.items() if state is LessonState.STARTED]
    told = suggested(session)
    plan = [told.lesson] if told else []
    plan += [lesson.id for lesson in _plan(session)]
    unknown = (lesson for lesson in plan if states[lesson] is not LessonState.KNOWN)
    for lesson in (*begun, EVERYBODY[0], *asked_for(session), *unknown):
        if states.get(lesson, LessonState.DONE) is not LessonState.DONE:
            return session.library.lessons[lesson]
    return None


def states_of(session: Session) -> Mapping[str, LessonState]:
    """How far the person is with each lesson, in the order of the plan."""
    with session.rows():
        standings = progress_of(session).standings()
    return {
        lesson.id: standings[lesson.id].state if lesson.id in standings else LessonState.NEW
        for lesson in _plan(session)
    }


def is_to_do(session: Session, lesson_id: str) -> bool:
    """Whether there is such a lesson, not done yet, and known only where a check that failed asks for it."""
    match states_of(session).get(lesson_id):
        case None | LessonState.DONE:
            return False
        case LessonState.KNOWN:
            return lesson_id in set(asked_for(session))
        case _:
            return True


def has_begun(session: Session, lesson: Lesson) -> bool:
    """Whether the person is in the midst of it."""
    with session.rows():
        return progress_of(session).standing(lesson.id).state is LessonState.STARTED


def place(session: Session, lesson: Lesson) -> int:
    """The block to go on with, counted from 0."""
    if not session.has_kept:
        return 0
    with session.rows():
        kept = progress_of(session).standing(lesson.id).place
    names = [block.name for block in lesson.blocks]
    return names.index(kept) if kept in names else 0


def keep_place(session: Session, lesson: Lesson, block: int) -> None:
    """Remember the block at which to go on, counted from 0."""
    with session.rows():
        progress_of(session).keep_place(lesson, lesson.blocks[block].name)


def answer(
    session: Session, lesson: Lesson, question: Question, chosen: Collection[int], *, sure: bool = True
) -> bool:
    """Keep the first answer to a question inside its lesson; whether it was right."""
    with session.rows():
        progress_of(session).answered(lesson, question.name, rating_of_choice(question, chosen, sure=sure))
    return question.right == frozenset(chosen)


def finish(session: Session, lesson: Lesson) -> datetime | None:
    """Mark a lesson done; when its first question comes back, or None where it has none."""
    with session.rows():
        progress_of(session).finish(lesson)
        return memory_of(session).returns(lesson.id)


def _plan(session: Session) -> tuple[Lesson, ...]:
    """Every lesson in the order that fits what the person said of their work."""
    return in_order(session.library.lessons.values(), roles_of(session))


def asked_for(session: Session) -> Iterator[str]:
    """The lessons of the checks that failed in the last check-up."""
    for check_id, outcome in last_outcomes(session).items():
        check = session.catalogue.checks.get(check_id)
        if outcome is Outcome.FAIL and check is not None and check.lesson is not None:
            yield check.lesson


def memory_of(session: Session) -> Memory:
    return Memory(session.database, session.clock)


def progress_of(session: Session) -> Progress:
    return Progress(session.database, memory_of(session), session.clock)
