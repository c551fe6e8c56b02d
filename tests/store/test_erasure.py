from __future__ import annotations

from pathlib import Path

import pytest
from fake_keyring import FakeKeyring

from posture.store.database import Database
from posture.store.erasure import erase, files_of
from posture.store.errors import StoreError
from posture.store.keyfile import InKeyring, write_key_file
from posture.store.quiet.closed import Closed
from posture.store.secrets import keyring_name

REAL = "keyring.backends.SecretService.Keyring"


class Forgetful(FakeKeyring):
    """One that can also delete."""

    def delete_password(self, service: str, user: str) -> None:
        self.act()
        del self.kept[service, user]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with every file that Posture makes."""
    home = tmp_path / "home"
    with Database(home / "posture.db") as database, database.transaction():
        database.execute("INSERT INTO setting VALUES ('look', 'dark')")
    for name in ("posture.db-wal", "posture.db-shm", "posture.db-journal", "key.lock", "key.json.00ff00ff"):
        (home / name).write_bytes(b"left over")
    write_key_file(home / "key.json", InKeyring())
    return home


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> Forgetful:
    """A keyring in memory that counts as a real one; what the quiet key is deleted from is another matter."""
    monkeypatch.setenv("POSTURE_KEYRING", "on")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    module, _, name = REAL.rpartition(".")
    made: Forgetful = type(name, (Forgetful,), {"__module__": module, "__qualname__": name})()
    monkeypatch.setattr("keyring.get_keyring", lambda: made)
    monkeypatch.setattr("posture.store.erasure.delete_quiet_key", lambda home, *, deadline: None)
    return made


def test_every_file_of_ours_goes_and_the_folder_with_them(home: Path, keyring: Forgetful) -> None:
    assert len(files_of(home)) == 7
    assert erase(home) == ()
    assert not home.exists()


def test_the_key_and_the_notes_beside_it_go_first(home: Path, keyring: Forgetful) -> None:
    keyring.kept = {
        ("posture", keyring_name(home)): "key",
        ("posture", "answers of 0123"): "note",
        ("another", keyring_name(home)): "theirs",
    }
    assert erase(home, notes=("answers of 0123",)) == ()
    assert keyring.kept == {("another", keyring_name(home)): "theirs"}


def test_a_keyring_that_refuses_keeps_its_entries_and_the_files_go_all_the_same(
    home: Path, keyring: Forgetful
) -> None:
    def refuse() -> None:
        raise RuntimeError("locked")

    keyring.act = refuse
    [sentence] = erase(home, deadline=1)
    assert "Unlock it" in sentence
    assert not home.exists()


def test_a_quiet_key_that_stays_is_told(
    home: Path, keyring: Forgetful, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(home: Path, *, deadline: float) -> None:
        raise Closed("locked")

    monkeypatch.setattr("posture.store.erasure.delete_quiet_key", closed)
    assert len(erase(home)) == 1


def test_what_somebody_else_put_there_stays_and_is_told(home: Path, keyring: Forgetful) -> None:
    (home / "mine.txt").write_text("mine")
    [sentence] = erase(home)
    assert str(home) in sentence
    assert [file.name for file in home.iterdir()] == ["mine.txt"]


def test_a_file_that_stays_is_an_error_and_the_next_try_goes_on(
    home: Path, keyring: Forgetful, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(file)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        with pytest.raises(StoreError, match="could not be deleted"):
            erase(home)
    assert erase(home) == ()
    assert not home.exists()


def test_a_home_that_is_not_there_is_gone_already(tmp_path: Path, keyring: Forgetful) -> None:
    assert erase(tmp_path / "nowhere") == ()
