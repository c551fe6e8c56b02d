"""A lesson as it is shown to this person, at this computer, today."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace

from posture.application.checkup import Checkup
from posture.application.keepsakes import kept
from posture.application.learning import find_lesson, place
from posture.application.session import Session
from posture.facts.gather import gather
from posture.facts.model import Known
from posture.lessons.lesson import Block, DoIt, Lesson, Match, Order, Question, Read
from posture.lessons.mixing import mixed, out_of_order, shuffled
from posture.lessons.passage import fitting
from posture.lessons.regions import facts_of, filled
from posture.words.system_language import system_country

_SYSTEM, _DESKTOP = "system", "desktop"


@dataclass(frozen=True, slots=True)
class Opened:
    """A lesson to go through, the block to go on with (from 0), and what was written down in it before.

    ``mixes`` says in which order the items of a block stand, or what stands on the right of a match: the
    places in their right order, from 0, by the block's name.
    """

    lesson: Lesson
    place: int
    kept: Mapping[str, str]
    mixes: Mapping[str, tuple[int, ...]]


def open_lesson(session: Session, lesson_id: str, checkup: Checkup | None = None) -> Opened:
    """The lesson of that id. ApplicationError where there is none; StoreError.

    It shows what fits this system and desktop, and this country; answers stand in another order each day. A
    ``checkup`` knows the desktop; without one it is looked up, which takes a moment on Linux.
    """
    lesson = find_lesson(session, lesson_id)
    shown = lesson_here(session, lesson, desktop_of(session, checkup))
    mixes = {
        block.name: _mix(block, _seed(session, lesson.id))
        for block in shown.blocks
        if isinstance(block, Order | Match)
    }
    names = [each.name for each in shown.keepsakes]
    return Opened(shown, place(session, lesson), kept(session, names), mixes)


def lesson_here(session: Session, lesson: Lesson, desktop: str) -> Lesson:
    """The lesson with what is for other systems left out, the country's facts in, and its answers mixed."""
    blocks = tuple(_block_here(session, lesson, block, desktop) for block in lesson.blocks)
    return filled(replace(lesson, blocks=blocks), _country_facts(session))


def question_here(session: Session, lesson: Lesson, question: Question, turn: int) -> Question:
    """A question as it is asked for the ``turn``-th time."""
    return filled(shuffled(question, f"{_seed(session, lesson.id)}/{turn}"), _country_facts(session))


def desktop_of(session: Session, checkup: Checkup | None) -> str:
    """The desktop of this computer, such as gnome; "" where it has none, or none that is known."""
    if checkup is not None:
        return checkup.system.get(_DESKTOP, "")
    for reading in gather(session.host, {_SYSTEM}):
        answer = reading.answers.get(_DESKTOP)
        if isinstance(answer, Known):
            return str(answer.value)
    return ""


def _block_here(session: Session, lesson: Lesson, block: Block, desktop: str) -> Block:
    match block:
        case Question():
            return shuffled(block, _seed(session, lesson.id))
        case Read():
            return replace(block, passages=fitting(block.passages, session.host.system.value, desktop))
        case DoIt():
            check = block.check if block.check in session.catalogue.checks else ""
            passages = fitting(block.passages, session.host.system.value, desktop)
            return replace(block, passages=passages, check=check)
        case _:
            return block


def _country_facts(session: Session) -> Mapping[str, str]:
    return facts_of(session.content / "lessons" / "regions", system_country(os.environ))


def _mix(block: Order | Match, seed: str) -> tuple[int, ...]:
    if isinstance(block, Order):
        return out_of_order(len(block.items), f"{seed}/{block.name}")
    return mixed(len(block.pairs), f"{seed}/{block.name}")


def _seed(session: Session, lesson_id: str) -> str:
    return f"{lesson_id}/{session.now().astimezone().date().isoformat()}"
