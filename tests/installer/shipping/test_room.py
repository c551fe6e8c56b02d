"""The table of what takes the room."""

from __future__ import annotations

from pathlib import Path

from shipping.room import room, table
from shipping.tree import PROGRAM


def test_every_file_is_counted_once_for_its_owner(tree: Path) -> None:
    taken = dict(room(tree, PROGRAM))
    assert sum(taken.values()) == 2000 + 3000 + 500 + 10 + 1
    assert taken["Qt: the window"] == 3000
    assert taken["PySide: Qt's side of Python"] == 500
    assert taken["licences, manual, icons"] == 1


def test_the_table_begins_with_the_biggest_and_ends_with_the_sum(tree: Path) -> None:
    lines = table(tree, PROGRAM).splitlines()
    assert lines[0].endswith("Qt: the window")
    assert lines[-1].endswith("all of it")
