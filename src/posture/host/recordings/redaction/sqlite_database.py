"""SQLite databases of programs, reduced to their numbers and times."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_SIGNATURE = b"SQLite format 3\0"
_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:[ T][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?")
# What backup programs call the things they do; any other word may be a name.
_WORDS = frozenset({"backup", "check", "compact", "create", "delete", "info", "list", "prune"})
_WRITE_AHEAD = "-wal"


def is_sqlite(data: bytes) -> bool:
    """Whether the bytes begin as such a database does."""
    return data.startswith(_SIGNATURE)


def is_write_ahead(path: str) -> bool:
    """Whether the path is that of the latest changes to a database, which ``reduced`` takes in."""
    return path.endswith(_WRITE_AHEAD)


def write_ahead_of(path: str) -> str:
    """The path of the latest changes to a database."""
    return path + _WRITE_AHEAD


def reduced(data: bytes, write_ahead: bytes, words: Callable[[str], str]) -> bytes:
    """A new database with as many tables and columns, and with nothing in place of any text but a time.

    Their names are known words or stand-ins, which ``words`` gives. It holds the latest changes. Nothing
    but the signature stays of one that cannot be read.
    """
    import sqlite3
    import tempfile

    with tempfile.TemporaryDirectory(prefix="posture-") as folder:
        copy = Path(folder, "copy.db")
        copy.write_bytes(data)
        if write_ahead:
            Path(write_ahead_of(str(copy))).write_bytes(write_ahead)
        try:
            with closing(sqlite3.connect(copy)) as old, closing(sqlite3.connect(":memory:")) as new:
                old.execute("PRAGMA trusted_schema = OFF")
                _copy_tables(old, new, words)
                return new.serialize()
        except (sqlite3.Error, OverflowError, ValueError):
            return _SIGNATURE


def _copy_tables(old: sqlite3.Connection, new: sqlite3.Connection, words: Callable[[str], str]) -> None:
    for (name,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if name.lower().startswith("sqlite_"):
            continue
        rows = old.execute(f"SELECT * FROM {_quoted(name)}")  # noqa: S608 - quoted
        columns = [words(column[0]) for column in rows.description]
        table = words(name)
        new.execute(f"CREATE TABLE {_quoted(table)} ({', '.join(map(_quoted, columns))})")
        marks = ", ".join("?" * len(columns))
        kept = (tuple(map(_kept, row)) for row in rows)
        new.executemany(f"INSERT INTO {_quoted(table)} VALUES ({marks})", kept)  # noqa: S608 - quoted
    new.commit()


def _kept(value: object) -> object:
    if isinstance(value, str):
        return value if value in _WORDS or _TIME.fullmatch(value) else ""
    return b"" if isinstance(value, bytes) else value


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
