"""What was found, in words: templates filled with facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from posture.checks.phrases import NAMES
from posture.checks.rule import whole
from posture.facts.model import Answer, Unreadable, Value

PLACEHOLDER = re.compile(r"\{(?P<fact>[^{}\s$]+)(?: (?P<unit>[^{}]+))?\}")
LIMIT = re.compile(r"\{\$(?P<limit>[^{}]+)\}")
"""``{family.field}``, or ``{family.field units}`` for a number with its unit in the plural; ``{$limit}``."""

_UNKNOWN = "unknown"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BETWEEN_SENTENCES = re.compile(r"(?<=\.) +")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def fill(template: str, facts: Mapping[str, Answer], limits: Mapping[str, int]) -> str:
    """The template with every placeholder filled for people.

    A sentence with an unreadable fact is left out where another one remains; in the last one, the fact is
    said to be unknown. Numbers with a unit are rounded as they are when a rule compares them with a limit.
    """

    def fact(match: re.Match[str]) -> str:
        return _in_words(match["fact"], facts[match["fact"]], match["unit"])

    def told(sentence: str) -> bool:
        return not any(isinstance(facts[name], Unreadable) for name in facts_named(sentence))

    sentences = _BETWEEN_SENTENCES.split(template)
    template = " ".join(filter(told, sentences)) or template
    return PLACEHOLDER.sub(fact, fill_limits(template, limits))


def fill_limits(template: str, limits: Mapping[str, int]) -> str:
    """The template with every ``{$limit}`` as the number in force."""
    return LIMIT.sub(lambda match: str(limits[match["limit"]]), template)


def facts_named(template: str) -> tuple[str, ...]:
    """The facts whose placeholders stand in the template, in their order."""
    return tuple(match["fact"] for match in PLACEHOLDER.finditer(template))


def fact_words(fact: str, value: Value) -> str:
    """A fact's value for people, with programs under the names that people know."""
    if not fact.endswith(".by"):
        return value_words(value)
    codes = value if isinstance(value, tuple) else (str(value),)
    return value_words(tuple(NAMES.get(code, code) for code in codes if code))


def value_words(value: Value) -> str:
    """A fact's value for people: 10.0 as 10, a day as 30 June 2028, a list with “and”, yes and no."""
    match value:
        case bool():
            return "yes" if value else "no"
        case int():
            return str(value)
        case float():
            return f"{value:.1f}".removesuffix(".0")
        case str():
            return _day_words(value) if _DAY.fullmatch(value) else value or _UNKNOWN
        case _:
            return joined(value, "and") or _UNKNOWN


def joined(words: tuple[str, ...], last: str) -> str:
    """“a, b and c”, with ``last`` before the last word."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def _in_words(fact: str, answer: Answer, unit: str | None) -> str:
    if isinstance(answer, Unreadable):
        return f"an unknown number of {unit}" if unit else _UNKNOWN
    return _with_unit(answer.value, unit) if unit else fact_words(fact, answer.value)


def _with_unit(value: Value, unit: str) -> str:
    if isinstance(value, float) and 0 <= value < 1:
        return f"less than one {unit.removesuffix('s')}"
    number = value_words(whole(value))
    return f"{number} {unit.removesuffix('s') if number == '1' else unit}"


def _day_words(day: str) -> str:
    try:
        parsed = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{parsed.day} {_MONTHS[parsed.month - 1]} {parsed.year}"
