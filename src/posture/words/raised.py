"""What an error says, in the words that it was raised with."""

from __future__ import annotations


def sentence_of(error: BaseException) -> str:
    """The error's sentence as it was given: a phrase can be said in other languages."""
    given = error.args[0] if error.args else None
    return given if isinstance(given, str) and given == str(error) else str(error)
