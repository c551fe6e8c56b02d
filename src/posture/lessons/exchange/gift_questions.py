"""The questions of a GIFT file, with what of it has no place in a lesson, by line.

Source: Moodle's documentation of the GIFT format. Questions are apart by empty lines; lines that begin with
``//`` are remarks, and ``$CATEGORY:`` names the category of what follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from posture.content.problems import ProblemLog
from posture.lessons.exchange.gift_formats import Form, flowed
from posture.lessons.exchange.gift_letters import shielded

_TITLE = re.compile(r"\s*::(.*?)::", re.DOTALL)
_TRUE_OR_FALSE = re.compile(r"(T|TRUE|F|FALSE)\s*(?:#([^#]*))?(?:#([^#]*))?")
_ENTRY = re.compile(r"([=~])([^=~]*)")
_WEIGHT = re.compile(r"\s*%(-?\d{1,3}(?:\.\d{1,8})?)%")
_TAG = re.compile(r"\[tag:([^\[\]]*)\]")
_CATEGORY = "$CATEGORY:"


@dataclass(frozen=True, slots=True)
class GiftAnswer:
    """An answer to choose; ``why`` is the feedback, or ""."""

    text: str
    right: bool
    why: str


@dataclass(frozen=True, slots=True)
class GiftQuestion:
    """A question with answers to choose, or with pairs to match; the other of the two is empty."""

    category: str
    title: str
    tags: tuple[str, ...]
    prompt: str
    answers: tuple[GiftAnswer, ...]
    several: bool
    pairs: tuple[tuple[str, str], ...]
    line: int


@dataclass(slots=True)
class _Piece:
    """What stands between two empty lines."""

    category: str
    line: int = 0
    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


def read_gift(text: str, notes: ProblemLog) -> tuple[GiftQuestion, ...]:
    """The questions that are choices, true or false, or pairs to match. Never raises.

    Noted as warnings: G201 a kind of question that lessons do not have, G203 what a lesson has no place for
    in a question that was taken. Noted as errors: G202 what is no GIFT.
    """
    read = (_question(piece, notes) for piece in _pieces(text))
    return tuple(question for question in read if question is not None)


def _pieces(text: str) -> Iterator[_Piece]:
    piece = _Piece("")
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    for number, line in enumerate((*lines, ""), 1):
        words = line.strip()
        if words.startswith("//"):
            piece.tags += _TAG.findall(words)
        elif words.startswith(_CATEGORY):
            piece.category = words.removeprefix(_CATEGORY).strip()
        elif words:
            piece.line = piece.line or number
            piece.words.append(line)
        elif piece.words:
            yield piece
            piece = _Piece(piece.category)


def _question(piece: _Piece, notes: ProblemLog) -> GiftQuestion | None:
    text = shielded("\n".join(piece.words))
    titled = _TITLE.match(text)
    title = flowed(titled[1]) if titled else ""
    before, opened, rest = (text[titled.end() :] if titled else text).partition("{")
    inside, closed, after = rest.partition("}")
    if not opened:
        notes.warning(piece.line, "G201", "This is a description, which asks nothing. It is left out.")
        return None
    if not closed or "{" in inside + after or "}" in before + after:
        message = "The braces around the answers do not go together; one that is meant is written “\\{”."
        notes.error(piece.line, "G202", message)
        return None
    answers, _, general = inside.partition("####")
    kind = _other_kind(answers.strip())
    if kind:
        notes.warning(piece.line, "G201", f"Lessons have no {kind}. This one is left out.")
        return None
    form = Form.of(before)
    chosen, several, pairs = _read_answers(answers.strip(), form, piece.line, notes)
    if any(form.loses(part) for part in (before, after, *re.split("[=~#]", answers))):
        message = "Pictures, sounds, films and tables are left out; their words are not."
        notes.warning(piece.line, "G203", message)
    if general.strip():
        message = "The feedback for all answers is left out; a lesson explains each by itself."
        notes.warning(piece.line, "G203", message)
    prompt = (
        form.said(before) if not after.strip() else f"{form.said(before)} _____ {form.said(after)}".strip()
    )
    return GiftQuestion(piece.category, title, tuple(piece.tags), prompt, chosen, several, pairs, piece.line)


def _other_kind(answers: str) -> str:
    """What kind of question it is that lessons do not have, or ""."""
    if not answers:
        return "essays"
    if answers.startswith("#"):
        return "questions for a number"
    if _TRUE_OR_FALSE.fullmatch(answers):
        return ""
    marks = [mark for mark, _ in _ENTRY.findall(answers)]
    if answers[0] not in "=~" or ("~" not in marks and not _is_match(answers)):
        return "answers that are typed in"
    return ""


def _is_match(answers: str) -> bool:
    return all(mark == "=" and "->" in words for mark, words in _ENTRY.findall(answers))


def _read_answers(
    answers: str, form: Form, line: int, notes: ProblemLog
) -> tuple[tuple[GiftAnswer, ...], bool, tuple[tuple[str, str], ...]]:
    if found := _TRUE_OR_FALSE.fullmatch(answers):
        told = found[1] in ("T", "TRUE")
        wrong, right = (form.said(part or "") for part in (found[2], found[3]))
        both = (("True", told), ("False", not told))
        return tuple(GiftAnswer(text, fits, right if fits else wrong) for text, fits in both), False, ()
    entries = _ENTRY.findall(answers)
    if _is_match(answers):
        return (), False, _pairs([words for _, words in entries], form, line, notes)
    several = all(mark == "~" for mark, _ in entries)
    weights = [float(found[1]) for _, words in entries if several and (found := _WEIGHT.match(words))]
    if len({weight for weight in weights if weight > 0}) > 1:
        notes.warning(line, "G203", "Some answers count more than others; in a lesson they are right or not.")
    return tuple(_choice(mark, words, form, several, line, notes) for mark, words in entries), several, ()


def _pairs(entries: Sequence[str], form: Form, line: int, notes: ProblemLog) -> tuple[tuple[str, str], ...]:
    halves = (words.partition("->") for words in entries)
    pairs = tuple((form.in_one_line(left), form.in_one_line(right)) for left, _, right in halves)
    whole = tuple(pair for pair in pairs if all(pair))
    if whole != pairs:
        message = "What belongs to nothing is left out; in a lesson everything to match has its counterpart."
        notes.warning(line, "G203", message)
    return whole


def _choice(mark: str, words: str, form: Form, several: bool, line: int, notes: ProblemLog) -> GiftAnswer:
    found = _WEIGHT.match(words)
    weight = float(found[1]) if found else 0.0
    text, _, why = (words[found.end() :] if found else words).partition("#")
    if found and not several and weight not in (0.0, 100.0):
        notes.warning(line, "G203", "An answer counts in part; in a lesson it is right or not.")
    return GiftAnswer(form.in_one_line(text), weight > 0 if several else mark == "=", form.in_one_line(why))
