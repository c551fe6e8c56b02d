"""Times of day as Qt's programs keep them in their settings."""

from __future__ import annotations

import re

# “@Variant(…)” holds what QDataStream writes: the type, which is 15 for QTime, and the milliseconds.
_VARIANT = re.compile(r'"?@Variant\((.*)\)"?', re.DOTALL)
_PART = re.compile(r"\\x([0-9a-fA-F]{1,4})|\\([0-7]{1,3})|\\(.)|(.)", re.DOTALL)
_PLAIN = {"a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11}
_TIME = 15
_DAY = 24 * 60 * 60 * 1000


def milliseconds_of(text: str) -> int | None:
    """The milliseconds since midnight in a QTime; None for anything else.

    Source: iniEscapedString and variantToString in Qt's qsettings.cpp, QTime in qdatetime.cpp.
    """
    held = _VARIANT.fullmatch(text.strip())
    data = bytes(_byte(part) & 0xFF for part in _PART.finditer(held[1])) if held is not None else b""
    if len(data) != 8 or int.from_bytes(data[:4], "big") != _TIME:
        return None
    found = int.from_bytes(data[4:], "big")
    return found if found < _DAY else None


def _byte(part: re.Match[str]) -> int:
    if part[1]:
        return int(part[1], 16)
    if part[2]:
        return int(part[2], 8)
    return _PLAIN.get(part[3], ord(part[3])) if part[3] else ord(part[4])
