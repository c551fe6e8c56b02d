"""One SQLite file: opened carefully, brought up to date, shared by threads and processes."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Final, Self

from posture.store.access import barred
from posture.store.errors import StoreError
from posture.store.migration import Migration, migrations
from posture.words.phrase import Phrase, phrase

__all__ = ["Database", "StoreError"]

APPLICATION_ID: Final = 0x506F7374
"""“Post”: the mark at byte 68 that tells our files from other programs' (sqlite.org/fileformat2)."""

BUSY_SECONDS: Final = 10.0

Parameters = Sequence[object] | Mapping[str, object]


class Database:
    """An open database; every method may be called from any thread.

    The file is made where it is missing, readable by this account alone, in WAL mode with
    ``synchronous=FULL``: what a transaction committed survives a power cut. Raises StoreError where
    the file is damaged, another program's, or made by a newer Posture; such a file stays as it is.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = RLock()
        self._depth = 0
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
        except (OSError, sqlite3.Error) as error:
            raise StoreError(_sentence(path, error)) from error
        try:
            self._open()
        except (OSError, sqlite3.Error) as error:
            self._connection.close()
            raise StoreError(_sentence(path, error)) from error
        except StoreError:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def execute(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        """The cursor of one statement, for its ``rowcount`` and ``lastrowid``; read with one() and all()."""
        with self._lock, self._told():
            return self._connection.execute(sql, parameters)

    def one(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """The first row, or None; a row is read by name, by index, or unpacked."""
        with self._lock, self._told(), closing(self._connection.execute(sql, parameters)) as cursor:
            row: sqlite3.Row | None = cursor.fetchone()
            return row

    def all(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        with self._lock, self._told():
            return self._connection.execute(sql, parameters).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is kept, or nothing is; other threads and writing processes wait.

        One inside another joins it. On the way out the change is on the disk.
        """
        with self._lock:
            if self._depth == 0:
                with self._told():
                    self._connection.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                if self._depth == 0:
                    self._roll_back()
                raise
            self._depth -= 1
            if self._depth == 0:
                self._commit()

    def _commit(self) -> None:
        try:
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            raise StoreError(_sentence(self.path, error)) from error

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            with self._told():
                self._connection.execute("ROLLBACK")

    def _open(self) -> None:
        self._connection.row_factory = sqlite3.Row
        known = migrations()
        self._refuse_foreign(known)
        self.path.chmod(0o600)
        # A deleted value is overwritten, not only forgotten: ballot keys have to be gone.
        for pragma in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
            self._connection.execute(f"PRAGMA {pragma}")
        if self._pragma("user_version") < len(known):
            self._migrate(known)
        self._use_wal()

    def _refuse_foreign(self, known: tuple[Migration, ...]) -> None:
        # In one transaction, because another process may be making the file at this very moment.
        self._connection.execute("BEGIN")
        made_by, version = self._pragma("application_id"), self._pragma("user_version")
        empty = self._pragma("schema_version") == 0
        self._connection.execute("COMMIT")
        if made_by != APPLICATION_ID and not (empty and made_by == version == 0):
            raise StoreError(
                phrase(
                    "“{file}” belongs to another program. Posture leaves it alone; move it away or choose "
                    "another folder.",
                    file=str(self.path),
                )
            )
        if version == 0 and not empty:
            raise StoreError(_DAMAGED.filled(path=str(self.path)))
        if version > len(known):
            raise StoreError(
                phrase(
                    "“{file}” was written by a newer Posture. Update Posture, then open it again.",
                    file=str(self.path),
                )
            )

    def _migrate(self, known: tuple[Migration, ...]) -> None:
        # Still in rollback mode on a new file, so that its first commit writes the mark into the file itself.
        with self.transaction():
            for migration in known[self._pragma("user_version") :]:
                for statement in migration.statements:
                    self._connection.execute(statement)
            self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._connection.execute(f"PRAGMA user_version = {len(known)}")

    def _use_wal(self) -> None:
        # SQLite does not wait for others when it switches the mode, so this does.
        deadline = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL").fetchone()
            except sqlite3.OperationalError as error:
                if not _is_busy(error) or time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
            else:
                return

    def _pragma(self, name: str) -> int:
        row = self._connection.execute(f"PRAGMA {name}").fetchone()
        return int(row[0])

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(_sentence(self.path, error)) from error


# SQLite's file of shared memory, and a page or two of the database.
_ROOM_TO_WORK: Final = 64 * 1024
_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED: Final = phrase(
    "“{path}” is damaged. It stays as it is; put a backup in its place, or move it away to start anew."
)

_SENTENCES: Final[Mapping[int, Phrase]] = {
    **dict.fromkeys(
        _BUSY,
        phrase("Another Posture keeps “{path}” busy. Wait for it or close it, then try again."),
    ),
    sqlite3.SQLITE_FULL: phrase("The disk with “{path}” is full. Make room and try again; nothing was lost."),
    sqlite3.SQLITE_NOTADB: phrase(
        "“{path}” is not a Posture database. It stays as it is; put a backup in its place, or move it away "
        "to start anew."
    ),
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_READONLY: phrase(
        "“{path}” cannot be written. Make it and its folder writable for your account."
    ),
    sqlite3.SQLITE_CANTOPEN: phrase(
        "“{path}” cannot be opened. See that its folder exists and is yours to write."
    ),
    sqlite3.SQLITE_IOERR: phrase(
        "The disk failed while reading or writing “{path}”. Check it, then try again."
    ),
}
_OTHER: Final = phrase("“{path}” did not take the change. See the log for the cause.")


def _primary(error: sqlite3.Error) -> int:
    # sqlite.org/rescode.html: the low eight bits of an extended code are its primary code.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def _is_busy(error: sqlite3.Error) -> bool:
    return _primary(error) in _BUSY


def _is_full(path: Path, error: OSError | sqlite3.Error) -> bool:
    """Whether the disk is full, which SQLite tells in several ways: it cannot open, read or write."""
    if isinstance(error, OSError):
        return error.errno == errno.ENOSPC
    if _primary(error) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PROTOCOL):
        return False
    folder = next((each for each in path.parents if each.is_dir()), None)
    try:
        return folder is not None and shutil.disk_usage(folder).free < _ROOM_TO_WORK
    except OSError:
        return False


def _sentence(path: Path, error: OSError | sqlite3.Error) -> Phrase:
    code = sqlite3.SQLITE_CANTOPEN if isinstance(error, OSError) else _primary(error)
    if _is_full(path, error):
        code = sqlite3.SQLITE_FULL
    shut = barred(path) if code == sqlite3.SQLITE_CANTOPEN else None
    return shut or _SENTENCES.get(code, _OTHER).filled(path=str(path))
