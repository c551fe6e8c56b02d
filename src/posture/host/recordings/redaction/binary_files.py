"""Files that are no text and whose form is known: what is left of them in a recording."""

from __future__ import annotations

import gzip
from collections.abc import Callable

from posture.host.asking.files import unpacked
from posture.host.recordings.redaction import dconf_database, property_list, reduction, sqlite_database
from posture.host.recordings.redaction.words import Words


def reduced(
    path: str, data: bytes, write_ahead: bytes, words: Words, text: Callable[[str], str]
) -> bytes | None:
    """The reduced file; None where it is of another form.

    ``words`` are those that stay, and ``text`` gives a text with stand-ins.

    The latest changes to an SQLite database lie in a file beside it, and go into the database.
    """
    if dconf_database.is_dconf(data):
        return dconf_database.reduced(data, words.knows)
    if property_list.is_property_list(path, data):
        return property_list.reduced(data, text)
    if sqlite_database.is_sqlite(data):
        return sqlite_database.reduced(data, write_ahead, words.text)
    if sqlite_database.is_write_ahead(path):
        return b""
    if reduction.is_compressed_history(path):
        return _compressed(path, data, words)
    return None


def _compressed(path: str, data: bytes, words: Words) -> bytes:
    try:
        text = unpacked(data).decode("utf-8", "replace")
    except ValueError:
        return b""
    return gzip.compress(words.text(reduction.of_file(path, text)).encode(), mtime=0)
