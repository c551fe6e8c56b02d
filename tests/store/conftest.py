from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest

from posture.store.database import Database

sys.path.append(str(Path(__file__).parent))  # fake_keyring.py serves the tests of keys and of notes

from fake_keyring import FakeKeyring, named


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "posture.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    with Database(path) as database:
        yield database


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No choice of a keyring and no passphrase comes from outside."""
    for name in ("POSTURE_KEYRING", "POSTURE_PASSPHRASE", "POSTURE_PASSPHRASE_FILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def backend(monkeypatch: pytest.MonkeyPatch) -> FakeKeyring:
    """A keyring that opens without asking; what it holds goes with the test."""
    fake = named("keyring.backends.SecretService.Keyring")
    monkeypatch.setattr(keyring, "get_keyring", lambda: fake)
    return fake
