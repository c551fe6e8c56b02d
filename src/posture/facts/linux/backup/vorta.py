"""Vorta, a window for Borg."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from posture.facts.linux.backup.backup_program import BackupProgram, data_home, never_finished
from posture.facts.linux.backup.chosen import Plans
from posture.facts.linux.backup.coverage import Sources
from posture.facts.linux.machine.local_time import moment
from posture.facts.model import Reason, Unreadable
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotThere
from posture.words.phrase import phrase

if TYPE_CHECKING:
    import sqlite3

_METHOD = "vorta:settings.db"
# In the order of ``_Records``: the table, what is asked of it, and whether every version has it.
_TABLES = (
    ("backupprofilemodel", "SELECT * FROM backupprofilemodel", True),
    ("repomodel", "SELECT id, url FROM repomodel", False),
    ("sourcefilemodel", "SELECT * FROM sourcefilemodel", False),
    ("exclusionmodel", "SELECT * FROM exclusionmodel", False),
    ("archivemodel", "SELECT repo_id, max(time) AS time FROM archivemodel GROUP BY repo_id", True),
    (
        "eventlogmodel",
        "SELECT max(end_time) AS time FROM eventlogmodel WHERE subcommand = 'create' AND returncode = 0",
        True,
    ),
)
_Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Records:
    """The rows of those tables that are asked; none of a table that this version does not have."""

    profiles: Sequence[_Row]
    repositories: Sequence[_Row]
    sources: Sequence[_Row]
    exclusions: Sequence[_Row]
    archives: Sequence[_Row]
    runs: Sequence[_Row]


def find(host: Host) -> BackupProgram | None:
    """Set up is where a profile has a repository.

    Source: Vorta's store/models.py. Runs that ended with 0 count, and so do the archives that Vorta noted:
    Borg ends a run that left out an open file with 1, which the log cannot tell from a run that was cut
    off, but only a run that came to its end is noted as an archive. Times are local and name no zone. A run
    names no profile that can be trusted, so that only archives count where some profiles do not.
    """
    places = (f"{data_home(host)}/Vorta", f"{host.home()}/.var/app/com.borgbase.Vorta/data/Vorta")
    for place in places:
        try:
            database = host.read_bytes(f"{place}/settings.db")
        except NotThere:
            continue
        found = _read(host, _records(database, _optional(host, f"{place}/settings.db-wal")))
        if found is not None:
            return found
    return None


def _read(host: Host, records: _Records) -> BackupProgram | None:
    profiles = [row for row in records.profiles if row.get("repo_id") is not None]
    if not profiles:
        return None
    plans = [(profile, _sources(records, profile)) for profile in profiles]
    counting = Plans("Vorta", _METHOD).counting(host, plans)
    if isinstance(counting, Unreadable):
        return BackupProgram("vorta", counting, _METHOD)
    if len(counting) == len(profiles):
        times = [row.get("time") for row in (*records.archives, *records.runs)]
    else:
        repositories = {profile.get("repo_id") for profile in counting}
        times = [row.get("time") for row in records.archives if row.get("repo_id") in repositories]
    moments = [found for time in times if (found := _moment(host, time)) is not None]
    return BackupProgram("vorta", max(moments, default=None) or never_finished("Vorta", _METHOD), _METHOD)


def _sources(records: _Records, profile: _Row) -> Sources:
    """What a profile copies: its sources less its patterns, which older versions keep in one text."""
    own = profile.get("id")
    folders = [row.get("dir") for row in records.sources if row.get("profile_id") == own]
    patterns = str(profile.get("exclude_patterns") or "").splitlines()
    patterns += [
        str(row.get("name"))
        for row in records.exclusions
        if row.get("profile_id") == own and row.get("enabled")
    ]
    places = [row.get("url") for row in records.repositories if row.get("id") == profile.get("repo_id")]
    return Sources(
        tuple(folder for folder in folders if isinstance(folder, str)),
        tuple(pattern.strip() for pattern in patterns if pattern.strip()[:1] not in ("", "#")),
        targets=tuple(place for place in places if isinstance(place, str)),
    )


def _records(database: bytes, write_ahead: bytes) -> _Records:
    """What the tables hold in a private copy, for SQLite opens files only and may write beside them."""
    # Only people with Vorta spend the 15 ms that these two take.
    import sqlite3
    import tempfile

    with tempfile.TemporaryDirectory(prefix="posture-") as folder:
        copy = Path(folder, "settings.db")
        copy.write_bytes(database)
        copy.with_name("settings.db-wal").write_bytes(write_ahead)
        try:
            with closing(sqlite3.connect(copy)) as connection:
                connection.row_factory = sqlite3.Row
                return _Records(*(_rows(connection, *table) for table in _TABLES))
        except (sqlite3.Error, OverflowError, ValueError) as error:
            raise Undecided(
                Reason.UNRECOGNISED, phrase("Vorta's records cannot be read."), method=_METHOD
            ) from error


def _rows(connection: sqlite3.Connection, table: str, query: str, needed: bool) -> tuple[_Row, ...]:
    there = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,))
    if not needed and there.fetchone() is None:
        return ()
    return tuple(dict(row) for row in connection.execute(query))


def _moment(host: Host, text: object) -> datetime | None:
    return moment(host, text) if isinstance(text, str) else None


def _optional(host: Host, path: str) -> bytes:
    try:
        return host.read_bytes(path)
    except NotThere:
        return b""
