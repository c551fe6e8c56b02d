from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_keyring import FakeKeyring

from posture.store.database import Database
from posture.store.erasure import erase, files_of
from posture.store.errors import StoreError
from posture.store.keyfile import InKeyring, write_key_file
from posture.store.quiet.closed import Closed
from posture.store.secrets import keyring_name

_NOBODY = 65534
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


@pytest.mark.skipif(sys.platform == "win32", reason="there a link takes an administrator")
def test_what_a_link_leads_to_is_neither_deleted_nor_passed_over(home: Path, keyring: Forgetful) -> None:
    """Who moved the database to another disk is not told that it is gone; nor is a stranger's file taken."""
    elsewhere = home.parent / "elsewhere.db"
    (home / "posture.db").rename(elsewhere)
    (home / "posture.db").symlink_to(elsewhere)
    (home / "key.json.link").symlink_to(home / "key.json")  # which goes itself
    before = elsewhere.read_bytes()
    [sentence] = erase(home)
    assert "delete it yourself" in sentence
    assert str(elsewhere.resolve()) in sentence
    assert "key.json" not in sentence
    assert elsewhere.read_bytes() == before
    assert not home.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there a link takes an administrator")
@pytest.mark.parametrize("above", [False, True])
def test_a_folder_on_a_disk_that_is_not_connected_is_not_said_to_be_deleted(
    tmp_path: Path, keyring: Forgetful, above: bool
) -> None:
    link = tmp_path / "linked"
    link.symlink_to(tmp_path / "away")
    [sentence] = erase(link / "home" if above else link)
    assert f"“{link}” leads to “{tmp_path / 'away'}”, which is not there now" in sentence
    assert link.is_symlink()


@pytest.mark.skipif(sys.platform == "win32", reason="there a link takes an administrator")
def test_a_database_on_a_disk_that_is_not_connected_is_not_said_to_be_deleted(
    home: Path, keyring: Forgetful
) -> None:
    (home / "posture.db").unlink()
    (home / "posture.db").symlink_to(home.parent / "away" / "posture.db")
    [sentence] = erase(home)
    assert str(home.parent / "away" / "posture.db") in sentence
    assert not home.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names on Windows")
@pytest.mark.timeout(30)
def test_a_pipe_where_the_key_should_lie_keeps_nobody_waiting(home: Path, keyring: Forgetful) -> None:
    (home / "key.json").unlink()
    os.mkfifo(home / "key.json")
    [sentence] = erase(home)
    assert "something that Posture did not put there" in sentence
    assert [file.name for file in home.iterdir()] == ["key.json"]


@pytest.fixture
def person() -> Iterator[Path]:
    """A folder of somebody whom the rights of files bind, also where the tests run as root."""
    if sys.platform == "win32":
        pytest.skip("there rights are lists; a file in use is what stays")
    with tempfile.TemporaryDirectory() as made:
        if os.geteuid() != 0:
            yield Path(made)
            return
        os.chown(made, _NOBODY, _NOBODY)
        os.seteuid(_NOBODY)
        try:
            yield Path(made)
        finally:
            os.seteuid(0)


@pytest.fixture
def fixed(person: Path) -> Iterator[Path]:
    """A home in which this account can change nothing; its files it can write to."""
    home = person / "home"
    home.mkdir()
    for name in ("posture.db", "posture.db-wal", "key.json"):
        (home / name).write_bytes(b"zanzibar")
    home.chmod(0o500)
    yield home
    if home.exists():
        home.chmod(0o700)


def test_where_nothing_can_be_deleted_everything_is_emptied_and_that_is_said(
    fixed: Path, keyring: Forgetful
) -> None:
    [sentence] = erase(fixed)
    assert sentence == (
        f"Your account may change nothing in “{fixed}”, so this could not be deleted: posture.db, "
        "posture.db-wal, key.json. Make the folder writable for your account, or have your IT do it, then "
        "delete everything once more. Nothing stands in it any more."
    )
    assert [file.read_bytes() for file in files_of(fixed)] == [b""] * 3


def test_the_next_try_goes_on(fixed: Path, keyring: Forgetful) -> None:
    erase(fixed)
    fixed.chmod(0o700)
    assert erase(fixed) == ()
    assert not fixed.exists()


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() != 0, reason="only root can give files away")
def test_one_file_that_stays_keeps_no_other(person: Path, keyring: Forgetful) -> None:
    """In a folder such as /tmp one deletes and empties one's own files, and nobody else's."""
    home = person / "home"
    home.mkdir()
    for name in ("posture.db", "posture.db-wal", "key.json"):
        (home / name).write_bytes(b"zanzibar")
    os.seteuid(0)
    for theirs in (home, home / "posture.db"):
        os.chown(theirs, 0, 0)
    home.chmod(0o1777)
    os.seteuid(_NOBODY)
    [sentence] = erase(home)
    assert sentence.startswith(
        f"In “{home}” this could not be deleted (Operation not permitted): posture.db. See that it is yours"
    )
    assert sentence.endswith("What stands in it is still there.")
    assert [(file.name, file.read_bytes()) for file in home.iterdir()] == [("posture.db", b"zanzibar")]


@pytest.mark.windows
@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere a file in use can be deleted")
def test_a_file_that_another_program_has_open_is_emptied_and_goes_once_that_has_ended(
    home: Path, keyring: Forgetful
) -> None:
    with (home / "posture.db").open("rb"):
        [sentence] = erase(home)
        assert sentence.startswith("Another program is at work in")
        assert "deleted: posture.db." in sentence
        assert sentence.endswith("Nothing stands in it any more.")
        assert [file.name for file in home.iterdir()] == ["posture.db"]
    assert erase(home) == ()
    assert not home.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are lists there")
def test_a_folder_that_is_closed_is_an_error_that_names_it(person: Path, keyring: Forgetful) -> None:
    home = person / "home"
    home.mkdir(mode=0)
    with pytest.raises(StoreError, match=re.escape(f"“{home}” is closed to your account")):
        erase(home)


def test_a_read_only_file_goes(home: Path, keyring: Forgetful) -> None:
    (home / "posture.db").chmod(0o400)
    assert erase(home) == ()


def test_a_home_that_is_not_there_is_gone_already(tmp_path: Path, keyring: Forgetful) -> None:
    assert erase(tmp_path / "nowhere") == ()
