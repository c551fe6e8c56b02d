"""A lesson as it is shown to this person, at this computer, today."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace

from posture.application.checkup import Checkup
from posture.application.keepsakes import kept, plan_name
from posture.application.learning import find_lesson, place
from posture.application.session import Session
from posture.application.untranslated import stays_english
from posture.facts.gather import gather
from posture.facts.model import Known
from posture.lessons.lesson import Block, DoIt, Lesson, Match, Order, Question, Read
from posture.lessons.mixing import mixed, out_of_order, shuffled
from posture.lessons.passage import fitting
from posture.lessons.regions import facts_of, filled
from posture.words.phrase import Phrase
from posture.words.speech import spoken
from posture.words.system_language import system_country

REGIONS = "lessons/regions/regions"
"""The catalogue that translates what differs from country to country."""
_SYSTEM, _DESKTOP = "system", "desktop"


@dataclass(frozen=True, slots=True)
class Opened:
    """A lesson to go through, the block to go on with (from 0), and what was written down in it before.

    ``mixes`` says in which order the items of a block stand, or what stands on the right of a match: the
    places in their right order, from 0, by the block's name. Whoever keeps more puts it into ``kept``.
    """

    lesson: Lesson
    place: int
    kept: dict[str, str]
    mixes: Mapping[str, tuple[int, ...]]
    drawings: Mapping[str, str]
    """Its drawings as SVG, by the names of their files."""

    @property
    def plan(self) -> str:
        """The if-then plan, in the person's own words where they put it so."""
        return self.kept.get(plan_name(self.lesson.id)) or self.lesson.plan


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
    folder = session.content / "lessons" / lesson.id
    names = [plan_name(lesson.id), *(each.name for each in shown.keepsakes)]
    drawings = {each.file: (folder / each.file).read_text(encoding="utf-8") for each in shown.pictures}
    return Opened(shown, place(session, lesson), dict(kept(session, names)), mixes, drawings)


def lesson_here(session: Session, lesson: Lesson, desktop: str) -> Lesson:
    """The lesson with what is for other systems left out, the country's facts in, and its answers mixed."""
    blocks = tuple(_block_here(session, lesson, block, desktop) for block in lesson.blocks)
    return filled(replace(lesson, blocks=blocks), country_facts(session, lesson))


def lesson_to_read(session: Session, lesson: Lesson) -> Lesson:
    """The lesson for every system, its answers as they were written, with the country's facts in it."""
    return filled(lesson, country_facts(session, lesson))


def question_here(session: Session, lesson: Lesson, question: Question, turn: int) -> Question:
    """A question as it is asked for the ``turn``-th time."""
    return filled(shuffled(question, f"{_seed(session, lesson.id)}/{turn}"), country_facts(session, lesson))


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


def country_facts(session: Session, lesson: Lesson) -> Mapping[str, str]:
    """What holds in this country, in the language of the lesson."""
    facts = facts_of(session.content / "lessons" / "regions", system_country(os.environ))
    if stays_english(lesson):
        return facts
    return {name: spoken(Phrase(said, None, None, REGIONS)) for name, said in facts.items()}


def _mix(block: Order | Match, seed: str) -> tuple[int, ...]:
    if isinstance(block, Order):
        return out_of_order(len(block.items), f"{seed}/{block.name}")
    return mixed(len(block.pairs), f"{seed}/{block.name}")


def _seed(session: Session, lesson_id: str) -> str:
    return f"{lesson_id}/{session.now().astimezone().date().isoformat()}"
