"""YAML text to nodes with lines, and its mistakes in words an author understands.

The tree is built from the parser's events rather than by ``yaml.compose``: events still know what is
quoted, anchored or tagged, and a text nested a thousand deep costs no recursion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from posture.content.invisible import note_invisible
from posture.content.node import Entry, Node, scalar
from posture.content.problems import ProblemLog

_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 8
_AT_THE_BEGINNING = (  # where the parser notices only far below what is missing above
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while parsing a flow mapping",
    "while parsing a flow sequence",
)
_OPEN_QUOTE = re.compile(r"""(?:[\w.-]+:|-) +(["'])(?:(?!\1).)*""")
_NEVER_CLOSED = "A quotation mark is opened here and not closed on this line."
_SENTENCES = (  # a part of the parser's complaint -> ours; the first that fits
    ("unexpected end of stream", _NEVER_CLOSED),
    ("expected ',' or ']'", "A list is opened with “[” here and not closed with “]”."),
    ("expected ',' or '}'", "A group is opened with “{” here and not closed with “}”."),
    ("could not find expected ':'", "This line is not “field: value”."),
    ("cannot start any token", "A value cannot start with this character; put the value in quotation marks."),
    ("sequence entries are not allowed", "A list item “- …” belongs on a line of its own."),
    ("escape", "A backslash in “…” means something special; use '…' instead."),
    ("expected key", "I cannot read this line; put the value in quotation marks."),
    ("'-' indicator", "This line is neither a list item nor a field of the form."),
    ("<document start>", "The form ends before this line; is there a “...”, a “%” or a “}” too many?"),
)


class _GiveUp(Exception):
    """The text can be read no further; the problem is noted."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    line: int
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] | None = None
    key: str | None = None
    key_line: int = 0

    def add(self, node: Node, notes: ProblemLog) -> None:
        if self.entries is None:
            self.items.append(node)
            return
        if self.key is None:
            self.key, self.key_line = str(node.value), node.line
            return
        if first := self.entries.get(self.key):
            notes.error(
                self.key_line, "E006", f"The field “{self.key}” stands twice, first in line {first.key_line}."
            )
        else:
            self.entries[self.key] = Entry(self.key_line, node)
        self.key = None

    def closed(self) -> Node:
        return Node(self.items if self.entries is None else self.entries, self.line)


def read_tree(text: str, first_line: int, notes: ProblemLog) -> Node | None:
    """The single YAML document in ``text``, or None when there is none; mistakes go to ``notes``.

    ``first_line`` is the line of the file on which ``text`` begins.
    """
    try:
        return _build(_events(text), first_line, notes)
    except yaml.MarkedYAMLError as error:
        line, sentence = _explained(error, text)
        notes.error(first_line + line, "E003", sentence)
    except yaml.YAMLError:
        notes.error(first_line, "E003", "I cannot read the form.")
    except _GiveUp:
        pass
    return None


def _events(text: str) -> Iterator[yaml.Event]:
    return yaml.parse(text, Loader=_LOADER)


def _build(events: Iterator[yaml.Event], first_line: int, notes: ProblemLog) -> Node | None:
    root = _Open(first_line)
    stack = [root]
    for event in events:
        line = first_line + (event.start_mark.line if event.start_mark else 0)
        _refuse_cleverness(event, line, notes)
        if isinstance(event, yaml.ScalarEvent):
            if note_invisible(event.value, line, notes):  # written as an escape, “\\u202e”
                raise _GiveUp
            stack[-1].add(Node(_value(event, stack[-1]), line), notes)
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            _refuse_shape(stack, line, notes)
            stack.append(_Open(line, entries={} if isinstance(event, yaml.MappingStartEvent) else None))
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            node = stack.pop().closed()
            stack[-1].add(node, notes)
    if len(root.items) > 1:
        notes.error(root.items[1].line, "E003", "The form ends before this line, and a file has only one.")
        return None
    return root.items[0] if root.items else None


def _value(event: yaml.ScalarEvent, parent: _Open) -> str | int | float | bool | None:
    is_key = parent.entries is not None and parent.key is None
    return event.value if is_key or not event.implicit[0] else scalar(event.value)


def _refuse_cleverness(event: yaml.Event, line: int, notes: ProblemLog) -> None:
    if isinstance(event, yaml.AliasEvent):
        notes.error(line, "E010", "“*” before a value points elsewhere; write the value out instead.")
        raise _GiveUp
    if getattr(event, "anchor", None):
        notes.error(line, "E010", "“&” at the start of a value has a meaning of its own; quote the value.")
        raise _GiveUp
    if isinstance(event, yaml.NodeEvent) and getattr(event, "tag", None):
        notes.error(line, "E010", "“!” at the start of a value has a meaning of its own; quote the value.")
        raise _GiveUp


def _refuse_shape(stack: list[_Open], line: int, notes: ProblemLog) -> None:
    parent = stack[-1]
    if parent.entries is not None and parent.key is None:
        notes.error(line, "E004", "A field needs a plain name before its “:”.")
        raise _GiveUp
    if len(stack) > _DEEPEST:
        notes.error(line, "E004", "Lists and groups are nested too deeply here.")
        raise _GiveUp


def _explained(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str]:
    """The line, from 0, and the sentence for the parser's complaint."""
    problem = error.problem or ""
    mark = error.problem_mark or error.context_mark
    if error.context in _AT_THE_BEGINNING and error.context_mark and "escape" not in problem:
        mark = error.context_mark
    line = mark.line if mark else 0
    if (quoted := _open_quote(text.split("\n"), line)) is not None:
        return quoted, _NEVER_CLOSED
    if "mapping values are not allowed" in problem and mark:
        return _stray_colon(text.split("\n"), line, mark.column)
    for part, sentence in _SENTENCES:
        if part in problem:
            return line, sentence
    return line, "I cannot read this line of the form."


def _open_quote(lines: list[str], last: int) -> int | None:
    """The line, from 0, whose value opens a quote that runs on, so that the parser stumbles at ``last``."""
    return next((n for n, line in enumerate(lines[: last + 1]) if _OPEN_QUOTE.fullmatch(line.strip())), None)


def _stray_colon(lines: list[str], line: int, column: int) -> tuple[int, str]:
    before = lines[line][:column] if line < len(lines) else ""
    if ":" in before:
        return line, "There is a second “: ” in this line; put the value in quotation marks."
    if before[:1] in (" ", "-"):
        return line, "This line is indented further than the one above it allows."
    above = next((n for n in range(line - 1, -1, -1) if lines[n].strip()), line)
    return above, "This line is not “field: value”."
