"""Both engines get the very tables that ``posture.collector.schema`` describes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import BigInteger, Integer, inspect, text

from posture.collector.errors import CollectorError
from posture.collector.schema import metadata
from posture.collector.store import REVISION, Store


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path):
    """The place of a database that is not made yet."""
    return request.getfixturevalue("database") if request.param == "postgresql" else tmp_path / "made.db"


@pytest.fixture
def made(where) -> Iterator[Store]:
    store = Store(where, create=True)
    yield store
    store.close()


def test_the_steps_give_the_tables_that_the_code_knows(made) -> None:
    with made.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_comparison_would_tell_a_column_that_is_missing(made) -> None:
    with made.transaction() as connection:
        connection.execute(text("ALTER TABLE device DROP COLUMN gone"))
    with made.reading() as connection:
        [difference] = compare_metadata(MigrationContext.configure(connection), metadata)
    assert difference[0] == "add_column"


def test_keys_and_conditions_are_the_same_too(made) -> None:
    with made.reading() as connection:
        found = inspect(connection)
        for table in metadata.sorted_tables:
            named = [column.name for column in table.primary_key.columns]
            assert found.get_pk_constraint(table.name)["constrained_columns"] == named
            checks = {each["name"] for each in found.get_check_constraints(table.name)}
            assert checks == {
                each.name for each in table.constraints if each.__class__.__name__ == "CheckConstraint"
            }


def test_every_number_has_64_bits_and_none_is_counted_up_by_the_database(made) -> None:
    for table in metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Integer):
                assert isinstance(column.type, BigInteger), column
                assert column.autoincrement is not True, column
    with made.reading() as connection:
        for table in metadata.sorted_tables:
            for column in inspect(connection).get_columns(table.name):
                assert str(column["type"]).upper() != "INTEGER", (table.name, column["name"])
                assert not str(column.get("default") or "").startswith("nextval")


def test_the_newest_step_is_the_one_that_a_store_demands() -> None:
    from posture.collector import migrations

    [place] = migrations.__path__
    assert ScriptDirectory(place).get_current_head() == REVISION


def test_a_database_of_another_version_is_left_alone(made, where) -> None:
    with made.transaction() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(CollectorError, match="version 9999"):
        Store(where)


def test_no_row_of_sqlite_has_a_number_that_tells_its_place(tmp_path) -> None:
    """WITHOUT ROWID: SQLite keeps no count of rows beside those that hold people or ballots."""
    store = Store(tmp_path / "made.db", create=True)
    with store.reading() as connection:
        made = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'")).all()
    store.close()
    with_rowid = {name for name, sql in made if "WITHOUT ROWID" not in sql.upper()}
    assert with_rowid == {"alembic_version", "box"}, "SQLite's box is a file; the table stays empty"
