"""Whether a badge is as it was signed, and whether Posture would have written it like this."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from functools import partial
from importlib.resources.abc import Traversable
from pathlib import Path

from posture.application.certifying import ISSUER, MONTHS, SELF_SAID, later
from posture.application.errors import ApplicationError
from posture.application.session import Session
from posture.lessons.certificate.badge import LARGEST, Badge
from posture.lessons.certificate.proof import verified
from posture.lessons.errors import LessonsError
from posture.words.choice import Choice
from posture.words.languages import language, own_catalogue, translated_languages
from posture.words.phrase import Phrase, in_language, phrase

_CLOCKS_APART = timedelta(days=1)


class NotAsSigned(ApplicationError):
    """A file that is no badge, or not as it was signed."""


@dataclass(frozen=True, slots=True)
class Verified:
    """A badge that is as it was signed; ``over`` once it is past its last day.

    Whoever knows the format can sign one that says something else. ``doubts`` is what stands in it that
    Posture does not write.
    """

    badge: Badge
    over: bool
    doubts: tuple[Phrase, ...]


def verify_certificate(session: Session, file: Path) -> Verified:
    """The badge in a file, if it is as it was signed. Needs no network; NotAsSigned, or ApplicationError."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):  # a pipe would keep whoever reads it waiting
            raise ApplicationError(phrase("{path} is not an ordinary file.", path=str(file)))
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
        badge = verified(data)
    except OSError as error:
        raise ApplicationError(
            phrase(
                "“{file}” cannot be read ({why}).",
                file=str(file),
                why=error.strerror or type(error).__name__,
            )
        ) from error
    except LessonsError as error:
        raise NotAsSigned(*error.args) from error
    today = session.now().astimezone(UTC).date()
    return Verified(badge, today >= badge.until, tuple(_doubts(badge, today)))


def _doubts(badge: Badge, today: date) -> Iterator[Phrase]:
    if badge.day > today + _CLOCKS_APART:
        yield phrase("It says it was written on a day that is still to come.")
    if badge.day.year >= date.max.year - 1 or badge.until != later(badge.day, MONTHS):
        yield phrase("It says it holds for another time than Posture writes.")
    if (badge.issuer_name, badge.issuer_description) not in set(_own_words()):
        yield phrase("It names another issuer than Posture does. Anybody can write any name there.")


def _own_words() -> Iterator[tuple[str, str]]:
    """How Posture names the issuer, in every language it speaks."""
    yield str(ISSUER), str(SELF_SAID)
    for code in translated_languages():
        there = language(Choice(code, code), partial(_own, code))
        yield in_language(ISSUER, there), in_language(SELF_SAID, there)


def _own(code: str, _scope: str) -> Traversable:
    return own_catalogue(code)
