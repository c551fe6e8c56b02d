"""The collector's database: one SQLite file, one writer at a time, every commit on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from posture.collector.errors import CollectorError

SCHEMA_VERSION = 1

metadata = MetaData()

invite = Table(
    "invite",
    metadata,
    Column("code_digest", LargeBinary, primary_key=True),
    Column("label", Text, nullable=False),
    Column("grouping", Text, nullable=False),
    Column("expires", Text, nullable=False),
    Column("device", Text),
)

device = Table(
    "device",
    metadata,
    Column("id", Text, primary_key=True),
    Column("public", LargeBinary, nullable=False, unique=True),
    Column("grouping", Text, nullable=False),
)

epoch = Table(
    "epoch",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("state", Text, nullable=False),
    Column("manifest", LargeBinary, nullable=False),
    Column("seal_id", LargeBinary, nullable=False),
    Column("seal_private", LargeBinary),
    CheckConstraint("state IN ('open', 'closed')"),
)

issuer_key = Table(
    "issuer_key",
    metadata,
    Column("epoch", Text, primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("spki", LargeBinary, nullable=False),
    Column("private", LargeBinary),
)

issued = Table(
    "issued",
    metadata,
    Column("epoch", Text, primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("device", Text, primary_key=True),
    Column("blinded_digest", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)

# No time and no address stands beside a ballot, and its number is drawn at random, so that the
# table does not tell in which order ballots came.
ballot = Table(
    "ballot",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("epoch", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("nullifier", LargeBinary, nullable=False),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("answer", Integer, nullable=False),
    Column("envelope", LargeBinary, nullable=False),
    CheckConstraint("answer BETWEEN 1 AND 4"),
    UniqueConstraint("epoch", "scope", "nullifier"),
)


class Store:
    """An open database; ``transaction()`` gives a connection that commits at its end, or not at all."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        if not create and not path.exists():
            raise CollectorError(
                f"There is no collector in {path.parent}. Make one: posture-collector init DIR"
            )
        if not create and path.stat().st_size == 0:
            raise CollectorError(f"The database {path} is empty. Put the copy from your backup back.")
        self._engine = _engine(path)
        with self._refusing(path), self._engine.begin() as connection:
            found = connection.execute(text("PRAGMA user_version")).scalar_one()
            if create and found == 0:
                metadata.create_all(connection)
                connection.execute(text(f"PRAGMA user_version = {SCHEMA_VERSION}"))
            elif found != SCHEMA_VERSION:
                raise CollectorError(
                    f"The database in {path.parent} is of version {found}, not {SCHEMA_VERSION}. "
                    "Nothing was changed. Use the collector that it belongs to."
                )

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection whose work is durable when the block ends; CollectorError where the disk fails."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except DatabaseError as error:
            raise CollectorError(
                f"The database did not do its work: {error.orig}. Nothing was half done."
            ) from error

    def wipe_traces(self) -> None:
        """Write the log back, so that deleted keys do not linger in it."""
        with self._engine.connect() as connection:
            connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _refusing(self, path: Path) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            raise CollectorError(
                f"The database {path} cannot be read: it is damaged or no database. "
                "Nothing was changed. Put the copy from your backup back."
            ) from error
        except SQLAlchemyError as error:
            raise CollectorError(f"The database {path} cannot be opened.") from error


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 30, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # SQLAlchemy begins, below; sqlite3 must not
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # Taking the write lock at once makes read-then-write transactions safe between processes.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
