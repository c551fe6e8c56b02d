"""One file, several threads and processes, and every way in which it can be spoilt."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from posture.store import database
from posture.store.database import Database, StoreError
from posture.store.migration import migrations

POSIX = pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")


@POSIX
def test_a_new_file_is_for_this_account_alone(database: Database, path: Path) -> None:
    database.execute("INSERT INTO setting VALUES ('theme', 'dark')")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert (path.parent / "posture.db-wal").stat().st_mode & 0o777 == 0o600


def test_what_was_kept_is_there_after_opening_again(path: Path) -> None:
    with Database(path) as first:
        first.execute("INSERT INTO setting VALUES (?, ?)", ("theme", "dark"))
    with Database(path) as again:
        row = again.one("SELECT name, value FROM setting WHERE name = :name", {"name": "theme"})
    assert row is not None
    name, value = row
    assert (name, value, row["value"]) == ("theme", "dark", "dark")


def test_the_file_is_durable_and_forgets_what_is_deleted(database: Database) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "user_version": len(migrations()),
    }
    rows = {name: database.one(f"PRAGMA {name}") for name in expected}
    assert {name: row[0] for name, row in rows.items() if row is not None} == expected


def test_opening_again_takes_under_five_milliseconds(path: Path) -> None:
    Database(path).close()
    took = []
    for _ in range(5):
        start = time.perf_counter()
        database = Database(path)
        took.append(time.perf_counter() - start)
        database.close()
    assert min(took) < 0.005


def test_a_transaction_that_fails_leaves_nothing_behind(database: Database) -> None:
    def fail_inside() -> None:
        with database.transaction():
            database.execute("INSERT INTO setting VALUES ('a', '1')")
            with database.transaction():
                database.execute("INSERT INTO setting VALUES ('b', '2')")
            raise KeyError("stop")

    with pytest.raises(KeyError):
        fail_inside()
    assert database.all("SELECT * FROM setting") == []
    with database.transaction():
        database.execute("INSERT INTO setting VALUES ('a', '1')")
    assert len(database.all("SELECT * FROM setting")) == 1


def test_threads_take_turns(database: Database) -> None:
    database.execute("INSERT INTO setting VALUES ('count', '0')")

    def count() -> None:
        for _ in range(25):
            with database.transaction():
                row = database.one("SELECT value FROM setting WHERE name = 'count'")
                assert row is not None
                database.execute("UPDATE setting SET value = ?", (str(int(row[0]) + 1),))

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    row = database.one("SELECT value FROM setting")
    assert row is not None
    assert row[0] == "100"


PROCESS = """
import sys
from pathlib import Path
from posture.store import database
from posture.store.database import Database
print("ready", flush=True)
sys.stdin.readline()
with Database(Path(sys.argv[1])) as database:
    for _ in range(10):
        with database.transaction():
            database.execute("INSERT INTO setting VALUES ('count', '1')"
                             " ON CONFLICT (name) DO UPDATE SET value = value + 1")
"""


def test_processes_that_open_a_new_file_at_once_all_succeed(path: Path) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", PROCESS, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for process in processes:  # each has imported what it needs; the line lets all go together
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    ended = [(process.communicate(timeout=60), process.returncode) for process in processes]
    assert [code for _, code in ended] == [0] * 4, ended
    with Database(path) as database:
        assert tuple(database.all("SELECT value FROM setting")[0]) == ("40",)


def _whole(path: Path) -> bytes:
    """The bytes of a database with something in it, all in the one file."""
    with Database(path) as database:
        database.execute("INSERT INTO setting VALUES ('long', ?)", ("x" * 20_000,))
    return path.read_bytes()


def _of_another_program(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE song (title TEXT)")
    connection.close()


def _pragma(path: Path, pragma: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA {pragma}")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.write_bytes(b"Dear diary, " * 100), "not a Posture database"),
        (lambda path: path.write_bytes(b"\x00" * 100), "not a Posture database"),
        (lambda path: path.write_bytes(_whole(path)[:100]), "damaged"),
        (lambda path: path.write_bytes(_whole(path)[:2048]), "damaged"),
        (lambda path: path.write_bytes(_whole(path)[: 4096 * 3]), "damaged"),
        (lambda path: (_whole(path), _pragma(path, "user_version = 99")), "newer Posture"),
        (lambda path: (_whole(path), _pragma(path, "user_version = 0")), "damaged"),
        (lambda path: (_whole(path), _pragma(path, "application_id = 7")), "another program"),
        (_of_another_program, "another program"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_and_left_as_it_is(
    path: Path, spoil: Callable[[Path], object], words: str
) -> None:
    path.parent.mkdir()
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=words) as refused:
        Database(path)
    assert path.read_bytes() == before
    assert str(path) in str(refused.value)
    assert "Traceback" not in str(refused.value)


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with Database(path) as database:
        assert database.all("SELECT * FROM setting") == []


def test_damage_found_later_is_told_in_one_sentence(path: Path) -> None:
    content = bytearray(_whole(path))
    start = content.index(b"x" * 4000) // 4096 * 4096  # a page of the long setting
    content[start : start + 4096] = b"\x55" * 4096
    path.write_bytes(content)
    with Database(path) as database, pytest.raises(StoreError, match="damaged"):
        database.all("SELECT * FROM setting")


def test_a_folder_in_the_place_of_the_file_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be opened"):
        Database(path)


def test_a_file_in_the_place_of_the_folder_is_told(path: Path) -> None:
    path.parent.write_text("in the way")
    with pytest.raises(StoreError, match="cannot be opened"):
        Database(path)


@pytest.fixture
def somebody() -> Iterator[Path]:
    """A folder of an account that cannot write everywhere, and that account while it lasts."""
    folder = Path(tempfile.mkdtemp(prefix="posture-"))
    folder.chmod(0o755)
    root = os.geteuid() == 0
    if root:
        os.chown(folder, 65534, -1)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


@POSIX
@pytest.mark.parametrize("shut", ["home/posture.db", "home", "."])
def test_whatever_is_closed_is_told_in_one_sentence(somebody: Path, shut: str) -> None:
    file = somebody / "home" / "posture.db"
    Database(file).close()
    place = somebody / shut
    rights = place.stat().st_mode
    place.chmod(0)
    try:
        with pytest.raises(StoreError) as told:
            Database(file)
    finally:
        place.chmod(rights)
    assert str(told.value) == (
        f"“{place}” is closed to your account, so Posture can neither see nor keep what you did with it. "
        "Make it readable and writable for your account, then try again."
    )


@POSIX
def test_a_read_only_folder_is_told(somebody: Path) -> None:
    somebody.chmod(0o555)
    with pytest.raises(StoreError, match="cannot be opened"):
        Database(somebody / "posture.db")
    with pytest.raises(StoreError, match="cannot be opened"):
        Database(somebody / "home" / "posture.db")


@POSIX
def test_a_read_only_file_is_told(somebody: Path) -> None:
    Database(somebody / "posture.db").close()
    (somebody / "posture.db").chmod(0o400)
    somebody.chmod(0o555)
    with pytest.raises(StoreError, match=r"cannot be (written|opened)"):
        Database(somebody / "posture.db")


def test_a_full_disk_is_told_and_loses_nothing(database: Database) -> None:
    database.execute("INSERT INTO setting VALUES ('kept', 'yes')")
    database.execute("PRAGMA max_page_count = 40")

    def keep_much() -> None:
        with database.transaction():
            database.execute("INSERT INTO setting VALUES ('short', 'no')")
            database.execute("INSERT INTO setting VALUES ('long', ?)", ("x" * 400_000,))

    with pytest.raises(StoreError, match="full"):
        keep_much()
    assert [tuple(row) for row in database.all("SELECT name FROM setting")] == [("kept",)]


def test_waiting_for_another_process_has_an_end(
    path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posture.store.database.BUSY_SECONDS", 0.05)
    with Database(path) as second:
        with database.transaction(), pytest.raises(StoreError, match="busy"):
            second.execute("INSERT INTO setting VALUES ('a', 'b')")
        second.execute("INSERT INTO setting VALUES ('a', 'b')")


def test_a_value_the_table_does_not_take_is_a_store_error(database: Database) -> None:
    with pytest.raises(StoreError, match="did not take"):
        database.execute("INSERT INTO membership VALUES (2, 'member', x'00')")


@pytest.mark.parametrize("code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR])
def test_a_full_disk_is_said_to_be_full_however_sqlite_tells_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    error = sqlite3.OperationalError("told by SQLite")
    error.sqlite_errorcode = code
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: shutil._ntuple_diskusage(9, 9, 0))
    assert "is full" in database._sentence(tmp_path / "posture.db", error)
    assert "is full" in database._sentence(tmp_path / "posture.db", OSError(errno.ENOSPC, "No space left"))


def test_a_disk_with_room_is_not_said_to_be_full(tmp_path: Path) -> None:
    error = sqlite3.OperationalError("told by SQLite")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR
    assert "The disk failed" in database._sentence(tmp_path / "posture.db", error)
