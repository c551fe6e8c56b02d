"""One value, one byte string: RFC 8785 JSON of whole numbers and text only."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from typing import TypeAlias

import rfc8785

from posture.ballots.errors import BallotError
from posture.words.phrase import phrase

JSON: TypeAlias = "bool | int | str | list[JSON] | dict[str, JSON]"

LARGEST = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly (RFC 8785 §3.2.2.3, RFC 7493 §2.2)."""

DEEPEST = 16
"""How many lists and objects may stand inside one another."""

_LONGEST_NUMBER = len(str(-LARGEST))


def encode(value: object) -> bytes:
    """The canonical bytes of a value made of objects, lists, text, whole numbers, true and false.

    Raises BallotError ``not-canonical`` for anything else: fractions, nothing, text that is not
    Unicode, numbers beyond 2^53 - 1, more than 16 levels.
    """
    _check(value, 0)
    try:
        return rfc8785.dumps(value)  # type: ignore[arg-type]  # _check has looked at every part
    except ValueError as error:
        raise BallotError(
            "not-canonical", phrase("This text is not proper Unicode and cannot be sent.")
        ) from error


def decode(data: bytes, *, most: int = 65536) -> JSON:
    """The value of canonical bytes.

    Raises BallotError ``too-large`` beyond ``most`` bytes, and ``not-canonical`` unless the bytes
    are exactly what ``encode`` writes for their value.
    """
    if len(data) > most:
        raise BallotError(
            "too-large",
            phrase("This message has {size} bytes; at most {most} are allowed.", size=len(data), most=most),
        )
    try:
        value: JSON = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_object,
            parse_int=_whole_number,
            parse_float=_no_number,
            parse_constant=_no_number,
        )
    except (ValueError, RecursionError) as error:
        raise BallotError(
            "not-canonical", phrase("This message is not JSON of whole numbers and text.")
        ) from error
    if encode(value) != data:
        raise BallotError("not-canonical", phrase("This message is not written in its one canonical form."))
    return value


def b64(data: bytes) -> str:
    """Standard base64 with padding (RFC 4648 §4)."""
    return base64.b64encode(data).decode("ascii")


def unb64(text: str, length: int | None = None) -> bytes:
    """The bytes of standard, padded base64 that has no other spelling.

    Raises BallotError ``bad-base64``, or ``wrong-size`` where ``length`` bytes were wanted.
    """
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise BallotError("bad-base64", phrase("A value in this message is not base64.")) from error
    if b64(data) != text:
        raise BallotError("bad-base64", phrase("A value in this message is base64 in an unusual spelling."))
    if length is not None and len(data) != length:
        raise BallotError(
            "wrong-size",
            phrase(
                "A value in this message has {size} bytes instead of {length}.", size=len(data), length=length
            ),
        )
    return data


def _check(value: object, depth: int) -> None:
    """Refuse what has no canonical form; ``depth`` counts the lists and objects around ``value``."""
    match value:
        case bool() | str():
            return
        case int():
            if abs(value) > LARGEST:
                raise BallotError("not-canonical", phrase("A number in this message is too large."))
            return
        case list() | tuple():
            parts: Iterable[object] = value
        case dict():
            if not all(isinstance(key, str) for key in value):
                raise BallotError("not-canonical", phrase("A field's name in this message is not text."))
            parts = value.values()
        case _:
            raise BallotError(
                "not-canonical", phrase("Only whole numbers, text, lists and objects can be sent.")
            )
    if depth == DEEPEST:
        raise BallotError(
            "not-canonical", phrase("This message is nested more than {most} deep.", most=DEEPEST)
        )
    for part in parts:
        _check(part, depth + 1)


def _object(pairs: list[tuple[str, JSON]]) -> dict[str, JSON]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a field stands twice")
    return fields


def _whole_number(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise ValueError("a number is too long")
    return int(digits)


def _no_number(digits: str) -> int:
    raise ValueError(f"not a whole number: {digits[:20]}")
