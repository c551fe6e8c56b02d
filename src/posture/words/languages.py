"""The languages that there are."""

from __future__ import annotations

from collections.abc import Callable, Collection
from importlib.resources import files
from importlib.resources.abc import Traversable

from posture.words.choice import PSEUDO, Choice
from posture.words.phrase import ENGLISH, Language

_SUFFIX = ".po"


def languages() -> Collection[str]:
    """The codes of those that may be spoken, besides English: they have a ``.po`` file here."""
    return {*translated_languages(), PSEUDO}


def translated_languages() -> tuple[str, ...]:
    """The codes of those that people speak, besides English."""
    names = sorted(file.name for file in files("posture.words").iterdir())
    return tuple(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX))


def own_catalogue(code: str) -> Traversable:
    """The file that translates the program's own words."""
    return files("posture.words") / f"{code}{_SUFFIX}"


def language(choice: Choice, place: Callable[[str], Traversable]) -> Language:
    """The language chosen; ``place`` gives the file that holds a scope's catalogue in it."""
    if choice.code == ENGLISH.code:
        return ENGLISH
    if choice.code == PSEUDO:
        from posture.words.pseudo import Pseudo

        return Pseudo()
    from posture.words.translated import Translated

    return Translated(choice.code, choice.locale, place)
