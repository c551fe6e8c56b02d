from __future__ import annotations

from pathlib import Path

import pytest

from posture.application.keeping import KeyPlace, Part, keeping
from posture.application.preferences import write_preference
from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.store.errors import StoreError
from posture.store.keyfile import Cost, InKeyring, seal_key, write_key_file

HOST = Path(__file__).parents[1] / "hosts" / "kubuntu-plain-x11vnc"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(tmp_path / "home", RecordedHost(HOST), live=True)


def test_where_nothing_is_kept_nothing_is_counted_and_nothing_made(session: Session) -> None:
    kept = keeping(session)
    assert [each.part for each in kept.parts] == list(Part)
    assert not any(each.entries or each.size for each in kept.parts)
    assert (kept.on_disk, kept.key, kept.folder) == (0, KeyPlace.NONE, session.home)
    assert not session.home.exists()


def test_a_part_is_as_large_as_what_stands_in_it(session: Session) -> None:
    write_preference(session, "look", "dark")
    write_preference(session, "städte", "grün")
    counted = {each.part: each for each in keeping(session).parts}
    assert counted[Part.SETTINGS].entries == 2
    assert counted[Part.SETTINGS].size == len("lookdarkstädtegrün".encode())
    assert counted[Part.LEDGER].entries == 0
    session.close()


def test_all_files_count_on_the_disk(session: Session) -> None:
    write_preference(session, "look", "dark")
    (session.home / "not-ours.txt").write_text("of somebody else")
    files = [file for file in session.home.iterdir() if file.name != "not-ours.txt"]
    assert keeping(session).on_disk == sum(file.stat().st_size for file in files)
    session.close()


def test_where_the_key_lies_is_known_without_it(session: Session) -> None:
    session.home.mkdir()
    write_key_file(session.home / "key.json", InKeyring())
    assert keeping(session).key is KeyPlace.KEYRING
    write_key_file(session.home / "key.json", seal_key(bytes(32), "a long passphrase", Cost(2**15, 8, 1)))
    assert keeping(session).key is KeyPlace.PASSPHRASE


def test_a_damaged_store_is_an_error(session: Session) -> None:
    session.home.mkdir()
    (session.home / "posture.db").write_bytes(b"no database" * 500)
    with pytest.raises(StoreError):
        keeping(session)
