"""Typed reading of a form's fields that notes what is wrong instead of raising."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from posture.content.node import Entry, Node, kind
from posture.content.problems import Problem, ProblemLog
from posture.content.suggestion import did_you_mean

LONGEST_HEADING = 80
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class FormReader:
    """Gives the values of ``fields`` by name and type.

    A getter answers None (``words`` and ``mapping``: empty) for a field that is missing or wrong, and
    notes the problem once, so that later rules can skip it. Codes: E005 unknown field, E007 missing,
    E008 a value that is not allowed, E009 another type than wanted.
    """

    def __init__(self, fields: Mapping[str, Entry], notes: ProblemLog, *, line: int = 1) -> None:
        self._fields = fields
        self._notes = notes
        self._line = line

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self._notes.problems

    def line(self, name: str) -> int:
        """The line of a field, or of the form when the field is missing."""
        entry = self._fields.get(name)
        return entry.key_line if entry else self._line

    def node(self, name: str, *, required: bool = False) -> Node | None:
        """The value as it stands, for fields with a grammar of their own."""
        entry = self._fields.get(name)
        if entry is not None:
            return entry.node
        if required:
            self._notes.error(self._line, "E007", f"The field “{name}” is missing.")
        return None

    def text(self, name: str, *, required: bool = False) -> str | None:
        node = self.node(name, required=required)
        if node is None:
            return None
        if not isinstance(node.value, str):
            self._wrong_type(name, node, "text")
            return None
        if not node.value.strip():
            self._notes.error(node.line, "E009", f"“{name}” is empty.")
            return None
        return node.value.strip()

    def heading(self, name: str) -> str:
        """A text that stands alone on a line, such as a title: required, and short. Code E008: too long."""
        text = self.text(name, required=True) or ""
        if len(text) > LONGEST_HEADING:
            most = f"“{name}” has at most {LONGEST_HEADING} letters, not {len(text)}."
            self._notes.error(self.line(name), "E008", most)
        return text

    def integer(
        self, name: str, *, required: bool = False, least: int | None = None, most: int | None = None
    ) -> int | None:
        node = self.node(name, required=required)
        if node is None:
            return None
        value = node.value
        if not isinstance(value, int) or isinstance(value, bool):
            self._wrong_type(name, node, "a whole number")
            return None
        if (least is not None and value < least) or (most is not None and value > most):
            self._notes.error(node.line, "E008", f"“{name}” {_allowed_range(least, most)}, not {value}.")
            return None
        return value

    def number(self, name: str, *, required: bool = False) -> float | None:
        node = self.node(name, required=required)
        if node is None:
            return None
        if isinstance(node.value, bool) or not isinstance(node.value, int | float):
            self._wrong_type(name, node, "a number")
            return None
        return float(node.value)

    def flag(self, name: str, *, required: bool = False) -> bool | None:
        node = self.node(name, required=required)
        if node is None:
            return None
        if not isinstance(node.value, bool):
            self._wrong_type(name, node, "true or false")
            return None
        return node.value

    def date(self, name: str, *, required: bool = False) -> date | None:
        """A day written as 2026-11-21."""
        text = self.text(name, required=required)
        if text is None:
            return None
        try:
            if _DAY.fullmatch(text):  # Python takes the week and its day, too
                return date.fromisoformat(text)
        except ValueError:
            pass
        self._notes.error(self.line(name), "E008", f"“{name}” is a day such as 2026-11-21, not “{text}”.")
        return None

    def words(self, name: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        node = self.node(name, required=required)
        if node is None:
            return ()
        items = node.value if isinstance(node.value, list) else [node]
        words = []
        for item in items:
            if isinstance(item.value, str) and item.value:
                words.append(item.value)
            elif isinstance(item.value, int | float) and not isinstance(item.value, bool):
                self._notes.error(item.line, "E009", f"Put quotation marks around {item.value} in “{name}”.")
            else:
                self._wrong_type(name, item, "a list of texts")
        return tuple(words)

    def choice(self, name: str, allowed: Collection[str], *, required: bool = False) -> str | None:
        text = self.text(name, required=required)
        if text is None:
            return None
        return text if self._known(name, text, self.line(name), allowed) else None

    def choices(self, name: str, allowed: Collection[str], *, required: bool = False) -> tuple[str, ...]:
        """A list of texts, each one out of ``allowed``; unknown ones are noted and left out."""
        node = self.node(name)
        items = node.value if node is not None and isinstance(node.value, list) else []
        lines = {item.value: item.line for item in items if isinstance(item.value, str)}
        return tuple(
            word
            for word in self.words(name, required=required)
            if self._known(name, word, lines.get(word, self.line(name)), allowed)
        )

    def mapping(self, name: str, *, required: bool = False) -> Mapping[str, Entry]:
        node = self.node(name, required=required)
        if node is None:
            return {}
        if not isinstance(node.value, dict):
            self._wrong_type(name, node, "a group of fields")
            return {}
        return node.value

    def part(self, name: str, *, required: bool = False) -> FormReader:
        """A reader for the fields inside a field; its problems are noted with those of the whole."""
        return FormReader(self.mapping(name, required=required), self._notes, line=self.line(name))

    def unknown_fields(self, known: Iterable[str]) -> None:
        """Notes every field that is not in ``known``, with the one probably meant."""
        known = tuple(known)
        for name, entry in self._fields.items():
            if name not in known:
                hint = did_you_mean(name, known)
                self._notes.error(entry.key_line, "E005", f"I do not know the field “{name}”.{hint}")

    def _known(self, name: str, word: str, line: int, allowed: Collection[str]) -> bool:
        if word in allowed:
            return True
        hint = did_you_mean(word, allowed) or (f" It is one of: {', '.join(allowed)}." if allowed else "")
        self._notes.error(line, "E008", f"“{name}” cannot be “{word}”.{hint}")
        return False

    def _wrong_type(self, name: str, node: Node, wanted: str) -> None:
        self._notes.error(node.line, "E009", f"“{name}” is to be {wanted}, and is {kind(node.value)}.")


def _allowed_range(least: int | None, most: int | None) -> str:
    if least is not None and most is not None:
        return f"is from {least} to {most}"
    return f"is at least {least}" if most is None else f"is at most {most}"
