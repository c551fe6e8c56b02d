"""What was found, in words: templates filled with facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from posture.checks.knowledge import field_of
from posture.facts.model import Answer, Unreadable, Value
from posture.words.phrase import Phrase, Said, alone, joined, phrase, sentences

PLACEHOLDER = re.compile(r"\{(?P<fact>[^{}\s$]+)(?: (?P<unit>[^{}]+))?\}")
LIMIT = re.compile(r"\{\$(?P<limit>[^{}]+)\}")
"""``{family.field}``, or ``{family.field units}`` for a number with its unit in the plural; ``{$limit}``."""

_UNKNOWN = phrase("unknown")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.?]) +")


def fill(template: str, facts: Mapping[str, Answer], limits: Mapping[str, int], scope: str = "") -> str:
    """The template with every placeholder filled for people.

    A sentence with an unreadable fact is left out where another one remains; in the last one, the fact is
    said to be unknown. Numbers with a unit are rounded as they are when a rule compares them with a limit.
    ``scope`` names the catalogue that translates the template's sentences.
    """
    parts = sentences_of(template)
    told = [part for part in parts if not any(_is_open(facts[name]) for name in facts_named(part))]
    values: dict[str, Said] = {f"${name}": number for name, number in limits.items()}
    values |= {name: _for_people(name, facts[name]) for part in parts for name in facts_named(part)}
    return sentences(*(Phrase(part, None, values, scope) for part in told or parts))


def sentences_of(template: str) -> list[str]:
    """The sentences of a template, each of which is translated by itself."""
    return _BETWEEN_SENTENCES.split(template)


def fill_limits(template: str, limits: Mapping[str, int], scope: str = "") -> str:
    """The template with every ``{$limit}`` as the number in force."""
    return Phrase(template, None, {f"${name}": number for name, number in limits.items()}, scope)


def facts_named(template: str) -> tuple[str, ...]:
    """The facts whose placeholders stand in the template, in their order."""
    return tuple(match["fact"] for match in PLACEHOLDER.finditer(template))


def fact_words(fact: str, value: Value) -> str:
    """A fact's value for people, with programs under the names that people know."""
    called = field_of(fact).called
    if isinstance(value, bool):
        return value_words(value)
    if isinstance(value, tuple):
        return value_words(tuple(called.get(code, code) for code in value if code))
    return called.get(str(value)) or value_words(value)


def value_words(value: Value) -> str:
    """A fact's value for people: 10.0 as 10, a day as 30 June 2028, a list with “and”, yes and no."""
    match value:
        case bool():
            return phrase("yes") if value else phrase("no")
        case str():
            return _day(value) or value or _UNKNOWN
        case tuple():
            return joined(value) or _UNKNOWN
        case _:
            return alone(value)


def _for_people(fact: str, answer: Answer) -> Said:
    if isinstance(answer, Unreadable):
        return _UNKNOWN
    value = answer.value
    return (
        value if isinstance(value, int | float) and not isinstance(value, bool) else fact_words(fact, value)
    )


def _is_open(answer: Answer) -> bool:
    return isinstance(answer, Unreadable)


def _day(text: str) -> str:
    """A day such as 2028-06-30 for people, nothing where the text is none."""
    if not _DAY.fullmatch(text):
        return ""
    try:
        return alone(date.fromisoformat(text))
    except ValueError:
        return ""
