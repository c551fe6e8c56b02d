"""A check's result as text for the help desk: what they need to help, and no word of the person's own."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from posture import DISTRIBUTION
from posture.application.advice import Explained
from posture.application.checkup import Checkup
from posture.application.decider import SAID
from posture.words.phrase import Phrase, Said, phrase

_LEFT_OUT = "…"


def help_text(told: Explained, checkup: Checkup, result: str) -> tuple[str, ...]:
    """The lines to copy; ``result`` is the outcome in words.

    Of a sentence about this computer only the words that Posture ships, numbers and days are taken over.
    Whatever was read as text, such as the name of a program, a folder or a person, is left out, so that no
    name of the person's can stand in it, and neither can the raw text of the evidence.
    """
    found = _without_names(told.finding)
    name, desktop = checkup.system.get("name", checkup.system["family"]), checkup.system.get("desktop", "")
    return (
        phrase("{title} ({check})", title=told.topic, check=told.check),
        phrase("Result: {result}", result=result),
        *([phrase("Found: {found}", found=found)] if found else []),
        *([phrase("Wanted: {wanted}", wanted=told.wanted)] if told.wanted else []),
        *([SAID[told.decider]] if told.decider else []),
        phrase("Looked at on {day}.", day=checkup.day),
        phrase("System: {name}, {desktop}", name=name, desktop=desktop)
        if desktop
        else phrase("System: {name}", name=name),
        phrase("Posture {version}", version=_version()),
    )


def _without_names(text: str) -> str:
    """A sentence with every text that it was filled with left out; nothing where it is no phrase."""
    if not isinstance(text, Phrase):
        return ""
    values = {name: _safe(value) for name, value in text.values.items()}
    return Phrase(text.template, text.plural, values, text.scope)


def _safe(value: Said) -> Said:
    match value:
        case Phrase():
            return _without_names(value)
        case str():
            return _LEFT_OUT
        case tuple():
            return tuple(map(_safe, value))
        case _:
            return value


def _version() -> str:
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "?"
