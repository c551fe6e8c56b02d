"""Which language is spoken: asked for, set, or the system's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_.@].*)?")


@dataclass(frozen=True, slots=True)
class Choice:
    """``code`` is that of the words, ``locale`` that of numbers and days, as in ``de`` and ``de_AT``."""

    code: str
    locale: str


ENGLISH = Choice("en", "en")
PSEUDO = "en_XA"
"""The code of a made-up English with accents, as Unicode names it (CLDR's “pseudo-accents”)."""


def choose(wanted: Iterable[str], known: Collection[str]) -> Choice | None:
    """The first of the wanted languages that there are words for, English among them; else None.

    ``wanted`` are names as systems write them: ``de_AT.UTF-8``, ``de-AT``, ``de``, ``C``. ``known`` are
    the codes of the languages that there are, besides English.
    """
    for name in wanted:
        if name.partition(".")[0] in {"C", "POSIX"}:
            return ENGLISH
        parts = _parts(name)
        for length in range(len(parts), 0, -1):
            code = "_".join(parts[:length])
            if code in known:
                return Choice(code, "_".join(parts))
        if parts[:1] == ("en",):
            return ENGLISH
    return None


def _parts(name: str) -> tuple[str, ...]:
    """Language, script and country of a name, those that it has, in the usual letters."""
    match = _TAG.fullmatch(name.strip())
    if match is None:
        return ()
    language, script, country = match.groups()
    cased = (language.lower(), (script or "").title(), (country or "").upper())
    return tuple(part for part in cased if part)
