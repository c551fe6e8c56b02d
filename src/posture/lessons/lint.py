"""What makes a lesson less good than it could be, as warnings by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from difflib import SequenceMatcher

from posture.content.problems import Problem, ProblemLog
from posture.lessons.lesson import DoIt, Lesson, Match, Order, Question, Read, Spot
from posture.lessons.message import SpotVerdict
from posture.lessons.passage import SYSTEMS
from posture.lessons.scenario import Scenario
from posture.lessons.texts import explanations, texts
from posture.lessons.wording import line_of, note_wording

CORE_QUESTIONS = 2
VARIANTS = 2
READINGS = 2
TOUCHABLE = (Spot, Order, Match, Scenario, DoIt)
FEWEST_TOUCHABLE = 2
_ALIKE = 0.6  # of the letters, in their order: beyond that another story is only other words
_ELSEWHERE = timedelta(days=1)
"""Somewhere it is tomorrow already."""
_QUOTES = re.compile(r"[\"“”„‚‘’'*`]")
_FIGURE = re.compile(
    r"\b\d[\d.,]*(?: ?%| (?:per ?cent|percent|thousand|million|billion)\b)"
    r"|\b(?!(?:19|20)\d\d\b)\d[\d,. ]*\d{3}\b"  # four digits and more, but for years
)


def lint_lesson(lesson: Lesson, text: str, today: date | None = None) -> tuple[Problem, ...]:
    """The warnings for one lesson; ``text`` is its file, and without ``today`` no date is judged.

    Codes, beside those of its wording: W102 not two core questions, W103 dates, W108 a fake without signs,
    W112 a source without its address or the sentences it supports, W113 a sentence that is supported and
    does not stand in the lesson, W114 not two readings, W115 nothing to do on one of the systems, W116 a core
    question without two variants, W118 variants that are too much alike, W120 fewer than two kinds of blocks
    to touch, W122 no picture, W123 a figure that no source supports.
    """
    notes = ProblemLog(lesson.path)
    lines = text.splitlines()
    note_wording(lesson, text, notes)
    _practice(lesson, notes)
    _dates(lesson, today, notes)
    _sources(lesson, notes)
    _figures(lesson, lines, notes)
    _blocks(lesson, notes)
    if len(lesson.readings) not in (0, READINGS):
        line = lesson.lines.get("readings", 1)
        notes.warning(line, "W114", f"A lesson has {READINGS} readings; this has {len(lesson.readings)}.")
    if not lesson.pictures:
        notes.warning(1, "W122", "A lesson has a picture that explains something: “![words](name.svg)”.")
    return notes.problems


def _practice(lesson: Lesson, notes: ProblemLog) -> None:
    if len(lesson.core) != CORE_QUESTIONS:
        line = lesson.core[-1].line if lesson.core else 1
        message = f"Two core questions are right for a lesson; this has {len(lesson.core)}."
        notes.warning(line, "W102", message)
    for question in lesson.core:
        surfaces = lesson.surfaces(question.name)
        if len(surfaces) - 1 < VARIANTS:
            message = (
                f"A core question has {VARIANTS} variants “of={question.name}”; this has {len(surfaces) - 1}."
            )
            notes.warning(question.line, "W116", message)
        for place, variant in enumerate(surfaces):
            for other in surfaces[:place]:
                _note_alike(variant, other, notes)


def _note_alike(variant: Question, other: Question, notes: ProblemLog) -> None:
    compared = SequenceMatcher(None, variant.prompt.casefold(), other.prompt.casefold(), autojunk=False)
    if compared.quick_ratio() > _ALIKE and compared.ratio() > _ALIKE:
        message = f"This is “{other.name}” in nearly the same words; a variant tells another story."
        notes.warning(variant.line, "W118", message)


def _dates(lesson: Lesson, today: date | None, notes: ProblemLog) -> None:
    if today is not None and lesson.reviewed > today + _ELSEWHERE:
        notes.warning(lesson.lines.get("reviewed", 1), "W103", "“reviewed” is a day that has not come yet.")
    line = lesson.lines.get("review_by", 1)
    if lesson.review_by <= lesson.reviewed:
        notes.warning(line, "W103", "“review_by” is to be later than “reviewed”.")
    elif today is not None and lesson.review_by < today:
        notes.warning(line, "W103", f"This lesson was to be read again by {lesson.review_by}.")


def _sources(lesson: Lesson, notes: ProblemLog) -> None:
    said = _bare(" ".join(_everything(lesson)))
    for source in lesson.sources:
        if missing := [name for name in ("url", "supports") if not getattr(source, name)]:
            message = f"This source has no {' and no '.join(f'“{name}”' for name in missing)}."
            notes.warning(source.line, "W112", message)
        for sentence in source.supports:
            if _bare(sentence) not in said:
                message = f"“{sentence}” does not stand in the lesson like that."
                notes.warning(source.supports_line, "W113", message)


def _figures(lesson: Lesson, lines: list[str], notes: ProblemLog) -> None:
    supported = _bare(" ".join(sentence for source in lesson.sources for sentence in source.supports))
    for block in lesson.blocks:
        if not isinstance(block, Read):
            continue
        for text in texts(block):
            for match in _FIGURE.finditer(text):
                if _bare(match[0]) not in supported:
                    line = line_of(match[0], lines, block.line)
                    notes.warning(line, "W123", f"No source supports the sentence with “{match[0].strip()}”.")


def _blocks(lesson: Lesson, notes: ProblemLog) -> None:
    for block in lesson.blocks:
        if isinstance(block, Spot) and block.verdict is SpotVerdict.FAKE and not block.signs:
            notes.warning(block.line, "W108", "A fake message is worth at least one marked sign.")
        if isinstance(block, DoIt):
            named = {place for passage in block.passages if passage.steps for place in passage.only}
            for system in SYSTEMS:
                if named and system not in named:
                    message = f"There are steps for others and none for {system}: “### … {{for={system}}}”."
                    notes.warning(block.line, "W115", message)
    kinds = {type(block) for block in lesson.blocks if isinstance(block, TOUCHABLE)}
    if len(kinds) < FEWEST_TOUCHABLE:
        message = "A lesson has two kinds of Spot the signs, Put in order, Match, Scenario and Do it."
        notes.warning(1, "W120", message)


def _everything(lesson: Lesson) -> Iterator[str]:
    yield from (lesson.objective, lesson.behaviour, lesson.plan)
    for block in (*lesson.blocks, *(each for several in lesson.variants.values() for each in several)):
        yield from texts(block)
        yield from explanations(block)


def _bare(text: str) -> str:
    """The text without quotation marks and stress, in one line, to compare it."""
    return " ".join(_QUOTES.sub("", text).split()).casefold().rstrip(".")
