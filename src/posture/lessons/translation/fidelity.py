"""What stays the same in every language: marks, places, links, what is typed, and the shape of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from posture.content.blocks import Line
from posture.content.problems import ProblemLog
from posture.content.slips import note_html
from posture.lessons.blocks.message import MARK, marked_parts
from posture.lessons.blocks.reserved import note_real_addresses, note_real_numbers
from posture.lessons.regions import note_unknown_places
from posture.lessons.translation.paragraphs import MARK as ITEM
from posture.lessons.translation.rewording import HEADER, MESSAGE

_PLACE = re.compile(r"\{region\.[^{}]*\}")
_LINK = re.compile(r"\]\([^()\s]*\)")
_TYPED = re.compile(r"`[^`]+`")
_KEEP = re.compile(r"keep:", re.IGNORECASE)
_OTHER = re.compile(r"[#>|]|```|~~~|!\[")
"""What would make something else of a paragraph that begins with it."""
_LISTED = 3


def note_differences(role: str, english: str, words: str, line: int, notes: ProblemLog) -> None:
    """Note what a translation has and its English has not, or the other way round.

    Codes: E102 marks of signs, E103 places, links and what is typed, E104 another shape; E030, E043, E049 and
    E074 as in lessons.
    """
    marked = role in (HEADER, MESSAGE)
    if marked:
        _note_marks(english, words, line, notes)
    else:
        note_unknown_places(words, line, notes)
        note_html(words, line, notes)
        for pattern, what in ((_PLACE, ""), (_LINK, "the link "), (_TYPED, "")):
            for problem in _unlike(pattern.findall(english), pattern.findall(words), what):
                notes.error(line, "E103", problem)
    for problem in _shape(english, words, marked=marked):
        notes.error(line, "E104", problem)


def _note_marks(english: str, words: str, line: int, notes: ProblemLog) -> None:
    known, said = (dict.fromkeys(match["name"] for match in MARK.finditer(text)) for text in (english, words))
    if lost := [name for name in known if name not in said]:
        message = (
            f"The translation has lost the mark {_row(lost)}: write {{words}}[name] around the same words."
        )
        notes.error(line, "E102", message)
    if more := [name for name in said if name not in known]:
        notes.error(line, "E102", f"The translation has a mark {_row(more)} that the English has not.")
    for text in words.split("\n"):
        marked_parts(Line(line, text), notes)
        bare = Line(line, MARK.sub(lambda match: match["words"], text))
        note_real_addresses(bare, notes)
        note_real_numbers(bare, notes)


def _unlike(english: list[str], said: list[str], what: str) -> Iterator[str]:
    lost, more = list(english), list[str]()
    for each in said:
        if each in lost:
            lost.remove(each)
        else:
            more.append(each)
    if lost:
        yield f"The translation has lost {what}{', '.join(lost[:_LISTED])}, which stays as it is."
    if more:
        yield f"The translation has {what}{', '.join(more[:_LISTED])}, and the English has not."


def _shape(english: str, words: str, *, marked: bool) -> Iterator[str]:
    if _edges(words) != _edges(english):
        yield "The translation begins or ends with a space, or the English does."
    if not marked and "\n" in words:
        yield "The translation is one paragraph, without “\\n”."
    if marked and ("\n" in words) > ("\n" in english):
        yield "The translation has several lines, and the English one."
    if not marked and _kind(words) != _kind(english):
        yield f"The translation begins with “{words.split()[0]}”, which would make something else of it."
    if words.count("**") % 2 != english.count("**") % 2:
        yield "A “**” opens or closes nothing."
    if _KEEP.match(words) and not _KEEP.match(english):
        yield "The label of a thing to keep stands alone, without “Keep:”."


def _edges(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def _kind(text: str) -> tuple[bool, bool]:
    return ITEM.match(text) is not None, _OTHER.match(text) is not None


def _row(names: list[str]) -> str:
    return ", ".join(f"[{name}]" for name in names)
