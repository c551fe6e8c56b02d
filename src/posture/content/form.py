"""A content file: a form in YAML between two ``---`` lines, then Markdown."""

from __future__ import annotations

import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from posture.content.invisible import note_invisible
from posture.content.long_lines import note_long_lines
from posture.content.node import Entry, Node, plain
from posture.content.problems import Problem, ProblemLog
from posture.content.reader import FormReader
from posture.content.slips import note_slips
from posture.content.tree import read_tree

__all__ = ["Entry", "Form", "FormReader", "Node", "plain", "read_file", "read_form", "read_text"]

LARGEST = 262_144
_BORDER = "---"
_TABBED = re.compile(r"^ *\t", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Form:
    """A file read: its fields in their order, and the Markdown below with the line it starts on."""

    path: str
    fields: Mapping[str, Entry]
    body: str
    body_line: int


def read_text(file: Traversable, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of ``file``, or None and the problem (E011 no UTF-8, E012 absent or closed). Never raises.

    ``path`` is the name to show.
    """
    try:
        if isinstance(file, Path) and not stat.S_ISREG(file.stat().st_mode):
            # A pipe would keep whoever reads it waiting.
            return None, (Problem(path, 1, "E012", "This is no ordinary file."),)
        data = file.read_bytes()
    except FileNotFoundError:
        return None, (Problem(path, 1, "E012", "There is no such file."),)
    except OSError:
        return None, (Problem(path, 1, "E012", "I cannot open this file."),)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, (Problem(path, line, "E011", "This line is not UTF-8; save the file as UTF-8."),)


def read_file(file: Traversable, path: str) -> tuple[Form | None, tuple[Problem, ...]]:
    """``read_form`` of the text of ``file``. Never raises."""
    text, problems = read_text(file, path)
    return (None, problems) if text is None else read_form(text, path)


def read_form(
    text: str, path: str, *, shown: re.Pattern[str] | None = None
) -> tuple[Form | None, tuple[Problem, ...]]:
    """The form at the top of ``text`` and its problems; the form is None when it cannot be read.

    A byte order mark and Windows line ends are accepted. Never raises, whatever the text. ``shown`` are
    whole lines that the caller makes something of, though they look like slips.

    Codes: E001 no form, E002 no end of the form, E003 broken YAML, E004 not “field: value”, E006 a field
    twice, E010 anchors, aliases and tags, E011 a character that cannot be shown, E012 too large, or
    a line too long, and those of slips in the text below.
    """
    notes = ProblemLog(path)
    return _read(text, notes, shown), notes.problems


def _read(text: str, notes: ProblemLog, shown: re.Pattern[str] | None) -> Form | None:
    if len(text) > LARGEST:
        notes.error(1, "E012", f"This file is too large; {LARGEST // 1024} kB is the most.")
        return None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if note_invisible(text, 1, notes) or note_long_lines(lines, notes):
        return None
    if lines[0].rstrip() != _BORDER:
        notes.error(1, "E001", "A file starts with a form: its first line is “---”.")
        return None
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == _BORDER), None)
    if end is None or any(line.startswith("## ") for line in lines[1:end]):
        notes.error(1, "E002", "The form has no end: a line “---” is missing below the last field.")
        return None
    fields = _fields("\n".join(lines[1:end]) + "\n", notes)
    body = "\n".join(lines[end + 1 :])
    note_slips(body, end + 2, notes, shown=shown)
    return None if fields is None else Form(notes.path, fields, body, end + 2)


def _fields(text: str, notes: ProblemLog) -> Mapping[str, Entry] | None:
    if tab := _TABBED.search(text):
        notes.error(text.count("\n", 0, tab.start()) + 2, "E003", "This line starts with a tab; use spaces.")
        return None
    node = read_tree(text, 2, notes)
    if node is None:
        if not notes.broken:
            notes.error(1, "E004", "The form is empty; it is made of lines “field: value”.")
        return None
    if not isinstance(node.value, dict):
        notes.error(node.line, "E004", "The form is made of lines “field: value”.")
        return None
    return node.value
