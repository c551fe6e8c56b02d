"""Vorta, a window for Borg."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

from posture.facts.linux.backup.backup_program import BackupProgram, data_home, never_finished
from posture.facts.linux.machine.local_time import moment
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotThere
from posture.words.phrase import phrase

_METHOD = "vorta:settings.db"
_PROFILES = "SELECT count(*) FROM backupprofilemodel WHERE repo_id IS NOT NULL"
_LOG = "SELECT max(end_time) FROM eventlogmodel WHERE subcommand = 'create' AND returncode = 0"
_ARCHIVES = "SELECT max(time) FROM archivemodel"


def find(host: Host) -> BackupProgram | None:
    """Set up is where a profile has a repository.

    Source: Vorta's store/models.py. Runs that ended with 0 count, and so do the archives that Vorta noted:
    Borg ends a run that left out an open file with 1, which the log cannot tell from a run that was cut
    off, but only a run that came to its end is noted as an archive. Times are local and name no zone.
    """
    places = (f"{data_home(host)}/Vorta", f"{host.home()}/.var/app/com.borgbase.Vorta/data/Vorta")
    for place in places:
        try:
            database = host.read_bytes(f"{place}/settings.db")
        except NotThere:
            continue
        found = _read(host, database, _optional(host, f"{place}/settings.db-wal"))
        if found is not None:
            return found
    return None


def _read(host: Host, database: bytes, write_ahead: bytes) -> BackupProgram | None:
    profiles, logged, archived = _answers(database, write_ahead)
    if not profiles:
        return None
    moments = [found for text in (logged, archived) if (found := _moment(host, text)) is not None]
    return BackupProgram("vorta", max(moments, default=None) or never_finished("Vorta", _METHOD), _METHOD)


def _answers(database: bytes, write_ahead: bytes) -> tuple[object, object, object]:
    """What the queries give on a private copy, for SQLite opens files only and may write beside them."""
    # Only people with Vorta spend the 15 ms that these two take.
    import sqlite3
    import tempfile

    with tempfile.TemporaryDirectory(prefix="posture-") as folder:
        copy = Path(folder, "settings.db")
        copy.write_bytes(database)
        copy.with_name("settings.db-wal").write_bytes(write_ahead)
        try:
            with closing(sqlite3.connect(copy)) as connection:
                profiles, logged, archived = (
                    connection.execute(query).fetchone()[0] for query in (_PROFILES, _LOG, _ARCHIVES)
                )
        except (sqlite3.Error, OverflowError, ValueError) as error:
            raise Undecided(
                Reason.UNRECOGNISED, phrase("Vorta's records cannot be read."), method=_METHOD
            ) from error
    return profiles, logged, archived


def _moment(host: Host, text: object) -> datetime | None:
    return moment(host, text) if isinstance(text, str) else None


def _optional(host: Host, path: str) -> bytes:
    try:
        return host.read_bytes(path)
    except NotThere:
        return b""
