"""The words of a piece of GIFT in its format: HTML loses its tags, what is plain keeps every letter.

Source: Moodle's documentation of the GIFT format, “Specifying text format”. Answers and feedback are in the
format of their question where they name none. Without any it would be Moodle's own, in which a tag is a tag;
but files written by hand mean the letters, and a tag too many in a draft is less than a word too few.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from posture.lessons.exchange.gift_letters import bare

_FORMAT = re.compile(r"\s*\[(html|markdown|plain|moodle)\]")
_HTML = ("html", "moodle")
_TAG = re.compile(r"</?[a-z][^<>]{0,2000}>|<!--[^<>]{0,2000}-->", re.IGNORECASE)
_LEFT_OUT = re.compile(r"<(?:audio|embed|iframe|img|math|object|source|svg|table|video)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """The format of a question, or ""; its answers and feedback have it too where they name none."""

    name: str = ""

    @staticmethod
    def of(prompt: str) -> Form:
        """The format that a question names."""
        found = _FORMAT.match(prompt)
        return Form(found[1]) if found else Form()

    def said(self, text: str) -> str:
        """The words of shielded GIFT, without its format and tags; lines that were wrapped are one."""
        name, words = self._named(text)
        words = bare(" ".join(words.split()))
        if name in _HTML:
            words = html.unescape(_TAG.sub(" ", words))
        kept = "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in words)
        return "\n".join(line.rstrip() for line in kept.split("\n")).strip()

    def in_one_line(self, text: str) -> str:
        """As ``said``, with new lines as blanks."""
        return flowed(self.said(text))

    def loses(self, text: str) -> bool:
        """Whether it has pictures, sounds, films or tables, of which ``said`` keeps the words alone."""
        name, words = self._named(text)
        return name in _HTML and _LEFT_OUT.search(bare(words)) is not None

    def _named(self, text: str) -> tuple[str, str]:
        found = _FORMAT.match(text)
        return (found[1], text[found.end() :]) if found else (self.name, text)


def flowed(text: str) -> str:
    """Shielded GIFT in one line, with every letter its own."""
    return " ".join(bare(text).split())
