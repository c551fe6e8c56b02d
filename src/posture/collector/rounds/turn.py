"""Whose turn it is: one process at a time opens or closes rounds, and one holds an embedded box."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from sqlalchemy import Connection, text

from posture.collector.errors import CollectorError
from posture.collector.organisation import Organisation
from posture.collector.store import Store

PATIENCE: Final = 30.0
"""Seconds that a person's command waits for its turn."""

_PAUSE: Final = 0.1
_TURN: Final = "turn.lock"
_SERVING: Final = "serving.lock"


class TurnTakenError(CollectorError):
    """Another process opens or closes a round."""


@contextmanager
def turn(organisation: Organisation, store: Store, *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the turn to open or close a round; TurnTakenError where another keeps it for ``patience``."""
    taking = _advisory(store, organisation) if store.is_postgresql else _file(organisation.folder / _TURN)
    until = time.monotonic() + patience
    with taking as taken:
        while not taken():
            if time.monotonic() >= until:
                raise TurnTakenError(
                    "Another process opens or closes a round at this moment. Wait for it, then try again."
                )
            time.sleep(_PAUSE)
        yield


@contextmanager
def serving(organisation: Organisation) -> Iterator[None]:
    """Be the one process that answers members out of this folder; CollectorError where another does.

    A PostgreSQL is shared by any number of them.
    """
    if organisation.database:
        yield
        return
    with _file(organisation.folder / _SERVING) as taken:
        if not taken():
            raise CollectorError(
                f"Another posture-collector serves {organisation.folder} already. Stop it first."
            )
        yield


def is_served(organisation: Organisation) -> bool:
    """Whether a process answers members out of this folder, and so holds its box."""
    if organisation.database:
        return False
    with _file(organisation.folder / _SERVING) as taken:
        return not taken()


class _Taking:
    """Tries to lock a file; the lock ends with the process, however it ends."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def __call__(self) -> bool:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(self._file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(self._file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


@contextmanager
def _file(path: Path) -> Iterator[_Taking]:
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
        yield _Taking(file)


class _Asking:
    """Tries to take a lock of the database that every replica knows by the same number."""

    def __init__(self, connection: Connection, number: int) -> None:
        self._connection = connection
        self._number = number

    def __call__(self) -> bool:
        found = self._connection.execute(
            text("SELECT pg_try_advisory_lock(:number)"), {"number": self._number}
        )
        return bool(found.scalar_one())


@contextmanager
def _advisory(store: Store, organisation: Organisation) -> Iterator[_Asking]:
    number = int.from_bytes(organisation.org[:8], "big", signed=True)
    with store.alone() as connection:
        try:
            yield _Asking(connection, number)
        finally:
            # The connection goes back to a pool, and would keep the lock there.
            connection.execute(text("SELECT pg_advisory_unlock_all()"))
