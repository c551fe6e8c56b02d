"""What is kept of a person on this computer: which parts, how much of each, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final

from posture.application.session import Session
from posture.store.database import Database
from posture.store.erasure import files_of
from posture.store.keyfile import InKeyring, SealedKey, read_key_file


class Part(StrEnum):
    """What belongs together in the eyes of the person; the values are the names in an export."""

    CHECKUPS = "checkups"
    EXCEPTIONS = "exceptions"
    REPAIRS = "repairs"
    LESSONS = "lessons"
    LEDGER = "ledger"
    ORGANISATION = "organisation"
    SETTINGS = "settings"


TABLES: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "checkup": Part.CHECKUPS,
        "exception": Part.EXCEPTIONS,
        "snooze": Part.EXCEPTIONS,
        "repair": Part.REPAIRS,
        "card": Part.LESSONS,
        "review": Part.LESSONS,
        "lesson_state": Part.LESSONS,
        "ledger": Part.LEDGER,
        "membership": Part.ORGANISATION,
        "consent": Part.ORGANISATION,
        "epoch": Part.ORGANISATION,
        "errand": Part.ORGANISATION,
        "habit": Part.ORGANISATION,
        "issuer_key": Part.ORGANISATION,
        "second_manifest": Part.ORGANISATION,
        "read_key": Part.ORGANISATION,
        "release": Part.ORGANISATION,
        "vote": Part.ORGANISATION,
        "setting": Part.SETTINGS,
    }
)
"""Which part each table of the database belongs to."""


class KeyPlace(StrEnum):
    """Where the key lies that seals what matters."""

    NONE = "none"
    KEYRING = "keyring"
    PASSPHRASE = "passphrase"


@dataclass(frozen=True, slots=True)
class Kept:
    """How many entries a part has, and how many bytes they hold; indexes and free room do not count."""

    part: Part
    entries: int
    size: int


@dataclass(frozen=True, slots=True)
class Keeping:
    """All that is kept in ``folder``: each part, and the bytes that the files take on the disk."""

    folder: Path
    parts: tuple[Kept, ...]
    on_disk: int
    key: KeyPlace


def keeping(session: Session) -> Keeping:
    """What is kept now; makes no database, and needs no key. StoreError where it cannot be read."""
    sizes = sum(file.stat().st_size for file in files_of(session.home))
    parts = _parts(session.database) if session.has_kept else tuple(Kept(part, 0, 0) for part in Part)
    return Keeping(session.home, parts, sizes, _key_place(session.home))


def tables(database: Database) -> tuple[str, ...]:
    """The names of all tables that the database has."""
    rows = database.all(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " ORDER BY rowid"
    )
    return tuple(str(row[0]) for row in rows)


def _parts(database: Database) -> tuple[Kept, ...]:
    counted = dict.fromkeys(Part, (0, 0))
    for table in tables(database):
        part = TABLES[table]
        entries, size = counted[part]
        columns = [row["name"] for row in database.all(f'PRAGMA table_info("{table}")')]
        held = " + ".join(f'coalesce(length(CAST("{column}" AS BLOB)), 0)' for column in columns)
        row = database.one(f'SELECT count(*), coalesce(sum({held}), 0) FROM "{table}"')  # noqa: S608 - names of our own
        if row is not None:
            counted[part] = (entries + row[0], size + row[1])
    return tuple(Kept(part, *counted[part]) for part in Part)


def _key_place(home: Path) -> KeyPlace:
    match read_key_file(home / "key.json"):
        case InKeyring():
            return KeyPlace.KEYRING
        case SealedKey():
            return KeyPlace.PASSPHRASE
        case _:
            return KeyPlace.NONE
