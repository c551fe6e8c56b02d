"""The fields of one message, read strictly by name."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, datetime

from posture.ballots.canonical import unb64
from posture.ballots.errors import BallotError
from posture.words.phrase import Phrase, phrase

EPOCH = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,31}", re.ASCII)
"""The name of an epoch, ordinarily an ISO week such as ``2026-W47``."""

SCOPE = re.compile(r"(?=.{1,40}\Z)[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
"""The id of a check, such as ``disk-encryption``; a group has a name of the same form."""

IDENTIFIER = re.compile(r"[0-9A-Za-z_-]{1,64}", re.ASCII)
"""The issuer's name for a device."""

HOST_NAME = re.compile(r"[!-~]{1,255}", re.ASCII)
"""The issuer's name inside a token challenge: visible ASCII."""

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
"""A day such as ``2026-11-30``."""

VERSION = re.compile(r"([0-9]{1,4}(\.[0-9]{1,4}){0,3})?", re.ASCII)
"""The number of a release of the app, or nothing."""

READ_KEY_SIZE = 32
"""Bytes of the key with which members read a round's release."""

HEX_256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
"""A SHA-256 digest in lower case."""

HEX_256_OR_NONE = re.compile(r"([0-9a-f]{64})?", re.ASCII)
"""A SHA-256 digest in lower case, or nothing where there is none yet."""

_HIDDEN = (
    r"\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
)
"""Characters that cannot be seen, or that turn the direction of writing. Source: Unicode's property
Default_Ignorable_Code_Point and the bidirectional controls (UAX #9), and U+2800, a cell without dots."""
_MARK = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"

_JOINER = r"[\u200c\u200d]"  # which Persian and the scripts of India need between letters

TITLE = re.compile(
    rf"(?!\s|{_JOINER}|{_MARK})(?!.*(?:\s\s|\s\Z|{_MARK}{{3}}|{_JOINER}{{2}}))[^{_HIDDEN}]{{1,80}}"
)
"""A name shown to the person: nothing that cannot be seen or that turns the direction of writing, no blanks
around it or side by side, at most two marks on one letter."""

REASON = re.compile(rf"(?!.*{_MARK}{{3}})[^{_HIDDEN}]{{0,500}}")
"""A sentence of IT's shown to the person, or nothing: the same characters as in a name."""

_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", re.ASCII)

_ANYTHING = re.compile(r".*", re.DOTALL)


class Fields:
    """The fields of a JSON object that must have exactly the keys ``names``.

    ``what`` names the message in the sentences of errors ("ballot"). Every getter raises BallotError
    ``wrong-value`` naming the field.
    """

    def __init__(self, value: object, what: str, names: Collection[str]) -> None:
        self._what = what
        if not isinstance(value, dict):
            raise BallotError("wrong-fields", phrase("The {what} is not a JSON object.", what=what))
        self._values: dict[str, object] = value
        if missing := set(names) - value.keys():
            raise BallotError(
                "wrong-fields", phrase("The {what} lacks the field “{field}”.", what=what, field=min(missing))
            )
        if extra := value.keys() - set(names):
            raise BallotError(
                "wrong-fields",
                phrase("The {what} has a field too many: {field}.", what=what, field=ascii(min(extra)[:40])),
            )

    def version(self, wanted: int = 2) -> None:
        """Demand the format version in the field ``v`` (BallotError ``unknown-version``)."""
        found = self._values["v"]
        if isinstance(found, bool) or found != wanted:
            raise BallotError(
                "unknown-version",
                phrase(
                    "The {what} is of a format Posture does not know; please update Posture.", what=self._what
                ),
            )

    def constant(self, name: str, wanted: str, code: str = "wrong-value") -> None:
        if self._values[name] != wanted:
            raise BallotError(
                code,
                phrase(
                    "The {what}'s “{name}” must be “{wanted}”.", what=self._what, name=name, wanted=wanted
                ),
            )

    def text(self, name: str, pattern: re.Pattern[str] = _ANYTHING) -> str:
        """Text that matches ``pattern`` from its first to its last character."""
        value = self._values[name]
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise _misshapen(self._called(name))
        return value

    def integer(self, name: str, least: int, most: int) -> int:
        value = self._values[name]
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            sentence = phrase("The {what}'s “{name}” must be a whole number from {least} to {most}.")
            raise self._wrong(name, sentence.filled(least=least, most=most))
        return value

    def flag(self, name: str) -> bool:
        value = self._values[name]
        if not isinstance(value, bool):
            raise self._wrong(name, phrase("The {what}'s “{name}” must be true or false."))
        return value

    def data(self, name: str, length: int | None = None) -> bytes:
        """Bytes written as standard, padded base64."""
        return unb64(self.text(name), length)

    def time(self, name: str) -> datetime:
        """A moment such as ``2026-11-21T09:00:00Z`` (aware, UTC)."""
        value = self.text(name, _TIME)
        try:
            return datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        except ValueError as error:
            raise self._wrong(name, phrase("The {what}'s “{name}” is no moment of the calendar.")) from error

    def items(self, name: str) -> list[object]:
        value = self._values[name]
        if not isinstance(value, list):
            raise self._wrong(name, phrase("The {what}'s “{name}” must be a list."))
        return value

    def mapping(self, name: str) -> dict[str, object]:
        value = self._values[name]
        if not isinstance(value, dict):
            raise self._wrong(name, phrase("The {what}'s “{name}” must be an object."))
        return value

    def _called(self, name: str) -> Phrase:
        return phrase("the {what}'s “{name}”", what=self._what, name=name)

    def _wrong(self, name: str, sentence: Phrase) -> BallotError:
        return BallotError("wrong-value", sentence.filled(what=self._what, name=name))


def matched(value: object, pattern: re.Pattern[str], what: str) -> str:
    """``value`` where it is text that matches ``pattern`` whole, else BallotError ``wrong-value``."""
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise _misshapen(what)
    return value


def _misshapen(what: str) -> BallotError:
    return BallotError("wrong-value", phrase("{what:capital} is not of the form it must have.", what=what))


def bytes_of(value: object, what: str, length: int | None = None) -> bytes:
    """The bytes of base64 text, else BallotError ``wrong-value``, ``bad-base64`` or ``wrong-size``."""
    return unb64(matched(value, _ANYTHING, what), length)


def sized(data: bytes, length: int, what: str) -> bytes:
    """``data`` where it has ``length`` bytes, else BallotError ``wrong-size``."""
    if len(data) != length:
        raise BallotError(
            "wrong-size",
            phrase("{what} must have {length} bytes, not {size}.", what=what, length=length, size=len(data)),
        )
    return data


def stamp(moment: datetime) -> str:
    """A moment in UTC to the second, such as ``2026-11-21T09:00:00Z``."""
    if moment.tzinfo is None:
        raise BallotError("wrong-value", phrase("A moment without a time zone cannot be sent."))
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
