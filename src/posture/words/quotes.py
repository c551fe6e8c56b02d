"""Quotation marks inside others: “a ‘b’ c”, „a ‚b‘ c“."""

from __future__ import annotations

OPENING, CLOSING = ("“", "„"), ("”", "“")
"""Both in English and in German, where one closes with what opens in the other."""

_ENGLISH = str.maketrans("“”", "‘’")
_GERMAN = str.maketrans("„“", "‚‘")


def within_quotes(words: str) -> str:
    """The words as they stand where a sentence quotes them: what they quote themselves has single marks."""
    return words.translate(_GERMAN if "„" in words else _ENGLISH)
