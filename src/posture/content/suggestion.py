"""Which known word the person probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`` Did you mean “x”?`` with its leading space, or nothing when no known word is close.

    Case does not matter: “Title” is close to “title”.
    """
    close = closest(word, known)
    return f" Did you mean “{close}”?" if close else ""


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that is close, or nothing where none is."""
    by_folded = {name.casefold(): name for name in known}
    close = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else ""
