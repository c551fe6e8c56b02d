"""The lines of a lesson, and the ways to break one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

Lines: TypeAlias = list[str]
Fault: TypeAlias = Callable[[Lines], int]
"""Breaks the lines in place and gives the line, from 1, on which the problem is to be reported.

Raises LookupError for a lesson that has nothing of the kind to break.
"""

_TITLE = re.compile(r"### [^{]*$")


def find(lines: Lines, pattern: str, start: int = 0, end: int | None = None) -> int:
    """The place, from 0, of the first line with ``pattern``; LookupError where there is none."""
    for place in range(start, len(lines) if end is None else end):
        if re.search(pattern, lines[place]):
            return place
    raise LookupError(pattern)


def block(lines: Lines, heading: str) -> tuple[int, int]:
    """Where the first block with that heading begins, and where the next one does."""
    start = find(lines, f"^## {heading}")
    ends = (place for place in range(start + 1, len(lines)) if lines[place].startswith("## "))
    return start, next(ends, len(lines))


def changes(pattern: str, new: str, *, within: str = "") -> Fault:
    """The first line with ``pattern`` is changed, and reported; ``within`` names a kind of block."""

    def fault(lines: Lines) -> int:
        start, end = block(lines, within) if within else (0, len(lines))
        place = find(lines, pattern, start, end)
        lines[place] = re.sub(pattern, new, lines[place], count=1)
        return place + 1

    return fault


def loses(pattern: str, *, reported: str | int = 1) -> Fault:
    """The first line with ``pattern`` is lost; reported on the line with ``reported``, or that number."""

    def fault(lines: Lines) -> int:
        del lines[find(lines, pattern)]
        return reported if isinstance(reported, int) else find(lines, reported) + 1

    return fault


def adds(line: str, *, within: str, below: str = "") -> Fault:
    """A line comes into the first block of a kind, and is reported: below one, else below the headings."""

    def fault(lines: Lines) -> int:
        start, end = block(lines, within)
        place = find(lines, below, start, end) if below else start
        first = next(n for n in range(start + 1, end) if lines[n].strip())
        if not below and _TITLE.match(lines[first]):
            place = first
        lines[place + 1 : place + 1] = ["", line, ""]
        return place + 3

    return fault
