"""A PO file read by line: what it says for which English, and every problem; nothing is ever raised.

Source: GNU gettext manual, “The Format of PO Files”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from posture.content.invisible import note_invisible
from posture.content.long_lines import note_long_lines
from posture.content.problems import ProblemLog

_PART = re.compile(r'(?P<name>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*(?P<text>".*")')
_TEXT = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
_FUZZY = re.compile(r"#,.*\bfuzzy\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands for ``english`` in its ``context``; ``line`` is that of the translation.

    ``words`` are "" where there are none, or where somebody is to look at them again (fuzzy).
    """

    context: str
    english: str
    words: str
    fuzzy: bool
    line: int


@dataclass(slots=True)
class _Draft:
    """An entry while its lines are read."""

    line: int
    fuzzy: bool = False
    parts: dict[str, list[str]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


def read_entries(text: str, notes: ProblemLog) -> tuple[Entry, ...]:
    """The entries of a PO file in their order, without its head and what is obsolete.

    Nothing of a file with a letter that cannot be shown, or with a line that is too long, as in a form.
    Codes: E011 and E012 for those, E100 a line or an entry that is none, E101 an entry that stands twice.
    """
    written = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    odd = [number for number, line in enumerate(written, 1) if note_invisible(line, number, notes)]
    return () if note_long_lines(written, notes) or odd else _entries(written, notes)


def _entries(lines: Sequence[str], notes: ProblemLog) -> tuple[Entry, ...]:
    drafts: list[_Draft] = []
    draft: _Draft | None = None
    fuzzy = False
    for number, written in enumerate(lines, 1):
        line = written.strip()
        if not line or line.startswith("#"):
            draft = None
            fuzzy = bool(line) and (fuzzy or _FUZZY.match(line) is not None)
        elif match := _PART.fullmatch(line):
            if draft is None or (match["name"] in ("msgctxt", "msgid") and "msgid" in draft.parts):
                draft = _Draft(number, fuzzy)
                drafts.append(draft)
                fuzzy = False
            draft.lines.setdefault(match["name"], number)
            draft.parts.setdefault(match["name"], []).append(_plain(match["text"], number, notes))
        elif draft is not None and line.startswith('"'):
            [*_, name] = draft.parts
            draft.parts[name].append(_plain(line, number, notes))
        else:
            message = 'This is no line of a PO file, such as “msgstr "words"”.'
            notes.error(number, "E100", message)
    return _distinct([entry for each in drafts if (entry := _entry(each, notes)) is not None], notes)


def _plain(quoted: str, number: int, notes: ProblemLog) -> str:
    match = _TEXT.fullmatch(quoted)
    if match is None:
        notes.error(number, "E100", 'Words stand between two quotes; quotes inside of them are written \\".')
        return ""
    words = _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[1]), match["text"])
    return "" if note_invisible(words.replace("\n", " "), number, notes) else words


def _entry(draft: _Draft, notes: ProblemLog) -> Entry | None:
    parts = {name: "".join(pieces) for name, pieces in draft.parts.items()}
    if parts.keys() - {"msgctxt"} != {"msgid", "msgstr"}:
        notes.error(draft.line, "E100", "An entry has one “msgid” and one “msgstr” below it, and no plural.")
        return None
    if not parts["msgid"] and "msgctxt" not in parts:
        return None  # the head of the file
    words = "" if draft.fuzzy else parts["msgstr"]
    return Entry(parts.get("msgctxt", ""), parts["msgid"], words, draft.fuzzy, draft.lines["msgstr"])


def _distinct(entries: Sequence[Entry], notes: ProblemLog) -> tuple[Entry, ...]:
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        known = first.setdefault((entry.context, entry.english), entry)
        if known is not entry:
            notes.error(entry.line, "E101", f"These words are translated in line {known.line} already.")
    return tuple(first.values())
