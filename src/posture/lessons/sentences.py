"""The sentences of a lesson, one at a time, for whoever puts them into another language.

What is marked in a message stands in them as ``<name>words</name>``. Names of sources and of blocks are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar, cast

from posture.lessons.lesson import Answer, Block, DoIt, Item, Lesson, Match, Order, Pair, Question, Read, Spot
from posture.lessons.message import Header, Message, Part, Sign
from posture.lessons.passage import Keepsake, Passage, Picture, Piece
from posture.lessons.regions import PLACE
from posture.lessons.scenario import Choice, Scenario, Step

Say = Callable[[str], str]
_Any = TypeVar("_Any")

_SAID: Mapping[type[Any], tuple[str, ...]] = {
    Lesson: ("title", "objective", "behaviour", "plan"),
    Question: ("prompt",),
    Answer: ("text", "why"),
    Spot: ("intro", "safe_step"),
    Sign: ("why",),
    Order: ("intro",),
    Item: ("text", "why"),
    Match: ("intro",),
    Pair: ("left", "right", "why"),
    Scenario: ("intro",),
    Step: ("text", "recovery"),
    Choice: ("text",),
    Passage: ("title",),
    Picture: ("alt",),
    Keepsake: ("label",),
    Header: ("name",),
}
_MARKED = re.compile(r"<(?P<name>[a-z][a-z0-9-]*)>(?P<words>.*?)</(?P=name)>")


class Unmarked(ValueError):
    """A message whose signs are marked otherwise in the other language."""


def sentences(lesson: Lesson) -> tuple[str, ...]:
    """Every sentence, or run of them, each once and in reading order; variants stand with their question."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    said(lesson, note)
    return tuple(text for text in dict.fromkeys(found) if PLACE.sub("", text).strip())


def said(lesson: Lesson, say: Say) -> Lesson:
    """The lesson with each of its sentences as ``say`` gives it.

    Unmarked where a sentence of a message comes back with other marks.
    """
    blocks, variants = [], {}
    made = _own(lesson, say)
    for block in lesson.blocks:
        blocks.append(_block(block, say))
        if several := lesson.variants.get(block.name):
            variants[block.name] = tuple(_question(each, say) for each in several)
    return replace(made, blocks=tuple(blocks), variants=variants)


def _own(thing: _Any, say: Say) -> _Any:
    """The thing with its own sentences said; those of its parts stay."""
    own: Any = thing
    names = _SAID[type(thing)]
    return cast("_Any", replace(own, **{name: _paragraphs(getattr(own, name), say) for name in names}))


def _paragraphs(text: str, say: Say) -> str:
    return "\n\n".join(say(part.strip("\n")) if part.strip() else part for part in text.split("\n\n"))


def _block(block: Block, say: Say) -> Block:
    match block:
        case Read() | DoIt():
            return replace(block, passages=tuple(_passage(each, say) for each in block.passages))
        case Question():
            return _question(block, say)
        case Spot():
            made = replace(_own(block, say), message=_message(block.message, say))
            return replace(made, signs=tuple(_own(sign, say) for sign in block.signs))
        case Order():
            return replace(_own(block, say), items=tuple(_own(item, say) for item in block.items))
        case Match():
            return replace(_own(block, say), pairs=tuple(_own(pair, say) for pair in block.pairs))
        case Scenario():
            steps = {name: _step(step, say) for name, step in block.steps.items()}
            return replace(_own(block, say), steps=steps)


def _question(question: Question, say: Say) -> Question:
    answers = tuple(_own(answer, say) for answer in question.answers)
    return replace(_own(question, say), answers=answers)


def _step(step: Step, say: Say) -> Step:
    return replace(_own(step, say), choices=tuple(_own(choice, say) for choice in step.choices))


def _passage(passage: Passage, say: Say) -> Passage:
    pieces = tuple(_piece(piece, say) for piece in passage.pieces)
    steps = tuple(say(step) for step in passage.steps)
    return replace(_own(passage, say), pieces=pieces, steps=steps)


def _piece(piece: Piece, say: Say) -> Piece:
    return _paragraphs(piece, say) if isinstance(piece, str) else _own(piece, say)


def _message(message: Message, say: Say) -> Message:
    headers = tuple(replace(_own(header, say), parts=_parts(header.parts, say)) for header in message.headers)
    return replace(message, headers=headers, body=_parts(message.body, say))


def _parts(parts: tuple[Part, ...], say: Say) -> tuple[Part, ...]:
    """The parts line by line, marks and all."""
    text = "".join(f"<{part.sign}>{part.text}</{part.sign}>" if part.sign else part.text for part in parts)
    lines = [say(line) if line.strip() else line for line in text.split("\n")]
    made = _unmarked("\n".join(lines))
    if {part.sign for part in made} - {""} != {part.sign for part in parts} - {""}:
        raise Unmarked(text)
    return made


def _unmarked(text: str) -> tuple[Part, ...]:
    parts: list[Part] = []
    end = 0
    for match in _MARKED.finditer(text):
        parts += [Part(text[end : match.start()]), Part(match["words"], match["name"])]
        end = match.end()
    parts.append(Part(text[end:]))
    return tuple(part for part in parts if part.text)
