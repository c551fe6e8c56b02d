"""A lesson in other words: the one way through all its sentences, to collect them and to put others there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from posture.content.blocks import Line
from posture.content.problems import ProblemLog
from posture.lessons.blocks.message import marked_parts, noted
from posture.lessons.lesson import Answer, Block, DoIt, Item, Lesson, Match, Order, Pair, Question, Read, Spot
from posture.lessons.message import ADDRESS, Channel, Header, Message, Part, Sign
from posture.lessons.passage import Keepsake, Passage, Picture, Piece
from posture.lessons.regions import PLACE
from posture.lessons.scenario import Choice, Scenario, Step
from posture.lessons.translation import paragraphs

FIELDS = ("title", "objective", "behaviour", "plan")
"""The words of the form that a person reads."""
HEADER, MESSAGE = "header", "message"
"""The roles of words with marks ``{words}[name]`` in them."""


class Said(NamedTuple):
    """Words, and the line of the file they come from."""

    text: str
    line: int


class Say(Protocol):
    """Gives the words for an English sentence; ``role`` is what it is in its ``block``, "" for the form's.

    ``hint`` tells whoever translates it what cannot be seen from the sentence alone.
    """

    def __call__(self, block: str, role: str, english: str, hint: str = "") -> Said: ...


def reworded(lesson: Lesson, say: Say, *, lang: str, path: str) -> Lesson:
    """The lesson as ``say`` has it, each sentence asked for once, in the order in which they are read.

    Its lines are then those of the file ``path``, where these words stand.
    """
    fields = {name: say("", name, getattr(lesson, name)) for name in FIELDS}
    blocks: list[Block] = []
    variants: dict[str, tuple[Question, ...]] = {}
    for block in lesson.blocks:
        blocks.append(_Voice(block.name, say).block(block))
        if several := lesson.variants.get(block.name):
            variants[block.name] = tuple(_Voice(each.name, say).question(each) for each in several)
    return replace(
        lesson,
        **{name: said.text for name, said in fields.items()},  # type: ignore[arg-type] # all of them are texts
        lines={**dict.fromkeys(lesson.lines, 1), **{name: said.line for name, said in fields.items()}},
        lang=lang,
        path=path,
        blocks=tuple(blocks),
        variants=variants,
    )


class _Voice:
    """Says a block in other words."""

    def __init__(self, name: str, say: Say) -> None:
        self._name = name
        self._say = say
        self._line = 0

    def block(self, block: Block) -> Block:
        match block:
            case Read():
                return replace(block, passages=self._passages(block.passages), line=self._line)
            case Question():
                return self.question(block)
            case Spot():
                intro = self._flowing("intro", block.intro)
                message = self._message(block.message)
                signs = tuple(self._sign(sign) for sign in block.signs)
                step = self._text("safe-step", block.safe_step)
                return replace(
                    block, intro=intro, message=message, signs=signs, safe_step=step, line=self._line
                )
            case Order():
                intro = self._flowing("intro", block.intro)
                return replace(block, intro=intro, items=tuple(map(self._item, block.items)), line=self._line)
            case Match():
                intro = self._flowing("intro", block.intro)
                return replace(block, intro=intro, pairs=tuple(map(self._pair, block.pairs)), line=self._line)
            case Scenario():
                intro = self._flowing("intro", block.intro)
                steps = {name: self._step(step) for name, step in block.steps.items()}
                return replace(block, intro=intro, steps=steps, line=self._line)
            case DoIt():
                passages = self._passages(block.passages)
                return replace(block, passages=passages, check_line=self._line, line=self._line)

    def question(self, question: Question) -> Question:
        prompt = self._flowing("question", question.prompt)
        answers = tuple(map(self._answer, question.answers))
        return replace(question, prompt=prompt, answers=answers, line=self._line)

    def _said(self, role: str, english: str, hint: str = "") -> Said:
        """Other words for these; where there are none but a country's fact, it stays as it is."""
        if not PLACE.sub("", english).strip():
            return Said(english, self._line)
        said = self._say(self._name, role, english, hint)
        self._line = self._line or said.line
        return said

    def _text(self, role: str, english: str, hint: str = "") -> str:
        return self._said(role, english, hint).text

    def _flowing(self, role: str, markdown: str, hint: str = "") -> str:
        return paragraphs.reworded(markdown, lambda english: self._text(role, english, hint))

    def _answer(self, answer: Answer) -> Answer:
        text, line = self._said("answer", answer.text, "right" if answer.right else "wrong")
        return replace(answer, text=text, why=self._text("why", answer.why), line=line)

    def _item(self, item: Item) -> Item:
        text, line = self._said("item", item.text)
        return replace(item, text=text, why=self._text("why", item.why), line=line)

    def _pair(self, pair: Pair) -> Pair:
        left, line = self._said("left", pair.left)
        right = self._text("right", pair.right, f"belongs to “{pair.left}”")
        return replace(pair, left=left, right=right, why=self._text("why", pair.why), line=line)

    def _sign(self, sign: Sign) -> Sign:
        """It stays one that proves nothing either way, however that is put."""
        why, line = self._said("sign", sign.why, f"about [{sign.name}]")
        return replace(sign, why=why, line=line)

    def _step(self, step: Step) -> Step:
        text = self._flowing("step", step.text, f"#{step.name}")
        choices = tuple(self._choice(choice) for choice in step.choices)
        recovery = self._text("recovery", step.recovery)
        return replace(step, text=text, choices=choices, recovery=recovery, line=self._line)

    def _choice(self, choice: Choice) -> Choice:
        text, line = self._said("choice", choice.text, f"leads to #{choice.leads_to}")
        return replace(choice, text=text, line=line)

    def _passages(self, passages: Sequence[Passage]) -> tuple[Passage, ...]:
        return tuple(map(self._passage, passages))

    def _passage(self, passage: Passage) -> Passage:
        title = self._text("heading", passage.title, ", ".join(passage.only))
        pieces = tuple(map(self._piece, passage.pieces))
        steps = tuple(self._text("step", step) for step in passage.steps)
        return replace(passage, title=title, pieces=pieces, steps=steps, line=self._line)

    def _piece(self, piece: Piece) -> Piece:
        match piece:
            case Picture():
                alt, line = self._said("picture", piece.alt, f"what {piece.file} shows")
                return replace(piece, alt=alt, line=line)
            case Keepsake():
                label, line = self._said("keep", piece.label, "label of a field to fill in")
                return replace(piece, label=label, line=line)
            case _:
                return self._flowing("text", piece)

    def _message(self, message: Message) -> Message:
        headers = tuple(self._header(message.channel, header) for header in message.headers)
        body = self._marked(MESSAGE, message.body, message.channel.value)
        return replace(message, headers=headers, body=body, line=self._line)

    def _header(self, channel: Channel, header: Header) -> Header:
        is_bar = channel is Channel.PAGE and header.name.casefold() == ADDRESS
        name = header.name if is_bar else self._text("header-name", header.name)
        return Header(name, self._marked(HEADER, header.parts, header.name))

    def _marked(self, role: str, parts: tuple[Part, ...], hint: str) -> tuple[Part, ...]:
        text, line = self._said(role, noted(parts), hint)
        scratch = ProblemLog("")  # whoever gives the words has looked at their marks
        lines = [marked_parts(Line(line, words), scratch) for words in text.split("\n")]
        return tuple(part for parts in lines for part in (*parts, Part("\n")))[:-1]
