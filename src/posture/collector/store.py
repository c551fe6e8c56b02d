"""The collector's database: one SQLite file, one writer at a time, every commit on the disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    event,
    text,
)
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.types import TypeEngine

from posture.collector.errors import CollectorError

SCHEMA_VERSION = 1

BUSY_SECONDS: Final = 10
"""How long a transaction waits for the database; a member's app gives up after 15 seconds."""

metadata = MetaData()


def _key(name: str, kind: type[TypeEngine[Any]] = Text) -> Column[Any]:
    return Column(name, kind, primary_key=True)


def _value(name: str, kind: type[TypeEngine[Any]] = Text, *, unique: bool = False) -> Column[Any]:
    return Column(name, kind, nullable=False, unique=unique)


invite = Table(
    "invite",
    metadata,
    _key("code_digest", LargeBinary),
    *(_value(name) for name in ("label", "grouping", "expires")),
    Column("device", Text),
)

device = Table("device", metadata, _key("id"), _value("public", LargeBinary, unique=True), _value("grouping"))

epoch = Table(
    "epoch",
    metadata,
    _key("number", Integer),
    _value("id", unique=True),
    _value("state"),
    *(_value(name, LargeBinary) for name in ("manifest", "seal_id")),
    Column("seal_private", LargeBinary),
    CheckConstraint("state IN ('open', 'closed')"),
)

issuer_key = Table(
    "issuer_key",
    metadata,
    *(_key(name) for name in ("epoch", "scope")),
    _value("spki", LargeBinary),
    Column("private", LargeBinary),
)

issued = Table(
    "issued",
    metadata,
    *(_key(name) for name in ("epoch", "scope", "device")),
    *(_value(name, LargeBinary) for name in ("blinded_digest", "signature")),
)

# No time and no address stands beside a ballot, and its number is drawn at random, so that the
# table does not tell in which order ballots came.
ballot = Table(
    "ballot",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    *(_value(name) for name in ("epoch", "scope")),
    _value("nullifier", LargeBinary),
    _value("digest", LargeBinary, unique=True),
    _value("answer", Integer),
    _value("envelope", LargeBinary),
    CheckConstraint("answer BETWEEN 1 AND 4"),
    UniqueConstraint("epoch", "scope", "nullifier"),
)


class Store:
    """An open database.

    ``transaction()`` gives a connection that commits at its end, or not at all; ``reading()`` one that
    sees the database as it was at its first look, and keeps nobody from writing meanwhile.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        if not create and not path.exists():
            raise CollectorError(f"The database {path} is missing. Put the copy from your backup back.")
        if not create and path.stat().st_size == 0:
            raise CollectorError(f"The database {path} is empty. Put the copy from your backup back.")
        self._path = path
        self._file: tuple[int, int] | None = None
        self._writers = _engine(path, "BEGIN IMMEDIATE", _DURABLE)
        self._readers = _engine(path, "BEGIN", _READ_ONLY)
        if create:
            with self.transaction() as connection:
                metadata.create_all(connection)
                connection.execute(text(f"PRAGMA user_version = {SCHEMA_VERSION}"))
        with self.reading() as connection:
            found = connection.execute(text("PRAGMA user_version")).scalar_one()
        if found != SCHEMA_VERSION:
            raise CollectorError(
                f"The database in {path.parent} is of version {found}, not {SCHEMA_VERSION}. "
                "Nothing was changed. Use the collector that it belongs to."
            )
        self._file = self._identity()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection whose work is durable when the block ends; CollectorError where the disk fails."""
        with self._begun(self._writers) as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that only reads; CollectorError where the disk fails."""
        with self._begun(self._readers) as connection:
            yield connection

    def wipe_traces(self) -> None:
        """Write the log back, so that deleted keys do not linger in it."""
        with self._writers.connect() as connection:
            connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self._readers.dispose()
        self._writers.dispose()

    @contextmanager
    def _begun(self, engine: Engine) -> Iterator[Connection]:
        if self._file is not None and self._identity() != self._file:
            # SQLite would go on with the file that has lost its name, and every ballot in it with it.
            raise CollectorError(
                f"The database {self._path} was moved or replaced while it was in use. "
                "Put it back if it should be there, then start the collector again."
            )
        try:
            with engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise CollectorError(f"{self._complaint(error)} Nothing was half done.") from error

    def _identity(self) -> tuple[int, int] | None:
        """Which file the path leads to; None where it leads nowhere."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _complaint(self, error: SQLAlchemyError) -> str:
        # sqlite.org/rescode.html: the low eight bits of an extended code are its primary code.
        cause = error.orig if isinstance(error, DBAPIError) else None
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        return _COMPLAINTS.get(code, "The database {path} did not do its work.").format(path=self._path)


_DURABLE: Final = ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON")
_READ_ONLY: Final = ("query_only = ON",)

_DAMAGED: Final = "The database {path} is damaged, or no database. Put the copy from your backup back."
_COMPLAINTS: Final[Mapping[int, str]] = {
    sqlite3.SQLITE_BUSY: "Another program keeps the database {path} locked. Wait for it, then try again.",
    sqlite3.SQLITE_FULL: "The disk with the database {path} is full. Make room, then try again.",
    sqlite3.SQLITE_READONLY: "The database {path} cannot be written. Make it writable for this account.",
    sqlite3.SQLITE_CANTOPEN: "The database {path} cannot be opened. Make its folder yours to write.",
    sqlite3.SQLITE_IOERR: "The disk with the database {path} failed, or is full. Check it.",
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
}


def _engine(path: Path, begin: str, pragmas: tuple[str, ...]) -> Engine:
    """Connections that begin their transactions with ``begin``.

    Writers take the write lock at once, which makes read-then-write transactions safe between processes.
    """
    # Without hide_parameters an error's text would repeat what a member sent.
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # SQLAlchemy begins, below; sqlite3 must not
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
