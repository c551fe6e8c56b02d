"""A lesson and the blocks it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Read:
    """A pane to read: Markdown, with a title of its own or ""."""

    name: str
    title: str
    text: str
    line: int


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

    ``core`` puts it into practice; ``version`` rises when its meaning changes.
    """

    name: str
    prompt: str
    answers: tuple[Answer, ...]
    several: bool
    core: bool
    version: int
    line: int

    @property
    def right(self) -> frozenset[int]:
        """The places of the right answers, from 0."""
        return frozenset(place for place, answer in enumerate(self.answers) if answer.right)


class Channel(StrEnum):
    """How a message came."""

    MAIL = "mail"
    SMS = "sms"
    CHAT = "chat"
    CALL = "call"


class SignKind(StrEnum):
    """The five families of cues of the NIST Phish Scale (NIST TN 2276)."""

    ERROR = "error"
    TECHNICAL = "technical"
    VISUAL = "visual"
    LANGUAGE = "language"
    COMMON_TACTIC = "common-tactic"


class SpotVerdict(StrEnum):
    """What a message is; often one cannot tell, and checks by another way."""

    FAKE = "fake"
    GENUINE = "genuine"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a message, and the name of the sign that it is, or ""."""

    text: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """A line above a message's body, such as who sent it."""

    name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A made-up message: plain text, nothing in it is ever a link."""

    channel: Channel
    headers: tuple[Header, ...]
    body: tuple[Part, ...]
    line: int

    @property
    def text(self) -> str:
        """All of it as plain text."""
        headers = (f"{header.name}: {joined(header.parts)}" for header in self.headers)
        return "\n".join((*headers, "", joined(self.body)))

    @property
    def marks(self) -> frozenset[str]:
        """The names of the signs marked in it."""
        parts = (*(part for header in self.headers for part in header.parts), *self.body)
        return frozenset(part.sign for part in parts if part.sign)


@dataclass(frozen=True, slots=True)
class Sign:
    """A marked part of a message, explained."""

    name: str
    kind: SignKind
    why: str
    line: int


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
class DoIt:
    """One thing to do now, with its steps; ``check`` is the check to look at again afterwards, or ""."""

    name: str
    text: str
    steps: tuple[str, ...]
    check: str
    check_line: int
    line: int


Block: TypeAlias = Read | Question | Spot | DoIt


@dataclass(frozen=True, slots=True)
class Source:
    """Where a lesson's facts come from."""

    name: str
    year: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson as the person sees it; ``plan`` is the if-then sentence at its end.

    ``lines`` holds the line of each field of the form.
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
    sources: tuple[Source, ...]
    maps: Mapping[str, tuple[str, ...]]
    reviewed: date
    review_by: date
    blocks: tuple[Block, ...]
    path: str
    lines: Mapping[str, int]

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Question))

    @property
    def core(self) -> tuple[Question, ...]:
        """The questions that stay in practice."""
        return tuple(question for question in self.questions if question.core)

    def question(self, name: str) -> Question | None:
        return next((question for question in self.questions if question.name == name), None)


def joined(parts: tuple[Part, ...]) -> str:
    """The text of the parts, without their marks."""
    return "".join(part.text for part in parts)
