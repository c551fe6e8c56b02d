"""A language other than English: its words from catalogues, its numbers and days from Unicode's CLDR.

Babel has both, and takes some fifty milliseconds to load: this module is imported where it is needed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from importlib.resources.abc import Traversable

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from posture.words.catalogue import Catalogue, read_catalogue

_TAGS = ("zero", "one", "two", "few", "many", "other")
"""The plural forms in the order of CLDR; a language has some of them."""


def _locale(*names: str) -> Locale:
    """The first of them that CLDR has, such as no “de_US”; else its English."""
    for name in names:
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


class Translated:
    """Says what there is a translation for, and the rest in English.

    ``place`` gives the file that holds a scope's catalogue. It is read when a phrase of its scope is
    first said.
    """

    def __init__(self, code: str, locale: str, place: Callable[[str], Traversable]) -> None:
        """``locale`` may name a country, for its numbers and days: ``de_AT`` for the words of ``de``."""
        self.code = code
        self._locale = _locale(locale, code)
        self._tags = tuple(tag for tag in _TAGS if tag in self._locale.plural_form.tags | {"other"})
        self._place = place
        self._catalogues: dict[str, Catalogue] = {}

    def lookup(self, scope: str, singular: str, plural: str | None, number: float | None) -> str:
        if scope not in self._catalogues:
            self._catalogues[scope] = read_catalogue(self._place(scope))
        return self._catalogues[scope].template(singular, plural, number)

    def form(self, forms: tuple[str, ...], number: float) -> str:
        place = self._tags.index(self._locale.plural_form(number))
        return forms[min(place, len(forms) - 1)]

    def number(self, number: float) -> str:
        # Not in groups: a port or a version is no amount.
        rounded = round(number, 1) if isinstance(number, float) else number
        return format_decimal(rounded, locale=self._locale, group_separator=False)

    def day(self, day: date) -> str:
        return format_date(day, "long", locale=self._locale)

    def clock(self, moment: time) -> str:
        return format_time(moment, "short", locale=self._locale)

    def row(self, words: tuple[str, ...]) -> str:
        return ", ".join(words)
