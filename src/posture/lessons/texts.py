"""What of a lesson is read: the words of each block, and how many of them everybody meets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from posture.lessons.lesson import Block, DoIt, Lesson, Match, Order, Question, Read, Spot
from posture.lessons.passage import SYSTEMS, Passage, Picture, fitting
from posture.lessons.scenario import START, Scenario, Step

_WORD = re.compile(r"[^\W_][\w'’+-]*")


def words(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def reading_words(lesson: Lesson) -> int:
    """How many words a person meets who goes through it once.

    Explanations come on top, one answer at a time, and variants in other runs. Of what differs by system
    the longest counts, and of a story the longest way.
    """
    return sum(_met(block) for block in lesson.blocks)


def texts(block: Block) -> Iterator[str]:
    """Everything that is read in a block before something is done in it, on any system and any way."""
    match block:
        case Read() | DoIt():
            for passage in block.passages:
                yield from _said(passage)
        case Question():
            yield from (block.prompt, *(answer.text for answer in block.answers))
        case Spot():
            yield from (block.intro, block.message.text)
        case Order():
            yield from (block.intro, *(item.text for item in block.items))
        case Match():
            yield from (block.intro, *(pair.left for pair in block.pairs))
            yield from (pair.right for pair in block.pairs)
        case Scenario():
            yield block.intro
            for step in block.steps.values():
                yield from (step.text, *(choice.text for choice in step.choices))


def explanations(block: Block) -> Iterator[str]:
    """Everything that answers to what was done in a block."""
    match block:
        case Question():
            yield from (answer.why for answer in block.answers)
        case Spot():
            yield from (*(sign.why for sign in block.signs), block.safe_step)
        case Order():
            yield from (item.why for item in block.items)
        case Match():
            yield from (pair.why for pair in block.pairs)
        case Scenario():
            yield from (step.recovery for step in block.steps.values())
        case Read() | DoIt():
            for passage in block.passages:
                yield from (piece.alt for piece in passage.pieces if isinstance(piece, Picture))


def _met(block: Block) -> int:
    match block:
        case Read() | DoIt():
            places = {place for passage in block.passages for place in passage.only} | set(SYSTEMS)
            return max(_on(block, place) for place in places)
        case Scenario():
            return words(block.intro) + _longest(block.steps)
        case _:
            return sum(words(text) for text in texts(block))


def _on(block: Read | DoIt, place: str) -> int:
    """The words that a computer of that system or desktop shows."""
    system, desktop = (place, "") if place in SYSTEMS else ("linux", place)
    shown = fitting(block.passages, system, desktop)
    return sum(words(text) for passage in shown for text in _said(passage))


def _said(passage: Passage) -> Iterator[str]:
    yield from (passage.title, passage.text, *passage.steps)


def _longest(steps: Mapping[str, Step]) -> int:
    """The words of the longest way through a story, as far as one goes on without going back."""
    longest: dict[str, int] = {}
    pending = [START]
    while pending:
        name = pending[-1]
        ahead = [choice.leads_to for choice in steps[name].choices]
        unknown = [each for each in ahead if each not in longest and each not in pending]
        if unknown:
            pending.append(unknown[0])
            continue
        longest[name] = _words_of(steps[name]) + max((longest.get(each, 0) for each in ahead), default=0)
        pending.pop()
    return longest[START]


def _words_of(step: Step) -> int:
    return words(step.text) + sum(words(choice.text) for choice in step.choices)
