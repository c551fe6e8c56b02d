"""What a value of the store shows of itself, in a log or a traceback, has no secret in it."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.store.database import Database
from posture.store.keyfile import Cost, SealedKey, seal_key
from posture.store.quiet.key import quiet_key
from posture.store.sealed import Sealer
from posture.store.vault import Vault

HOST = Path(__file__).parents[1] / "hosts" / "kubuntu-plain-x11vnc"
KEY = b"zanzibar" * 4
CHEAP = Cost(n=1 << 15, r=8, p=1)


def forms(secret: bytes) -> tuple[str, ...]:
    return repr(secret)[2:-1], secret.hex(), str(list(secret))


def test_a_sealer_shows_no_key() -> None:
    sealer = Sealer(KEY)
    shown = f"{sealer!r} {sealer} {vars(sealer)!r}"
    assert not [form for form in forms(KEY) if form in shown]


def test_a_session_shows_no_key(tmp_path: Path, open_keyring) -> None:
    open_keyring.key = KEY
    with Session(tmp_path, RecordedHost(HOST), live=True) as session:
        assert session.keys.checkup_sealer() is not None
        shown = f"{session!r} {session.desk!r} {session.database!r}"
    assert not [form for form in forms(KEY) if form in shown]
    assert "Sealer" not in shown.replace("_sealer", "")


def test_a_sealed_key_shows_its_cost_alone() -> None:
    sealed = seal_key(KEY, "eleven herons", CHEAP)
    assert repr(sealed) == "SealedKey(cost=Cost(n=32768, r=8, p=1))"
    assert SealedKey(CHEAP, b"1", b"2", b"3") != SealedKey(CHEAP, b"1", b"2", b"4")


def test_a_database_and_a_vault_show_nothing_of_what_they_hold(tmp_path: Path) -> None:
    with Database(tmp_path / "posture.db") as database:
        database.execute("INSERT INTO setting VALUES ('zanzibar', 'zanzibar')")
        assert "zanzibar" not in repr(database)
        assert "zanzibar" not in repr(database.one("SELECT * FROM setting"))
    assert "deadline" not in repr(Vault((), 1.0))


def test_a_log_of_a_key_that_does_not_come_names_no_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Place:
        def read(self, user: str) -> bytes:
            raise ValueError(f"{KEY!r} for {user}")

    monkeypatch.delenv("POSTURE_KEYRING", raising=False)
    monkeypatch.setattr("posture.store.quiet.key._place", Place)
    caplog.set_level(logging.DEBUG)
    assert quiet_key(tmp_path) is None
    assert "ValueError" in caplog.text
    assert "zanzibar" not in caplog.text
