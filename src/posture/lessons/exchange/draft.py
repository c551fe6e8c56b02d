"""A lesson's file with questions in it that somebody else wrote; what only its author knows is open."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from posture.content.blocks import sections
from posture.content.problems import ProblemLog
from posture.lessons.blocks import KINDS
from posture.lessons.exchange.gift_questions import GiftQuestion, read_gift
from posture.lessons.lesson import Answer, Block, Item, Match, Order, Pair, Question

_OURS = re.compile(r"posture ((?:core|of=[a-z][a-z0-9-]*)?(?: ?v=[1-9][0-9]{0,3})?)")
_LONGEST_NAME = 40
_DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
"""What Windows takes for a device in any folder (Microsoft Learn, Naming Files, Paths, and Namespaces)."""
_ANY = "."


@dataclass(frozen=True, slots=True)
class Draft:
    """A lesson begun: the text of its file, how many blocks it has, how many explanations are missing."""

    id: str
    text: str
    blocks: int
    without_why: int


def drafts_of_gift(text: str, name: str, notes: ProblemLog) -> tuple[Draft, ...]:
    """The lessons that a GIFT file makes, one for each category; ``name`` is that of those without one.

    Title, name and questions are written; aim, plan, sources and each explanation that is missing are left
    for whoever edits it, and the linter asks for them. Never raises. Codes beside those of ``read_gift``:
    G204 a question that a lesson cannot hold.
    """
    by_category: dict[str, list[GiftQuestion]] = {}
    for question in read_gift(text, notes):
        by_category.setdefault(question.category, []).append(question)
    taken: dict[str, int] = {}
    made = (
        _draft(category.rpartition("/")[2].strip() or name, questions, taken, notes)
        for category, questions in by_category.items()
    )
    return tuple(draft for draft in made if draft.blocks)


def _draft(title: str, questions: Iterable[GiftQuestion], ids: dict[str, int], notes: ProblemLog) -> Draft:
    names: dict[str, int] = {}
    blocks: list[str] = []
    missing = 0
    for question in questions:
        block = _block(question, _free(question.title or "question", names, "question"))
        attributes = next((found[1] for tag in question.tags if (found := _OURS.fullmatch(tag))), "")
        if reason := _unfit(block):
            notes.warning(question.line, "G204", f"This is left out, for a lesson cannot hold it. {reason}")
            continue
        blocks.append(_written(block, attributes))
        missing += sum(not why for why in _reasons(block))
    number = _free(title, ids, "lesson")
    head = f"---\nlesson: {number}\nrev: 1\nlang: en\ntitle: {json.dumps(_line(title), ensure_ascii=False)}\n"
    return Draft(number, f"{head}minutes: 3\n---\n\n" + "\n".join(blocks), len(blocks), missing)


def _block(question: GiftQuestion, name: str) -> Block:
    line = question.line
    if not question.pairs:
        answers = tuple(Answer(each.text, each.right, each.why, line) for each in question.answers)
        return Question(name, question.prompt, answers, question.several, core=False, version=1, line=line)
    if [left for left, _ in question.pairs] == [str(at) for at in range(1, len(question.pairs) + 1)]:
        return Order(name, question.prompt, tuple(Item(right, "", line) for _, right in question.pairs), line)
    return Match(name, question.prompt, tuple(Pair(*pair, "", line) for pair in question.pairs), line)


def _reasons(block: Block) -> Sequence[str]:
    match block:
        case Question():
            return [answer.why for answer in block.answers]
        case Order():
            return [item.why for item in block.items]
        case Match():
            return [pair.why for pair in block.pairs]
        case _:
            return []


def _written(block: Block, attributes: str = "") -> str:
    """The block as a lesson's file has it."""
    match block:
        case Question():
            marks = "[]" if block.several else "()"
            items = [
                (f"- {marks[0]}{'x' if each.right else ' '}{marks[1]} {each.text}", each.why)
                for each in block.answers
            ]
            return _section("Question", block.name, attributes, block.prompt, items)
        case Order():
            items = [(f"{number}. {item.text}", item.why) for number, item in enumerate(block.items, 1)]
            return _section("Put in order", block.name, "", block.intro, items)
        case Match():
            items = [(f"- {pair.left} -> {pair.right}", pair.why) for pair in block.pairs]
            return _section("Match", block.name, "", block.intro, items)
        case _:
            return ""


def _section(kind: str, name: str, attributes: str, words: str, items: Iterable[tuple[str, str]]) -> str:
    listed = "".join(f"{item}\n" + (f"  > {why}\n" if why else "") for item, why in items)
    return f"## {kind} {{#{name}{' ' if attributes else ''}{attributes}}}\n\n{words}\n\n{listed}"


def _unfit(block: Block) -> str:
    """Why a lesson cannot hold the block: read again, it would not be what it is. Else ""."""
    whole = _explained(block)
    notes = ProblemLog("")
    found = sections(_written(whole), block.line)
    parsed = [KINDS[each.title](each, notes) if each.title in KINDS else None for each in found]
    if notes.problems:
        return notes.problems[0].message
    if len(parsed) != 1 or parsed[0] is None or _words_of(parsed[0]) != _words_of(whole):
        return "Its words look like the marks of which lessons are made."
    return ""


def _explained(block: Block) -> Block:
    """The block with some explanation wherever one is missing, so that nothing else is looked at."""
    match block:
        case Question():
            return replace(
                block, answers=tuple(replace(each, why=each.why or _ANY) for each in block.answers)
            )
        case Order():
            return replace(block, items=tuple(replace(each, why=_ANY) for each in block.items))
        case Match():
            return replace(block, pairs=tuple(replace(each, why=_ANY) for each in block.pairs))
        case _:
            return block


def _words_of(block: Block) -> object:
    match block:
        case Question():
            return block.prompt, block.several, [(each.text, each.right, each.why) for each in block.answers]
        case Order():
            return block.intro, [each.text for each in block.items]
        case Match():
            return block.intro, [(each.left, each.right) for each in block.pairs]
        case _:
            return None


def _free(words: str, taken: dict[str, int], otherwise: str) -> str:
    """A name in small letters made of the words, which nothing has yet and any system takes for a folder's.

    ``taken`` holds by name the number that was tried last for it: thousands may have one title.
    """
    plain = re.sub(r"[^a-z0-9]+", "-", words.lower()).lstrip("-0123456789")[:_LONGEST_NAME].strip("-")
    base = f"about-{plain}" if _DEVICES.fullmatch(plain) else plain or otherwise
    name, number = base, taken.get(base, 1)
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    taken[base] = number
    taken.setdefault(name, 1)
    return name


def _line(words: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())
