"""Text files as editors on all systems write them."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(data: bytes) -> str:
    """The text: UTF-16 where a byte order mark says so, else UTF-8; the mark is no part of it.

    Notepad and PowerShell's redirection write such marks. UnicodeDecodeError where it is neither.
    Source: the Unicode Standard, 23.8 (byte order mark).
    """
    for mark, coding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(coding)
    return data.decode("utf-8")
