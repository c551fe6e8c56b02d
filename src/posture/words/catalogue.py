"""The translations of one catalogue, read from its PO file."""

from __future__ import annotations

import logging
from gettext import GNUTranslations, NullTranslations
from importlib.resources.abc import Traversable
from io import BytesIO
from math import ceil

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from posture.words.phrase import places

_log = logging.getLogger(__name__)


class Catalogue:
    """Templates in another language. What is missing, or marked as fuzzy, stays English."""

    def __init__(self, translations: NullTranslations) -> None:
        self._translations = translations

    def template(self, singular: str, plural: str | None, number: float | None) -> str:
        """The template for this number; the English one where it has none that fits.

        A translation may leave a place out (“one door” for “{n} doors”), and never name another one.
        """
        if not singular:  # gettext keeps the head of the file under it
            return singular
        if plural is None:
            found, known = self._translations.gettext(singular), places(singular)
        else:
            found = self._translations.ngettext(singular, plural, _whole(1 if number is None else number))
            known = places(singular) | places(plural)
        return found if places(found) <= known else _english(singular, plural, number)


def read_catalogue(file: Traversable) -> Catalogue:
    """The catalogue in a PO file; an empty one where it is missing or broken. Never raises."""
    try:
        with file.open("rb") as stream:
            read = read_po(stream, abort_invalid=True)
        compiled = BytesIO()
        write_mo(compiled, read)
        compiled.seek(0)
        return Catalogue(GNUTranslations(compiled))
    except FileNotFoundError:
        pass
    except Exception as error:  # noqa: BLE001 - a broken translation costs its own words, nothing else
        _log.info("the translations in %s cannot be read: %s", file.name, type(error).__name__)
    return Catalogue(NullTranslations())


def _whole(number: float) -> int:
    """The number that picks a form; gettext knows whole ones only, and 0.5 or 1.5 is no single one."""
    return int(number) if float(number).is_integer() else max(2, ceil(number))


def _english(singular: str, plural: str | None, number: float | None) -> str:
    return singular if plural is None or number == 1 else plural
