"""Files that are no text and whose form is known: what is left of them in a recording."""

from __future__ import annotations

import gzip

from posture.host.asking.files import unpacked
from posture.host.recordings.redaction import dconf_database, property_list, reduction, sqlite_database


def reduced(path: str, data: bytes, write_ahead: bytes) -> bytes | None:
    """The reduced file; None where it is of another form.

    The latest changes to an SQLite database lie in a file beside it, and go into the database.
    """
    if dconf_database.is_dconf(data):
        return dconf_database.reduced(data)
    if property_list.is_property_list(path, data):
        return property_list.reduced(data)
    if sqlite_database.is_sqlite(data):
        return sqlite_database.reduced(data, write_ahead)
    if sqlite_database.is_write_ahead(path):
        return b""
    if reduction.is_compressed_history(path):
        return _compressed(path, data)
    return None


def _compressed(path: str, data: bytes) -> bytes:
    try:
        text = unpacked(data).decode("utf-8", "replace")
    except ValueError:
        return b""
    return gzip.compress(reduction.of_file(path, text).encode(), mtime=0)
