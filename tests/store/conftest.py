from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from posture.store.database import Database

sys.path.append(str(Path(__file__).parent))  # fake_keyring.py serves the tests of keys and of notes


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "posture.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    with Database(path) as database:
        yield database
