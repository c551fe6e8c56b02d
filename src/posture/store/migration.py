"""The steps that bring a database from nothing to what this Posture expects."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: the file it comes from, and its SQL statements in order."""

    name: str
    statements: tuple[str, ...]


@cache
def migrations() -> tuple[Migration, ...]:
    """Every step in order; a database of ``user_version`` n has had the first n."""
    folder = files("posture.store") / "migrations"
    scripts = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name
    )
    return tuple(
        Migration(script.name, tuple(_statements(script.read_text(encoding="utf-8")))) for script in scripts
    )


def _statements(script: str) -> Iterator[str]:
    # sqlite3's own executescript() would commit the transaction that the step runs in.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement
