"""A message's phrases, to walk through and mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from posture.application.learning import Message, Part

_SENTENCE = re.compile(r"(?<=[.!?:])\s+")
_CLAUSE = re.compile(r"(?<=[,;])\s+|\s+(?=[(\[<“„–—])")
_CLOSES = re.compile(r"[.,;:!?)\]>”’\"'…]+(?:\s+|$)")
_OPENS = re.compile(r"\s*[(\[<“‘„]+\s*$")
_WORDS = re.compile(r"\w+")
_GOES_ON = ",;:"
_MOST = 7  # words in a phrase beside the signs, which are hardly ever longer


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of the message, and the name of the sign that it is, or ""; a lone word cannot be marked."""

    text: str
    sign: str
    markable: bool = True

    @property
    def quoted(self) -> str:
        """The words as they are quoted: without the comma by which the message goes on."""
        return self.text.rstrip(_GOES_ON)


def lines_of(parts: Sequence[Part]) -> tuple[tuple[Phrase, ...], ...]:
    """The lines of these parts, each as its phrases in reading order; an empty line has none.

    Every sign can be marked, and so can what stands beside them, cut into clauses about as long as a sign:
    neither being a phrase nor its length tells a sign. A word or a comma between two signs belongs to none
    and is only read. A comma stands with what is before it, a bracket with what comes.
    """
    lines: list[list[Phrase]] = [[]]
    opening = ""
    for part in parts:
        if part.sign:
            lines[-1].append(Phrase(opening + part.text.strip(), part.sign))
            opening = ""
            continue
        for place, line in enumerate(part.text.split("\n")):
            if place:
                lines.append([])
            opening = _add(line, opening, lines[-1])
    return tuple(tuple(line) for line in lines)


def phrases(message: Message) -> tuple[Phrase, ...]:
    """All that can be marked, in reading order, each once."""
    parts = (*(header.parts for header in message.headers), message.body)
    found = (phrase for each in parts for line in lines_of(each) for phrase in line if phrase.markable)
    return tuple(dict.fromkeys(found))


def _add(text: str, opening: str, line: list[Phrase]) -> str:
    """Put the clauses of a text at the line's end; what opens the phrase to come is given back."""
    words = opening + text.strip()
    if line and (closing := _CLOSES.match(words)):
        line[-1] = replace(line[-1], text=line[-1].text + closing[0].strip())
        words = words[closing.end() :]
    opens = _OPENS.search(words)
    if opens:
        words = words[: opens.start()]
    for sentence in _SENTENCE.split(words):
        line.extend(Phrase(clause, "", markable=_several(clause)) for clause in _clauses(sentence))
    return opens[0].strip() if opens else ""


def _clauses(sentence: str) -> Iterator[str]:
    """The sentence in pieces of a few words each; a word that would be alone stays with its neighbour."""
    held: list[str] = []
    for clause in filter(None, (each.strip() for each in _CLAUSE.split(sentence))):
        if held and not (_several(clause) and _several(held[-1])):
            held[-1] = f"{held[-1]} {clause}"
        else:
            held.append(clause)
    for clause in held:
        words = clause.split()
        pieces = -(-len(words) // _MOST)
        ends = [len(words) * piece // pieces for piece in range(pieces + 1)]
        yield from (" ".join(words[begin:end]) for begin, end in pairwise(ends))


def _several(words: str) -> bool:
    return len(_WORDS.findall(words)) > 1
