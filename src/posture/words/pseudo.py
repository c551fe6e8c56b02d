"""A made-up language that shows what goes through the seam: accented, a third longer, in brackets."""

from __future__ import annotations

import re
from datetime import date, time

from posture.words.choice import PSEUDO
from posture.words.phrase import ENGLISH

_ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "åƀçđéƒĝĥîĵķļɱñöþǫřšţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŘŠŢÛṼŴẊÝŽ",
)
_KEPT = re.compile(r"(\{[^{}]*\}|%n|%L?\d|<[^<>]*>|`[^`]*`)")
"""Places to fill, of ours and of Qt, marks of rich text, and what is to be typed."""
_MORE = ("ļöñĝ", "ļöñĝéř", "ŵöřđš")


def pseudo(text: str) -> str:
    """The text as the made-up language has it; places stay as they are."""
    pieces = _KEPT.split(text)
    accented = "".join(
        piece if place % 2 else piece.translate(_ACCENTED) for place, piece in enumerate(pieces)
    )
    if not _KEPT.sub("", text).strip():
        return text
    more = ""
    while len(more) < 0.35 * len(text):
        more += f" {_MORE[len(more) % len(_MORE)]}"
    return f"⟦{accented}{more}⟧"


class Pseudo:
    """A language for tests: whatever is shown without brackets cannot be translated."""

    code = PSEUDO

    def lookup(self, scope: str, singular: str, plural: str | None, number: float | None) -> str:
        return pseudo(ENGLISH.lookup(scope, singular, plural, number))

    def form(self, forms: tuple[str, ...], number: float) -> str:
        return ENGLISH.form(forms, number).translate(_ACCENTED)

    def number(self, number: float) -> str:
        return ENGLISH.number(number)

    def day(self, day: date) -> str:
        return ENGLISH.day(day).translate(_ACCENTED)

    def clock(self, moment: time) -> str:
        return ENGLISH.clock(moment)

    def row(self, words: tuple[str, ...]) -> str:
        return ENGLISH.row(words)
