"""The language that this person is spoken to in."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from importlib.resources.abc import Traversable

from posture.application.preferences import Unreadable, read_preference
from posture.application.session import Session
from posture.words.choice import ENGLISH, choose
from posture.words.languages import language, languages, own_catalogue
from posture.words.languages import translated_languages as translated_languages
from posture.words.phrase import Language
from posture.words.system_language import system_languages

PREFERENCE = "language"
"""The name of the preference; it holds a code, or nothing for the system's language."""


def language_of(
    session: Session,
    environment: Mapping[str, str] = os.environ,
    *,
    may_follow_system: Callable[[str], bool] = lambda _: True,
) -> Language:
    """That of ``$POSTURE_LANGUAGE``, else the one set in the window, else the system's.

    English where there are no words for any of them. ``may_follow_system`` tells whether a
    language may be spoken though nobody asked for it here.
    """
    known = languages()
    asked = environment.get("POSTURE_LANGUAGE") or _set(session)
    choice = choose([asked] if asked else system_languages(environment), known) or ENGLISH
    if not asked and choice != ENGLISH and not may_follow_system(choice.code):
        choice = ENGLISH

    def place(scope: str) -> Traversable:
        if not scope:
            return own_catalogue(choice.code)
        return session.content.joinpath(*f"{scope}.{choice.code}.po".split("/"))

    return language(choice, place)


def unknown_language(environment: Mapping[str, str] = os.environ) -> str:
    """What ``$POSTURE_LANGUAGE`` asks for where there are no words for it, else ""."""
    asked = environment.get("POSTURE_LANGUAGE", "")
    return asked if asked and choose([asked], languages()) is None else ""


def _set(session: Session) -> str:
    """What is set in the window; nothing where that cannot be read, which says so elsewhere.

    Whoever judges a recorded computer opens no database, and waits for none to be opened.
    """
    if not session.live:
        return ""
    try:
        return read_preference(session, PREFERENCE)
    except Unreadable:
        return ""
