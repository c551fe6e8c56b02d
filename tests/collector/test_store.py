"""The database: who waits for whom, and what is said when it cannot do its work."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text

from posture.collector import store as stores
from posture.collector.errors import CollectorError
from posture.collector.organisation import Organisation
from posture.collector.schema import device
from posture.collector.store import Store
from posture.collector.tally import tally
from posture.collector.web.page import render


@pytest.fixture
def path(organisation: Organisation) -> Path:
    return organisation.folder / "collector.db"


@pytest.fixture
def impatient(organisation: Organisation, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store that does not wait for others."""
    monkeypatch.setattr(stores, "BUSY_SECONDS", 0)
    opened = organisation.store()
    yield opened
    opened.close()


@contextmanager
def another_program(path: Path, *statements: str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)
        yield other


def test_a_long_look_keeps_nobody_waiting(impatient, devices) -> None:
    count = select(func.count()).select_from(device)
    with impatient.reading() as connection:
        assert connection.execute(count).scalar_one() == 0
        devices(1)
        assert connection.execute(count).scalar_one() == 0, "one look sees one moment"
    with impatient.reading() as connection:
        assert connection.execute(count).scalar_one() == 1


def test_who_writes_keeps_nobody_from_looking(organisation, impatient, path, devices, open_next, now) -> None:
    devices(3)
    open_next()
    with another_program(path, "BEGIN IMMEDIATE"):
        assert tally(impatient).data()["open"]["joined"] == 3
        assert "Round 2026-W47" in render(organisation, impatient, "", now=now)
        organisation.store().close()


def test_a_look_cannot_change_anything(impatient) -> None:
    with pytest.raises(CollectorError, match="cannot be written"), impatient.reading() as connection:
        connection.execute(insert(device).values(id="x", public=b"x", grouping="everyone", day="", since=1))


def test_a_database_that_another_program_locks_is_not_called_damaged(organisation, impatient, path) -> None:
    with (
        another_program(path, "BEGIN IMMEDIATE"),
        pytest.raises(CollectorError, match="Another program keeps"),
        impatient.transaction(),
    ):
        pytest.fail("there was nothing to wait for")
    impatient.close()
    with (
        another_program(path, "PRAGMA journal_mode = DELETE", "BEGIN EXCLUSIVE"),
        pytest.raises(CollectorError, match="Another program keeps"),
    ):
        organisation.store()


def test_a_full_disk_is_called_full_and_nothing_is_half_done(store) -> None:
    def fill(connection) -> None:
        connection.execute(text("PRAGMA max_page_count = 1"))  # as if no page more had room
        for number in range(100):
            connection.execute(
                insert(device).values(
                    id=str(number),
                    public=bytes([number]) * 4096,
                    grouping="everyone",
                    day="2026-11-21",
                    since=1,
                )
            )

    with (
        pytest.raises(CollectorError, match=r"is full\. Make room.* Nothing was half done\."),
        store.transaction() as connection,
    ):
        fill(connection)
    with store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(device)).scalar_one() == 0


@pytest.mark.parametrize("by", ["nothing", "a copy"])
def test_a_database_that_was_moved_away_takes_no_more_ballots(store, path, by) -> None:
    data = path.read_bytes()
    moved = path.rename(path.with_name("moved.db"))
    if by == "a copy":
        path.write_bytes(data)
    for kind in (store.transaction, store.reading):
        with pytest.raises(CollectorError, match="moved or replaced"), kind():
            pytest.fail("this would be written into a file without a name")
    moved.replace(path)
    with store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(device)).scalar_one() == 0


def test_what_went_wrong_is_said_without_what_was_sent(store, devices) -> None:
    devices(1)
    with store.reading() as connection:
        found = connection.execute(select(device)).one()
    with pytest.raises(CollectorError) as failure, store.transaction() as connection:
        connection.execute(
            insert(device).values(id=found.id, public=found.public, grouping="everyone", day="", since=1)
        )
    causes = f"{failure.value} {failure.value.__cause__}"
    assert found.id not in causes
    assert repr(found.public) not in causes


def test_a_missing_database_is_not_made_anew(organisation, path) -> None:
    path.unlink()
    with pytest.raises(CollectorError, match="is missing"):
        organisation.store()
    assert not path.exists()
