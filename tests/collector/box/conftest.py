"""Boxes of each kind, and ballots to put into them."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from posture.ballots.seal import SIZE
from posture.collector.box.box import Box, Verified
from posture.collector.box.file import FileBox
from posture.collector.box.table import TableBox
from posture.collector.box.wrapping import BoxKey
from posture.collector.store import Store

KEY = bytes(range(32))


def ballot() -> Verified:
    """A ballot as the verifier hands it over."""
    return Verified("firewall", os.urandom(32), os.urandom(32), os.urandom(SIZE))


def changed(first: Verified) -> Verified:
    """Another ballot of the same key."""
    return Verified(first.scope, first.nullifier, os.urandom(32), os.urandom(SIZE))


@pytest.fixture
def some() -> Callable[[int], list[Verified]]:
    return lambda number: [ballot() for _ in range(number)]


@pytest.fixture
def second() -> Callable[[Verified], Verified]:
    return changed


@pytest.fixture
def file_box(tmp_path: Path) -> Callable[..., FileBox]:
    """Opens the box in the folder; its draws are the same in each run."""

    def opened(expected: int = 100, seed: int = 1) -> FileBox:
        return FileBox(tmp_path / "box-1", BoxKey(KEY), expected=expected, chance=random.Random(seed))

    return opened


@pytest.fixture(params=["small file", "large file", "table"])
def box(request: pytest.FixtureRequest, file_box: Callable[..., FileBox]) -> Iterator[Box]:
    """A box of each kind, for a round that is open."""
    if request.param != "table":
        made = file_box(100 if request.param == "small file" else 1000)
        yield made
        made.close()
        return
    store = Store(request.getfixturevalue("database"), create=True)
    with store.transaction() as connection:
        connection.execute(open_round())
    yield TableBox(store, 1, BoxKey(KEY))
    store.close()


def open_round(number: int = 1):
    """Inserts a round that is open, and in nothing else like a real one."""
    from sqlalchemy import insert

    from posture.collector.schema import round_

    return insert(round_).values(
        number=number,
        epoch=f"round-{number}",
        state="open",
        manifest=b"",
        seal_id=number.to_bytes(8, "big"),
        read_key=b"",
        close_asked=False,
    )


@pytest.fixture
def opened_round():
    return open_round
