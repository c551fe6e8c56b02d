"""The sections of a Markdown body, with their attributes and lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_HEADING = re.compile(r"(?P<title>[^{]*)\{(?P<attributes>[^{}]*)\}\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a body and its number in the file.

    ``fence`` is the line on which the code fence around it was opened, 0 outside of one; the fence's own
    lines count as inside, and ``closes`` marks the last.
    """

    number: int
    text: str
    fence: int = 0
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """``## Title {#name flag key=value}`` on ``line``, and the ``text`` from the next line on.

    ``flags`` maps a bare flag to "" and ``key=value`` to its value; ``attributes`` is what stands between
    the braces, as written.
    """

    title: str
    attributes: str
    name: str
    flags: Mapping[str, str]
    text: str
    line: int


def lines(text: str, first_line: int) -> Iterator[Line]:
    """Each line of ``text`` with its number; code fences are found as in CommonMark §4.5."""
    mark, opened = "", 0
    for number, line in enumerate(text.split("\n"), first_line):
        fence = _FENCE.fullmatch(line)
        if opened:
            closes = fence is not None and fence[1].startswith(mark) and not fence[2].strip()
            yield Line(number, line, opened, closes)
            opened = 0 if closes else opened
        elif fence and not (fence[1][0] == "`" and "`" in fence[2]):
            mark, opened = fence[1], number
            yield Line(number, line, opened)
        else:
            yield Line(number, line)


def unclosed_fence(text: str, first_line: int) -> int | None:
    """The line of a code fence that is never closed, or None."""
    *_, last = lines(text, first_line)
    return last.fence if last.fence and not last.closes else None


def sections(body: str, first_line: int, level: int = 2) -> tuple[Section, ...]:
    """The sections that headings of ``level`` make; what looks like a heading in a code fence is text.

    ``first_line`` is the file's line on which ``body`` begins. Words before the first heading come as a
    section without a title, so that nothing is lost.
    """
    mark = "#" * level + " "
    starts = [Line(first_line - 1, mark)]
    texts: list[list[str]] = [[]]
    for line in lines(body, first_line):
        if line.text.startswith(mark) and not line.fence:
            starts.append(line)
            texts.append([])
        else:
            texts[-1].append(line.text)
    found = [_section(start, text, mark) for start, text in zip(starts, texts, strict=True)]
    return tuple(found[1:] if not found[0].text.strip() else found)


def _section(start: Line, text: Sequence[str], mark: str) -> Section:
    heading = start.text.removeprefix(mark).strip()
    match = _HEADING.fullmatch(heading)
    title, attributes = (match["title"].strip(), match["attributes"].strip()) if match else (heading, "")
    words = attributes.split()
    name = next((word[1:] for word in words if word.startswith("#")), "")
    flags = dict(_flag(word) for word in words if word != f"#{name}")
    return Section(title, attributes, name, flags, "\n".join(text), start.number)


def _flag(word: str) -> tuple[str, str]:
    name, _, value = word.partition("=")
    return name, value
