"""An eye for times finer than a day in a database file, in whatever form they stand there in the open."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

PUBLIC = frozenset(
    {"epoch.manifest", "epoch.policy", "release.signed", "second_manifest.first", "second_manifest.second"}
)
"""What everybody has; a round's timetable stands in it."""

_MIDNIGHT = "T00:00:00+00:00"
_TIME = re.compile(r"\d\d:\d\d|\d[Tt]\d\d|\d{6}Z|\b1\d{9}(\d{3}){0,3}\b|\b1\d{9}\.\d")
_YEARS = (datetime(2001, 9, 9, tzinfo=UTC).timestamp(), datetime(2100, 1, 1, tzinfo=UTC).timestamp())


def cells(file: Path) -> Iterator[tuple[str, object]]:
    """Every value in the file with its place, “table.column”; what is not there is left out."""
    with closing(sqlite3.connect(file)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        for table in tables:
            cursor = database.execute(f"SELECT * FROM {table}")
            names = [column[0] for column in cursor.description]
            for row in cursor:
                for name, value in zip(names, row, strict=True):
                    if value is not None:
                        yield f"{table}.{name}", value


def told_moments(file: Path) -> list[tuple[str, object]]:
    """The values that tell one, beside those that everybody has."""
    return [(place, value) for place, value in cells(file) if place not in PUBLIC and tells_a_moment(value)]


def tells_a_moment(value: object) -> bool:
    """Whether it can be read as a time finer than a day: as text, as seconds, or in parts of them."""
    if isinstance(value, bytes):
        return value.isascii() and tells_a_moment(value.decode())
    if isinstance(value, str):
        return bool(_TIME.search(value.replace(_MIDNIGHT, "")))
    if isinstance(value, int):
        return any(_YEARS[0] <= value / scale <= _YEARS[1] for scale in (1, 10**3, 10**6, 10**9))
    return isinstance(value, float)
