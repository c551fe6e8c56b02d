"""A lesson and the blocks it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from posture.lessons.message import Message, Sign, SpotVerdict
from posture.lessons.passage import Keepsake, Passage, Picture, for_everybody, writing_last
from posture.lessons.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Read:
    """Something to read; ``title`` is that of the words for everybody, or ""."""

    name: str
    passages: tuple[Passage, ...]
    line: int

    @property
    def title(self) -> str:
        return next((passage.title for passage in for_everybody(self.passages)), "")

    @property
    def text(self) -> str:
        """The words for everybody, as Markdown."""
        return "\n\n".join(passage.text for passage in for_everybody(self.passages) if passage.text)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to choose, and why it is right or not."""

    text: str
    right: bool
    why: str
    line: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers; ``several`` means that more than one may be right.

    ``core`` puts it into practice; ``version`` rises when its meaning changes. ``of`` is the name of the
    question of which this is another surface, with the same place in memory; "" for one of its own.
    """

    name: str
    prompt: str
    answers: tuple[Answer, ...]
    several: bool
    core: bool
    version: int
    line: int
    of: str = ""

    @property
    def right(self) -> frozenset[int]:
        """The places of the right answers, from 0."""
        return frozenset(place for place, answer in enumerate(self.answers) if answer.right)


@dataclass(frozen=True, slots=True)
class Spot:
    """Spot the signs: a message to judge, its signs, what it is, and the step that is safe either way."""

    name: str
    intro: str
    message: Message
    signs: tuple[Sign, ...]
    verdict: SpotVerdict
    safe_step: str
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things to put in order, and why it stands there."""

    text: str
    why: str
    line: int


@dataclass(frozen=True, slots=True)
class Order:
    """Put in order: the items in their right order."""

    name: str
    intro: str
    items: tuple[Item, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that belong together, and why."""

    left: str
    right: str
    why: str
    line: int


@dataclass(frozen=True, slots=True)
class Match:
    """Match: what stands on the left belongs to one thing on the right, and to no other."""

    name: str
    intro: str
    pairs: tuple[Pair, ...]
    line: int


@dataclass(frozen=True, slots=True)
class DoIt:
    """One thing to do now, with its steps; ``check`` is the check to look at again afterwards, or ""."""

    name: str
    passages: tuple[Passage, ...]
    check: str
    check_line: int
    line: int

    @property
    def text(self) -> str:
        """The words for everybody, as Markdown."""
        return "\n\n".join(passage.text for passage in for_everybody(self.passages) if passage.text)

    @property
    def in_turn(self) -> tuple[Passage, ...]:
        """Its passages as one goes through them: something is written down once the steps are done."""
        return writing_last(self.passages)

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps for everybody."""
        return tuple(step for passage in for_everybody(self.passages) for step in passage.steps)


Block: TypeAlias = Read | Question | Spot | Order | Match | Scenario | DoIt


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts of a lesson come from; ``supports`` are the sentences of the lesson that rest on it."""

    name: str
    year: int
    url: str
    supports: tuple[str, ...]
    line: int
    supports_line: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the lesson by somebody who did not write it."""

    on: date
    opened: str
    changed: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson as the person sees it; ``plan`` is the if-then sentence at its end.

    ``blocks`` are those of one run; other surfaces of its questions are ``variants``, by the name of the
    question. ``roles`` are answers about oneself that bring it forward. ``lines`` holds the line of each
    field of the form.
    """

    id: str
    rev: int
    lang: str
    title: str
    minutes: int
    track: str
    objective: str
    behaviour: str
    plan: str
    checks: tuple[str, ...]
    roles: tuple[str, ...]
    sources: tuple[Source, ...]
    readings: tuple[Reading, ...]
    maps: Mapping[str, tuple[str, ...]]
    reviewed: date
    review_by: date
    blocks: tuple[Block, ...]
    variants: Mapping[str, tuple[Question, ...]]
    path: str
    lines: Mapping[str, int]

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of a run."""
        return tuple(block for block in self.blocks if isinstance(block, Question))

    @property
    def core(self) -> tuple[Question, ...]:
        """The questions that stay in practice."""
        return tuple(question for question in self.questions if question.core)

    def question(self, name: str) -> Question | None:
        return next((question for question in self.questions if question.name == name), None)

    def surfaces(self, name: str) -> tuple[Question, ...]:
        """The question of that name and its variants, in their order; none where there is none."""
        question = self.question(name)
        return () if question is None else (question, *self.variants.get(name, ()))

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(
            passage for block in self.blocks if isinstance(block, Read | DoIt) for passage in block.passages
        )

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return tuple(
            piece for passage in self.passages for piece in passage.pieces if isinstance(piece, Picture)
        )

    @property
    def keepsakes(self) -> tuple[Keepsake, ...]:
        return tuple(
            piece for passage in self.passages for piece in passage.pieces if isinstance(piece, Keepsake)
        )
