"""A message's phrases, to walk through and mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from posture.application.learning import Message, Part

_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n+")
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of the message, and the name of the sign that it is, or ""."""

    text: str
    sign: str


def phrases(message: Message) -> tuple[Phrase, ...]:
    """What can be marked: every sign, and the sentences and headers beside them, in reading order."""
    found: list[Phrase] = []
    for header in message.headers:
        found += _split(header.parts)
    found += _split(message.body)
    return tuple(dict.fromkeys(found))


def _split(parts: tuple[Part, ...]) -> Iterator[Phrase]:
    for part in parts:
        if part.sign:
            yield Phrase(part.text.strip(), part.sign)
            continue
        for sentence in _SENTENCE.split(part.text):
            text = sentence.strip(" ,;–-")
            if len(_WORDS.findall(text)) > 1:
                yield Phrase(text, "")
