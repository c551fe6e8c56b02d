"""Where a lesson comes from: its sources, with the sentences that rest on them, and who read it again."""

from __future__ import annotations

from datetime import date

from posture.content.form import FormReader
from posture.content.problems import ProblemLog
from posture.lessons.lesson import Reading, Source

_SECURE = "https://"


def read_sources(reader: FormReader, notes: ProblemLog) -> tuple[Source, ...]:
    """The field ``sources``; what is wrong in it is noted under the codes of forms, E008 for an address."""
    sources = []
    for item, line in _items(reader, "sources", "a name, a year, its url and what it supports", notes):
        item.unknown_fields(("name", "year", "url", "supports"))
        name, year = item.text("name", required=True), item.integer("year", required=True, least=1900)
        url = item.text("url") or ""
        if url and not url.startswith(_SECURE):
            notes.error(item.line("url"), "E008", f"“url” begins with {_SECURE}.")
        supports = item.words("supports")
        sources.append(Source(name or "", year or 0, url, supports, line, item.line("supports")))
    return tuple(sources)


def read_readings(reader: FormReader, notes: ProblemLog) -> tuple[Reading, ...]:
    """The field ``readings``, none where it is missing."""
    if reader.node("readings") is None:
        return ()
    readings = []
    for item, _ in _items(reader, "readings", "the day, what was opened and what was changed", notes):
        item.unknown_fields(("on", "opened", "changed"))
        on = item.date("on", required=True) or date.min
        opened, changed = item.text("opened", required=True), item.text("changed", required=True)
        readings.append(Reading(on, opened or "", changed or ""))
    return tuple(readings)


def _items(
    reader: FormReader, name: str, holds: str, notes: ProblemLog
) -> tuple[tuple[FormReader, int], ...]:
    """A reader for each group of fields in the list of that name, and the line it begins on."""
    node = reader.node(name, required=True)
    if node is None:
        return ()
    if not isinstance(node.value, list) or not node.value:
        notes.error(reader.line(name), "E009", f"“{name}” is a list; each item has {holds}.")
        return ()
    found = []
    for item in node.value:
        if isinstance(item.value, dict):
            found.append((FormReader(item.value, notes, line=item.line), item.line))
        else:
            notes.error(item.line, "E009", "An item is written as “- field: …”, its other fields below.")
    return tuple(found)
