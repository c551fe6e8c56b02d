"""A sentence that knows where it comes from, so that it can be said in another language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from math import floor
from typing import Protocol, Self

from posture.words.quotes import CLOSING, OPENING, within_quotes

Said = str | bool | int | float | date | time | tuple["Said", ...]
"""What may stand in a phrase: words as they are, phrases, numbers, days, times of day, and rows of these."""

_PLACE = re.compile(r"\{(?P<name>[^{}\s:]+)(?P<capital>:capital)?(?: (?P<unit>[^{}]+))?\}")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Language(Protocol):
    """How words, numbers and days are said."""

    @property
    def code(self) -> str:
        """As in ``de`` or ``pt_BR`` (ISO 639, ISO 3166)."""
        ...

    def lookup(self, scope: str, singular: str, plural: str | None, number: float | None) -> str:
        """The template in this language; the English one where it has none."""
        ...

    def form(self, forms: tuple[str, ...], number: float) -> str:
        """The form of a word that goes with the number; ``forms`` are in the order of this language."""
        ...

    def number(self, number: float) -> str: ...

    def day(self, day: date) -> str: ...

    def clock(self, moment: time) -> str:
        """A time of day, to the minute."""
        ...

    def row(self, words: tuple[str, ...]) -> str:
        """Words one after another, without “and”."""
        ...


class Phrase(str):
    """English as a string, and besides the template and the values that it was made of.

    It is used like any string; ``--json`` and logs show the English. Put together with others by ``+``
    or in an f-string it is only its English: make a phrase of phrases instead. ``scope`` names the
    catalogue that holds its translation, as ``checks/firewall``; nothing means the program's own.
    """

    __slots__ = ("plural", "scope", "template", "values")

    template: str
    plural: str | None
    values: Mapping[str, Said]
    scope: str

    def __new__(
        cls,
        template: str,
        plural: str | None = None,
        values: Mapping[str, Said] | None = None,
        scope: str = "",
    ) -> Self:
        given = values or {}
        self = super().__new__(cls, _filled(template, plural, given, scope, ENGLISH))
        self.template, self.plural, self.values, self.scope = template, plural, given, scope
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.template, self.plural, dict(self.values), self.scope)

    def filled(self, **values: Said) -> Phrase:
        """The phrase with more of its places filled."""
        return Phrase(self.template, self.plural, {**self.values, **values}, self.scope)


def phrase(template: str, /, **values: Said) -> Phrase:
    """A sentence for people: ``phrase("{program} is off.", program="ufw")``.

    The template is a literal, for the words are collected from the source by ``make words``. A place
    without a value stays as it is, to be filled later. A place may carry a unit, ``{age days}``, or
    ask for a capital letter, ``{state:capital}``.
    """
    return Phrase(template, None, values)


def counted(singular: str, plural: str, /, *, n: float, **values: Said) -> Phrase:
    """A sentence about an amount, with both forms: ``counted("{n} port", "{n} ports", n=3)``."""
    return Phrase(singular, plural, {"n": n, **values})


def joined(words: tuple[str, ...], last: str = "and") -> str:
    """“a, b and c”; ``last`` is “and”, “or” or “nor”."""
    if len(words) < 2:
        return words[0] if words else ""
    patterns = {
        "and": phrase("{others} and {last}"),
        "or": phrase("{others} or {last}"),
        "nor": phrase("{others} nor {last}"),
    }
    return patterns[last].filled(others=words[:-1], last=words[-1])


def alone(value: Said) -> Phrase:
    """A value that is said without a sentence around it: a day, a number."""
    return Phrase("{value}", None, {"value": value}, SENTENCES)


def places(template: str) -> frozenset[str]:
    """The names of the places in a template."""
    return frozenset(match["name"] for match in _PLACE.finditer(template))


def sentences(*parts: str) -> str:
    """Sentences one behind the other; empty ones are left out."""
    there = tuple(part for part in parts if part)
    if len(there) < 2:
        return there[0] if there else ""
    places = {f"s{number}": part for number, part in enumerate(there)}
    return Phrase(" ".join(f"{{{name}}}" for name in places), None, places, SENTENCES)


SENTENCES = "-"
"""The scope of phrases that have no words of their own."""


def in_language(text: str, language: Language) -> str:
    """The text as this language says it; a plain string stays as it is."""
    if not isinstance(text, Phrase):
        return text
    return _filled(text.template, text.plural, text.values, text.scope, language)


def _filled(
    template: str, plural: str | None, values: Mapping[str, Said], scope: str, language: Language
) -> str:
    number = values.get("n") if plural is not None else None
    amount = number if isinstance(number, int | float) else None
    text = template if scope == SENTENCES else language.lookup(scope, template, plural, amount)

    def value(match: re.Match[str]) -> str:
        if match["name"] not in values:
            return match[0]
        found = values[match["name"]]
        words = _with_unit(found, match["unit"], language) if match["unit"] else said(found, language)
        before, after = text[: match.start()], text[match.end() :]
        if before.endswith(OPENING) and after.startswith(CLOSING):
            words = within_quotes(words)
        return f"{words[:1].upper()}{words[1:]}" if match["capital"] else words

    return _PLACE.sub(value, text) if values else text


def said(value: Said, language: Language) -> str:
    """A value as it stands in a sentence: 10.0 as 10, a day as 30 June 2028."""
    match value:
        case Phrase():
            return in_language(value, language)
        case str():
            return str(value)
        case bool():
            return in_language(phrase("yes") if value else phrase("no"), language)
        case int() | float():
            return language.number(value)
        case date():
            return language.day(value)
        case time():
            return language.clock(value)
        case _:
            return language.row(tuple(said(each, language) for each in value))


def _with_unit(value: Said, unit: str, language: Language) -> str:
    """“1 minute”, “less than one minute”; ``unit`` is “minutes”, or its forms, as in “Tag|Tage”.

    Less than a day is told in hours. Numbers are rounded as they are when a rule compares them with a limit.
    """
    forms = tuple(unit.split("|")) if "|" in unit else (unit.removesuffix("s"), unit)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return in_language(phrase("an unknown number of {unit}", unit=forms[-1]), language)
    if isinstance(value, float) and 0 <= value < 1:
        if forms[0] == in_language(phrase("day"), language):
            return in_language(phrase("less than 24 hours"), language)
        return in_language(phrase("less than one {unit}", unit=forms[0]), language)
    number = floor(value + 0.5)
    return f"{language.number(number)} {language.form(forms, number)}"


class _English:
    """The language that everything is written in."""

    code = "en"

    def lookup(self, scope: str, singular: str, plural: str | None, number: float | None) -> str:  # noqa: ARG002
        return singular if plural is None or number == 1 else plural

    def form(self, forms: tuple[str, ...], number: float) -> str:
        return forms[0] if number == 1 else forms[-1]

    def number(self, number: float) -> str:
        return f"{number:.1f}".removesuffix(".0") if isinstance(number, float) else str(number)

    def day(self, day: date) -> str:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

    def clock(self, moment: time) -> str:
        return f"{moment:%H:%M}"

    def row(self, words: tuple[str, ...]) -> str:
        return ", ".join(words)


ENGLISH: Language = _English()
