"""All that is kept of a person in one file that people and programs can read."""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from posture import DISTRIBUTION
from posture.application.errors import ApplicationError
from posture.application.keeping import TABLES, Part, tables
from posture.application.session import Session
from posture.store.errors import SecretsError, StoreError
from posture.store.sealed import Sealer
from posture.words.phrase import phrase

SCHEMA: Final = "posture/export/1"
LEFT_OUT: Final = {"left_out": "secret key"}

_BY_ROW: Final[Mapping[str, str]] = {
    "checkup": "day", "exception": "check_id", "ledger": "id", "membership": "id", "read_key": "number",
    "habit": "id",
}  # fmt: skip
"""The column that names the row which a sealed value is bound to, where the value is bound to its table."""

_QUIETLY: Final = frozenset({("checkup", "details"), ("exception", "reason")})
_WITH_THE_KEY: Final = frozenset(
    {("ledger", "data"), ("membership", "data"), ("epoch", "request"), ("read_key", "key")}
    | {("habit", "data"), ("errand", "due")}
    | {("vote", name) for name in ("secret", "token", "envelope", "blob", "due")}
)
SEALED: Final = _QUIETLY | _WITH_THE_KEY
"""The columns that are sealed: the first two with the key that comes without asking, the others not."""

_SECRET_COLUMNS: Final = frozenset({("vote", "secret"), ("read_key", "key")})
_SECRET_FIELDS: Final = frozenset({"device_key", "read_key"})
"""Fields of the membership that are keys."""

_OURS: Final = frozenset(
    {("checkup", "details"), ("ledger", "data"), ("membership", "data"), ("habit", "data")}
)
"""Sealed values that are data of our own; other bytes are signed, and stay as they are to the letter."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: where, how many bytes, and how many values stay sealed because no key opens them."""

    file: Path
    size: int
    still_sealed: int


def export(session: Session, file: Path, *, with_keys: bool = False, replace: bool = False) -> Exported:
    """Write all that is kept into ``file``, as JSON that this account alone can read, whole or not at all.

    What is sealed is opened with the person's own key, which may be asked for. Secret keys (of the device,
    of ballots that are not signed yet, of the sums) stay out unless ``with_keys``. What no key opens is
    written as it is sealed, and counted. ``replace``: a file of that name may be written over.

    Raises ApplicationError where the file cannot be written, StoreError where the store cannot be read.
    """
    if not replace and file.exists():
        raise ApplicationError(
            phrase("There is a file “{file}” already. Choose another name.", file=str(file))
        )
    if file.resolve().is_relative_to(session.home.resolve()):
        raise ApplicationError(
            phrase(
                "“{file}” lies in the folder in which Posture keeps everything. Choose another place.",
                file=str(file),
            )
        )
    reading = _Reading(session, with_keys)
    data = {
        "schema": SCHEMA,
        "posture": version(DISTRIBUTION),
        "made": session.now().isoformat(timespec="seconds"),
        "parts": reading.parts(),
    }
    if with_keys:
        data["key_file"] = _key_file(session.home)
    text = json.dumps(data, ensure_ascii=False, indent=2).encode() + b"\n"
    _write(file, text)
    return Exported(file, len(text), reading.still_sealed)


class _Reading:
    """Reads the database row by row, and opens what is sealed."""

    def __init__(self, session: Session, with_keys: bool) -> None:
        self._session = session
        self._with_keys = with_keys
        self.still_sealed = 0

    def parts(self) -> dict[str, dict[str, list[dict[str, Any]]]]:
        """Every row of every table, by part and table."""
        found: dict[str, dict[str, list[dict[str, Any]]]] = {part.value: {} for part in Part}
        if self._session.has_kept:
            database = self._session.database
            quiet, master = self._sealers()
            with database.transaction():  # the tables belong to one moment
                for table in tables(database):
                    rows = database.all(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own
                    read = [self._row(table, row, quiet, master) for row in rows]
                    found[TABLES[table].value][table] = read
        return found

    def _sealers(self) -> tuple[Sealer | None, Sealer | None]:
        """What opens; asked for before the database is held, and only where something is sealed with it."""
        quiet = self._session.keys.checkup_sealer() if self._has(_QUIETLY) else None
        try:
            master = self._session.keys.sealer() if self._has(_WITH_THE_KEY) else None
        except SecretsError:
            master = None
        return quiet, master

    def _has(self, columns: frozenset[tuple[str, str]]) -> bool:
        return any(
            self._session.database.one(f'SELECT 1 FROM "{table}" WHERE "{column}" IS NOT NULL')  # noqa: S608
            is not None
            for table, column in columns
        )

    def _row(
        self, table: str, row: sqlite3.Row, quiet: Sealer | None, master: Sealer | None
    ) -> dict[str, Any]:
        return {
            column: self._opened(table, column, row, quiet if (table, column) in _QUIETLY else master)
            if (table, column) in SEALED and row[column] is not None
            else _plain(row[column])
            for column in row.keys()  # noqa: SIM118 - a row iterates over its values
        }

    def _opened(self, table: str, column: str, row: sqlite3.Row, sealer: Sealer | None) -> Any:
        if (table, column) in _SECRET_COLUMNS and not self._with_keys:
            return LEFT_OUT
        try:
            opened = None if sealer is None else sealer.open(*_place(table, column, row), row[column])
        except StoreError:
            opened = None
        if opened is None:
            self.still_sealed += 1
            return {"sealed": b64encode(row[column]).decode()}
        value = _data(opened.decode()) if (table, column) in _OURS else _plain(opened)
        if table == "membership" and isinstance(value, dict) and not self._with_keys:
            return {name: LEFT_OUT if name in _SECRET_FIELDS else each for name, each in value.items()}
        return value


def _place(table: str, column: str, row: sqlite3.Row) -> tuple[str, str]:
    """Which table and row a sealed value is bound to."""
    if table == "vote":
        return f"vote.{column}", f"{row['epoch']}/{row['scope']}"
    if table == "epoch":
        return f"epoch.{column}", str(row["epoch"])
    if table == "errand":
        return f"errand.{column}", f"{row['kind']}/{row['epoch']}"
    return table, str(row[_BY_ROW[table]])


def _plain(value: object) -> Any:
    """A value as JSON has it: data as data, bytes as text where they are some, else in base64."""
    if isinstance(value, str):
        return _data(value)
    if not isinstance(value, bytes):
        return value
    try:
        return value.decode()
    except UnicodeDecodeError:
        return {"base64": b64encode(value).decode()}


def _data(text: str) -> Any:
    """What a text says where it is JSON; any other text as it is."""
    try:
        return json.loads(text) if text.startswith(("{", "[")) else text
    except ValueError:
        return text


def _key_file(home: Path) -> Any:
    try:
        return json.loads((home / "key.json").read_bytes())
    except (OSError, ValueError):
        return None


def _write(file: Path, text: bytes) -> None:
    unfinished = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        try:
            descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "wb") as opened:  # noqa: PTH123 - a Path cannot open a descriptor
                opened.write(text)
                opened.flush()
                os.fsync(opened.fileno())
            unfinished.replace(file)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise ApplicationError(
            phrase(
                "“{file}” could not be written ({why}). Nothing is lost; choose another place, or make room.",
                file=str(file),
                why=(error.strerror or type(error).__name__),
            )
        ) from error
