"""Text files as editors on all systems write them."""

from __future__ import annotations

import codecs
import io
import os
import sys

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


def write_utf8() -> None:
    """Let what goes into a file or to another program be UTF-8 on every system.

    Windows would write it in the coding of its language, cp1252 for one, which lacks most signs. A
    terminal keeps its own coding, and so does whoever set PYTHONIOENCODING.
    """
    if "PYTHONIOENCODING" in os.environ:
        return
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            # With a coding alone, what standard error does with a letter that cannot be written would go.
            stream.reconfigure(encoding="utf-8", errors=stream.errors)
