"""The language that this program speaks now."""

from __future__ import annotations

from posture.words.phrase import ENGLISH, Language, in_language


class _Speech:
    language: Language = ENGLISH


_now = _Speech()


def speak(language: Language) -> None:
    """Say everything in this language from now on."""
    _now.language = language


def code() -> str:
    """The code of the language that is spoken now."""
    return _now.language.code


def spoken(text: str) -> str:
    """The text in the language that is spoken now; what is no phrase stays as it is."""
    return in_language(text, _now.language)
