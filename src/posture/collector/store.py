"""The collector's database: a SQLite file in its folder, or a PostgreSQL that several replicas share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, Table, create_engine, event, make_url, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from posture.collector.complaints import complaint
from posture.collector.errors import CollectorError

REVISION: Final = "0001"
"""The newest step of ``posture.collector.migrations``."""

BUSY_SECONDS: Final = 10
"""How long a transaction waits for the database; a member's app gives up after 15 seconds."""


_SETTLE_MS: Final = 1000


class Store:
    """An open database.

    ``transaction()`` gives a connection that commits at its end, or not at all; ``reading()`` one that
    sees the database as it was at its first look, and keeps nobody from writing meanwhile. Statements must
    not read first and write by what they read: several replicas may share a PostgreSQL.
    """

    def __init__(self, where: Path | str, *, create: bool = False) -> None:
        """``where`` is the path of a SQLite file, or a ``postgresql://`` address without a password."""
        self._path = where if isinstance(where, Path) else None
        self.name = str(where)
        self._file: tuple[int, int] | None = None
        if self._path is not None:
            _refuse_missing(self._path, create=create)
            self._writers = _sqlite(self._path, "BEGIN IMMEDIATE", _DURABLE)
            self._readers = _sqlite(self._path, "BEGIN", _READ_ONLY)
        else:
            self._writers = _postgresql(self.name)
            self._readers = self._writers.execution_options(postgresql_readonly=True)
        try:
            if create:
                self._make()
            self._demand_known()
        except BaseException:
            self.close()
            raise
        self._file = self._identity()

    @property
    def is_postgresql(self) -> bool:
        return self._path is None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection whose work is durable when the block ends; CollectorError where the database fails."""
        with self._begun(self._writers) as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that only reads; CollectorError where the database fails."""
        with self._begun(self._readers) as connection:
            yield connection

    def insert_new(self, connection: Connection, table: Table, **values: object) -> bool:
        """Insert a row unless one stands in its way (its key, another unique value); whether it was new."""
        # Both engines know ON CONFLICT, each by a construct of its own.
        dialect = postgresql if self.is_postgresql else sqlite
        statement = dialect.insert(table).values(**values).on_conflict_do_nothing()
        return connection.execute(statement.returning(*table.primary_key)).first() is not None

    def rebuild(self) -> None:
        """Write the database anew, so that no page keeps what was deleted or its order; then ``settle``."""
        with self.alone() as connection:
            if self._path is not None:
                connection.exec_driver_sql("VACUUM")
                return
            connection.exec_driver_sql("SET statement_timeout = 0")  # it takes as long as it takes
            try:
                for table in ("blessed", "box", "envelope"):
                    connection.exec_driver_sql(f"VACUUM FULL {table}")
            finally:
                connection.exec_driver_sql("RESET statement_timeout")

    def settle(self) -> bool:
        """Empty the log beside the database; False where a reader still needs the old pages in it: try again.

        PostgreSQL has none that anybody reads from.
        """
        if self._path is None:
            return True
        with self.alone() as connection:
            # Writers wait meanwhile, so this waits less long than they do.
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {_SETTLE_MS}")
            try:
                busy, _, _ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
            finally:
                connection.exec_driver_sql(f"PRAGMA busy_timeout = {1000 * BUSY_SECONDS}")
        return not busy

    def close(self) -> None:
        self._readers.dispose()
        self._writers.dispose()

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """A connection whose statements stand each for itself, outside of any transaction."""
        try:
            with self._writers.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                yield connection
        except SQLAlchemyError as error:
            raise CollectorError(complaint(error, self.name)) from error

    def _make(self) -> None:
        from alembic import command
        from alembic.config import Config

        configuration = Config()
        configuration.set_main_option("script_location", "posture.collector:migrations")
        with self.transaction() as connection:
            configuration.attributes["connection"] = connection
            command.upgrade(configuration, REVISION)

    def _demand_known(self) -> None:
        with self.reading() as connection:
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
        if found != REVISION:
            raise CollectorError(
                f"The database {self.name} is of version {found}, not {REVISION}. "
                "Nothing was changed. Use the collector that it belongs to."
            )

    @contextmanager
    def _begun(self, engine: Engine) -> Iterator[Connection]:
        if self._file is not None and self._identity() != self._file:
            # SQLite would go on with the file that has lost its name, and everything in it with it.
            raise CollectorError(
                f"The database {self.name} was moved or replaced while it was in use. "
                "Put it back if it should be there, then start the collector again."
            )
        try:
            with engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise CollectorError(f"{complaint(error, self.name)} Nothing was half done.") from error

    def _identity(self) -> tuple[int, int] | None:
        """Which file the path leads to; None where it leads nowhere, and for PostgreSQL."""
        try:
            found = self._path.stat() if self._path else None
        except OSError:
            return None
        return None if found is None else (found.st_dev, found.st_ino)


# A row of a table without row numbers may take a quarter of a page, and a ballot takes 1.2 kB.
_DURABLE: Final = (
    "page_size = 8192",
    "journal_mode = WAL",
    "synchronous = FULL",
    "secure_delete = ON",
    "temp_store = MEMORY",
)
_READ_ONLY: Final = ("query_only = ON",)


def _refuse_missing(path: Path, *, create: bool) -> None:
    if create:
        return
    if not path.exists():
        raise CollectorError(f"The database {path} is missing. Put the copy from your backup back.")
    if path.stat().st_size == 0:
        raise CollectorError(f"The database {path} is empty. Put the copy from your backup back.")


def _sqlite(path: Path, begin: str, pragmas: tuple[str, ...]) -> Engine:
    """Connections that begin their transactions with ``begin``.

    Writers take the write lock at once, so that two processes never wait for each other in a circle.
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
        if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
            connection.exec_driver_sql(begin)

    return engine


def _postgresql(address: str) -> Engine:
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
    except ArgumentError as error:
        raise CollectorError(
            f"“{address}” is no database such as postgresql://db.example/posture."
        ) from error
    # A password comes from libpq's own places (~/.pgpass, PGPASSFILE, a service file), never from our folder.
    return create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        connect_args={"connect_timeout": BUSY_SECONDS, "options": "-c statement_timeout=60000"},
    )
