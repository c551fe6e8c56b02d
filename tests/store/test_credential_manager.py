"""The same with Windows' own credential manager."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from posture.store.secrets import keyring_name, open_master_key
from posture.store.vault import find_vault
from wine_here import is_wine

pytestmark = [
    pytest.mark.windows,
    pytest.mark.skipif(not is_wine(), reason="keeps a key in a credential manager, so under Wine alone"),
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home whose key is deleted again."""
    monkeypatch.delenv("POSTURE_KEYRING")
    yield tmp_path
    vault = find_vault(10.0)
    assert vault is not None
    vault.delete(keyring_name(tmp_path))


def test_the_key_is_kept_there_and_comes_back(home: Path) -> None:
    key = open_master_key(home, ask=None)
    assert len(key) == 32
    assert open_master_key(home, ask=None, quiet=True) == key
    assert key.hex() not in (home / "key.json").read_text()


def test_two_homes_have_a_key_each(home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    assert open_master_key(home, ask=None) != open_master_key(other, ask=None)
    vault = find_vault(10.0)
    assert vault is not None
    vault.delete(keyring_name(other))
    assert vault.read(keyring_name(other)) is None
