"""The dated list of operating systems and the days on which their security updates end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable

from posture.checks.errors import CheckError
from posture.content.form import read_text
from posture.content.node import Entry, Node
from posture.content.problems import Problem, ProblemLog
from posture.content.reader import FormReader
from posture.content.tree import read_tree
from posture.words.phrase import phrase

_FREE = "free"
_FIELDS = ("as_of", "sources", "licence", "systems")


@dataclass(frozen=True, slots=True)
class SupportTable:
    """End dates by system id, version and edition ("" where they do not differ), as of a day."""

    as_of: date
    ends: Mapping[str, Mapping[str, Mapping[str, date]]]

    def end(self, system: str, version: str, edition: str) -> date | None:
        """The last day with security updates, or None for what does not stand in the list.

        A version that is not listed is looked up without its last part: 22.1 as 22, 15.6.1 as 15. An
        edition that is not listed has the end of the one that costs nothing, if that is named.
        """
        versions = self.ends.get(system, {})
        while version and version not in versions:
            version = version.rpartition(".")[0]
        editions = versions.get(version, {})
        return editions.get("") or editions.get(edition) or editions.get(_FREE)


def read_table(file: Traversable) -> SupportTable:
    """The table in ``file``; CheckError when it cannot be read or is broken."""
    table, problems = load_table(file, file.name)
    if table is None:
        raise CheckError(
            phrase(
                "The list of end dates is broken ({problem}); install Posture again.",
                problem=str(problems[0]),
            )
        )
    return table


def load_table(file: Traversable, path: str) -> tuple[SupportTable | None, tuple[Problem, ...]]:
    """The table and its problems; no table when there are any. Never raises.

    Codes, beside those of forms: C180 not a group of fields, C181 a system without versions or an end that is
    not a day.
    """
    text, problems = read_text(file, path)
    if text is None:
        return None, problems
    notes = ProblemLog(path)
    root = read_tree(text, 1, notes)
    if root is None or not isinstance(root.value, dict):
        notes.error(1, "C180", "This file is to be made of lines “field: value”.")
        return None, notes.problems
    reader = FormReader(root.value, notes)
    reader.unknown_fields(_FIELDS)
    reader.words("sources", required=True)
    reader.text("licence", required=True)
    as_of = reader.date("as_of", required=True)
    ends = dict(_systems(reader.mapping("systems", required=True), notes))
    return (None if notes.broken or as_of is None else SupportTable(as_of, ends)), notes.problems


def _systems(
    systems: Mapping[str, Entry], notes: ProblemLog
) -> Iterator[tuple[str, Mapping[str, Mapping[str, date]]]]:
    for system, entry in systems.items():
        versions = entry.node.value
        if not isinstance(versions, dict) or not versions:
            notes.error(entry.key_line, "C181", f"“{system}” needs its versions, each with an end date.")
            continue
        yield system, {version: _editions(item.node, notes) for version, item in versions.items()}


def _editions(node: Node, notes: ProblemLog) -> Mapping[str, date]:
    if isinstance(node.value, dict):
        return {edition: day for edition, entry in node.value.items() if (day := _day(entry.node, notes))}
    day = _day(node, notes)
    return {"": day} if day else {}


def _day(node: Node, notes: ProblemLog) -> date | None:
    try:
        if isinstance(node.value, str) and len(node.value) == len("2028-06-30"):
            return date.fromisoformat(node.value)
    except ValueError:
        pass
    notes.error(node.line, "C181", "An end of support is a day such as 2028-06-30.")
    return None
