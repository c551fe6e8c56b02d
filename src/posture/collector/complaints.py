"""What a database's failure means, in a sentence for IT."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

_DAMAGED: Final = "The database {where} is damaged, or no database. Put the copy from your backup back."
_SQLITE: Final[Mapping[int, str]] = {
    sqlite3.SQLITE_BUSY: "Another program keeps the database {where} locked. Wait for it, then try again.",
    sqlite3.SQLITE_FULL: "The disk with the database {where} is full. Make room, then try again.",
    sqlite3.SQLITE_READONLY: "The database {where} cannot be written. Make it writable for this account.",
    sqlite3.SQLITE_CANTOPEN: "The database {where} cannot be opened. Make its folder yours to write.",
    sqlite3.SQLITE_IOERR: "The disk with the database {where} failed, or is full. Check it.",
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
}
# Classes of SQLSTATE (PostgreSQL, appendix A).
_POSTGRESQL: Final[Mapping[str, str]] = {
    "08": "The database {where} cannot be reached. See that it runs, then try again.",
    "28": "The database {where} did not let this account in. Check its name and password (~/.pgpass).",
    "3D": "There is no database {where}. Make it: createdb",
    "42": "The database {where} has other tables than this collector's, or does not let it use them.",
    "53": "The database {where} has no room or no connections left. Make some, then try again.",
    "57": "The database {where} is stopping or starting. Try again in a moment.",
}


def complaint(error: SQLAlchemyError, where: str) -> str:
    """What happened and what to do; ``where`` names the database."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    state = getattr(cause, "sqlstate", None)
    if isinstance(state, str):
        known = _POSTGRESQL.get(state[:2])
    elif isinstance(cause, sqlite3.Error):
        # sqlite.org/rescode.html: the low eight bits of an extended code are its primary code.
        known = _SQLITE.get(getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF)
    else:
        # psycopg gives no state where no connection came about.
        known = _POSTGRESQL["08"] if cause is not None else None
    return (known or "The database {where} did not do its work.").format(where=where)
