from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from posture.facts.linux.backup.vorta import find
from posture.facts.model import Reason, Unreadable
from posture.facts.undecided import Undecided
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]
Run = tuple[str, str, int]

PLACE = "/home/person/.local/share/Vorta"
FLATPAK = "/home/person/.var/app/com.borgbase.Vorta/data/Vorta"
SCHEMA = """
CREATE TABLE backupprofilemodel (id INTEGER PRIMARY KEY, name TEXT, repo_id INTEGER);
CREATE TABLE eventlogmodel (
    id INTEGER PRIMARY KEY, start_time TEXT, end_time TEXT, category TEXT, subcommand TEXT, returncode INTEGER
);
CREATE TABLE archivemodel (id INTEGER PRIMARY KEY, name TEXT, repo_id INTEGER, time TEXT);
CREATE TABLE repopassword (id INTEGER PRIMARY KEY, url TEXT, password TEXT);
"""


def _database(
    folder: Path, runs: Sequence[Run], archives: Sequence[str] = (), *, repository: int | None = 1
) -> Path:
    """A database as Vorta 0.10 keeps it, as far as it is asked."""
    path = folder / "settings.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(SCHEMA)
        connection.execute("INSERT INTO backupprofilemodel VALUES (1, 'Default', ?)", (repository,))
        connection.executemany(
            "INSERT INTO eventlogmodel (subcommand, end_time, returncode) VALUES (?, ?, ?)", runs
        )
        connection.executemany("INSERT INTO archivemodel (time) VALUES (?)", [(text,) for text in archives])
    return path


def _find(make_host: MakeHost, files: dict[str, bytes]) -> object:
    found = find(make_host(files))
    assert found is not None
    return found.finished


@pytest.mark.parametrize("place", [PLACE, FLATPAK])
def test_runs_that_ended_well_count(make_host: MakeHost, tmp_path: Path, place: str) -> None:
    runs = [
        ("create", "2026-11-18 09:00:00.5", 0),
        ("create", "2026-11-20 09:00:00.0", 2),
        ("create", "2026-11-20 10:00:00.0", -1),
        ("prune", "2026-11-20 11:00:00.0", 0),
    ]
    data = _database(tmp_path, runs).read_bytes()
    assert _find(make_host, {f"{place}/settings.db": data}) == datetime(2026, 11, 18, 9, 0, 0, 500_000, UTC)


def test_a_run_with_a_warning_shows_in_the_archives(make_host: MakeHost, tmp_path: Path) -> None:
    path = _database(tmp_path, [("create", "2026-11-20 09:00:00", 1)], ["2026-11-20 08:55:00"])
    found = _find(make_host, {f"{PLACE}/settings.db": path.read_bytes()})
    assert found == datetime(2026, 11, 20, 8, 55, tzinfo=UTC)


def test_what_still_stands_in_the_write_ahead_log_counts(make_host: MakeHost, tmp_path: Path) -> None:
    path = _database(tmp_path, [])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("INSERT INTO archivemodel (time) VALUES ('2026-11-20 09:00:00')")
        connection.commit()
        files = {
            f"{PLACE}/settings.db": path.read_bytes(),
            f"{PLACE}/settings.db-wal": path.with_name("settings.db-wal").read_bytes(),
        }
    assert _find(make_host, files) == datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_a_profile_that_never_ran_has_no_age(make_host: MakeHost, tmp_path: Path) -> None:
    found = _find(make_host, {f"{PLACE}/settings.db": _database(tmp_path, []).read_bytes()})
    assert isinstance(found, Unreadable)
    assert found.reason is Reason.NOT_FOUND


def test_a_profile_without_a_repository_counts_for_nothing(make_host: MakeHost, tmp_path: Path) -> None:
    data = _database(tmp_path, [], repository=None).read_bytes()
    assert find(make_host({f"{PLACE}/settings.db": data})) is None


@pytest.mark.parametrize("cut", [0, 100, 5000])
def test_a_broken_database_does_not_even_tell_that_it_is_set_up(
    make_host: MakeHost, tmp_path: Path, cut: int
) -> None:
    data = _database(tmp_path, [("create", "2026-11-18 09:00:00", 0)]).read_bytes()[:cut]
    with pytest.raises(Undecided) as caught:
        find(make_host({f"{PLACE}/settings.db": data}))
    assert caught.value.answer.reason is Reason.UNRECOGNISED


def test_nothing_of_the_copy_is_left_behind(
    make_host: MakeHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = _database(tmp_path, []).read_bytes()
    private = tmp_path / "private"
    private.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(private))
    find(make_host({f"{PLACE}/settings.db": data}))
    assert list(private.iterdir()) == []


ALL = "INSERT INTO sourcefilemodel VALUES ('/', 1);"
MORE = """
CREATE TABLE repomodel (id INTEGER PRIMARY KEY, url TEXT);
CREATE TABLE sourcefilemodel (dir TEXT, profile_id INTEGER);
CREATE TABLE exclusionmodel (profile_id INTEGER, name TEXT, enabled INTEGER, source TEXT);
ALTER TABLE backupprofilemodel ADD COLUMN exclude_patterns TEXT;
INSERT INTO repomodel VALUES (1, 'ssh://nas/./b'), (2, '/home/person/b'), (3, 'ssh://other/./b');
INSERT INTO archivemodel (repo_id, time) VALUES
    (1, '2026-11-18 09:00:00'), (2, '2026-11-19 09:00:00'), (3, '2026-11-20 09:00:00');
"""


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ("INSERT INTO sourcefilemodel VALUES ('/home', 1)", ""),
        ("INSERT INTO sourcefilemodel VALUES ('/home/person/Documents', 1)", ""),
        ("INSERT INTO sourcefilemodel VALUES ('/etc', 1)", "none of your home folder"),
        (
            (
                "INSERT INTO sourcefilemodel VALUES ('/', 1);"
                "UPDATE backupprofilemodel SET exclude_patterns = '# out' || char(10) || '/home'"
            ),
            "none of your home folder",
        ),
        (
            f"{ALL} INSERT INTO exclusionmodel VALUES (1, '/home', 1, 'x')",
            "none of your home folder",
        ),
        (
            f"{ALL} INSERT INTO exclusionmodel VALUES (1, '/home', 0, 'x')",
            "",
        ),
        ("UPDATE backupprofilemodel SET repo_id = 2", "inside your home folder"),
        (  # the second profile copies something else, so that its archives do not count
            (
                "INSERT INTO sourcefilemodel VALUES ('/home', 1), ('/etc', 2);"
                "INSERT INTO backupprofilemodel (id, repo_id) VALUES (2, 3)"
            ),
            "",
        ),
    ],
)
def test_what_the_profiles_copy_and_where_to(
    make_host: MakeHost, tmp_path: Path, changes: str, reason: str
) -> None:
    path = _database(tmp_path, [])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(MORE + changes)
        if "INSERT INTO backupprofilemodel" not in changes:
            connection.execute("DELETE FROM archivemodel WHERE repo_id = 3")
            connection.execute("DELETE FROM archivemodel WHERE repo_id = 2")
    found = _find(make_host, {f"{PLACE}/settings.db": path.read_bytes()})
    if reason:
        assert isinstance(found, Unreadable)
        assert reason in found.detail
    else:
        assert found == datetime(2026, 11, 18, 9, tzinfo=UTC)
