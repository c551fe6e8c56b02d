"""Lessons as GIFT, which Moodle and others read: questions, and lists to order or match."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from posture.lessons.data import KINDS
from posture.lessons.exchange.gift_letters import escaped
from posture.lessons.lesson import Answer, Block, Lesson, Match, Order, Question

CATEGORY = "Posture"


@dataclass(frozen=True, slots=True)
class Gift:
    """The file, how many questions it has, and how many blocks of each kind GIFT has nothing for."""

    text: str
    questions: int
    left_out: Mapping[str, int]


def as_gift(lessons: Iterable[Lesson]) -> Gift:
    """The lessons as one file, a category each; the same lessons make the same bytes.

    What GIFT has nothing for stands there as a remark. The explanations of a list to order or match become
    feedback for the whole of it, since GIFT has none for single pairs.
    """
    pieces: list[str] = []
    asked = 0
    left_out: Counter[str] = Counter()
    for lesson in lessons:
        pieces.append(f"// {_in_one_line(lesson.title)}\n$CATEGORY: {CATEGORY}/{lesson.id}")
        for block in _blocks(lesson):
            piece = _piece(block)
            if piece is None:
                kind = KINDS[type(block)]
                left_out[kind] += 1
                piece = f"// Left out, for GIFT has nothing like it: {kind} “{block.name}”"
            else:
                asked += 1
            pieces.append(piece)
    return Gift("\n\n".join(pieces) + "\n", asked, dict(sorted(left_out.items())))


def _blocks(lesson: Lesson) -> Iterator[Block]:
    """The blocks in their order, each question followed by its variants."""
    for block in lesson.blocks:
        yield block
        yield from lesson.variants.get(block.name, ())


def _piece(block: Block) -> str | None:
    match block:
        case Question():
            return _question(block)
        case Order():
            numbered = [(str(number), item.text) for number, item in enumerate(block.items, 1)]
            return _pairs(block.name, block.intro, numbered, [item.why for item in block.items])
        case Match():
            pairs = [(pair.left, pair.right) for pair in block.pairs]
            return _pairs(block.name, block.intro, pairs, [pair.why for pair in block.pairs])
        case _:
            return None


def _question(question: Question) -> str:
    attributes = [f"of={question.of}"] if question.of else ["core"] if question.core else []
    if question.version > 1:
        attributes.append(f"v={question.version}")
    remark = f"// [tag:posture {' '.join(attributes)}]\n" if attributes else ""
    right, all_of_them = len(question.right), len(question.answers)
    marks = {True: "=", False: "~"}
    if question.several:
        # Moodle knows these weights to five places, and takes off for each wrong one.
        wrong = max(all_of_them - right, 1)
        marks = {True: f"~%{_weight(right)}%", False: f"~%-{_weight(wrong)}%"}
    answers = "\n".join(f"  {marks[answer.right]}{_answer(answer)}" for answer in question.answers)
    return f"{remark}{_stem(question.name, question.prompt)}{{\n{answers}\n}}"


def _weight(count: int) -> str:
    return f"{100 / count:.5f}".rstrip("0").rstrip(".")


def _answer(answer: Answer) -> str:
    return f"{_words(answer.text)} #{_words(answer.why)}"


def _pairs(name: str, intro: str, pairs: Sequence[tuple[str, str]], reasons: Sequence[str]) -> str:
    listed = "\n".join(f"  ={_words(left)} -> {escaped(right)}" for left, right in pairs)
    why = "\n".join(f"- {right}: {why}" for (_, right), why in zip(pairs, reasons, strict=True))
    return f"{_stem(name, intro)}{{\n{listed}\n  ####{_words(why)}\n}}"


def _stem(name: str, words: str) -> str:
    return f"::{name}::[markdown]{escaped(words)} "


def _words(text: str) -> str:
    """Words that begin with what would be a weight or a format have a format of their own before them."""
    return f"[markdown]{escaped(text)}" if text.startswith(("%", "[")) else escaped(text)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
