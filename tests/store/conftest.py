from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from posture.store.database import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "posture.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    with Database(path) as database:
        yield database
