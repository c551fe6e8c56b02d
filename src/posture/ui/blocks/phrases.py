"""A message's phrases, to walk through and mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from posture.application.learning import Message, Part

_SENTENCE = re.compile(r"(?<=[.!?:])\s+")
_CLOSES = re.compile(r"[.,;:!?)\]>”’\"'…]+(?:\s+|$)")
_OPENS = re.compile(r"\s*[(\[<“‘„]+\s*$")
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of the message, and the name of the sign that it is, or ""; a lone word cannot be marked."""

    text: str
    sign: str
    markable: bool = True


def lines_of(parts: Sequence[Part]) -> tuple[tuple[Phrase, ...], ...]:
    """The lines of these parts, each as its phrases in reading order; an empty line has none.

    Every sign can be marked, and so can the sentences beside them; a word or a comma between two signs
    belongs to none and is only read. A comma stands with what is before it, a bracket with what comes.
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
    """Put the sentences of a text at the line's end; what opens the phrase to come is given back."""
    words = opening + text.strip()
    if line and (closing := _CLOSES.match(words)):
        line[-1] = replace(line[-1], text=line[-1].text + closing[0].strip())
        words = words[closing.end() :]
    opens = _OPENS.search(words)
    if opens:
        words = words[: opens.start()]
    for sentence in _SENTENCE.split(words):
        if sentence.strip():
            several = len(_WORDS.findall(sentence)) > 1
            line.append(Phrase(sentence.strip(), "", markable=several))
    return opens[0].strip() if opens else ""
