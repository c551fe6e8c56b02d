"""Notes beside the key, which no copy of the home brings back."""

from __future__ import annotations

from pathlib import Path

import keyring
import pytest
from fake_keyring import FakeKeyring, named

from posture.store import keyfile
from posture.store.errors import SecretsError
from posture.store.marks import marks_beside_key
from posture.store.secrets import open_master_key

pytestmark = pytest.mark.usefixtures("bare_environment")


def test_a_note_stays_beside_the_key_and_outlives_the_home(home: Path, backend: FakeKeyring) -> None:
    master = open_master_key(home, ask=None)
    marks = marks_beside_key(home)
    assert marks is not None
    assert marks.read("answers of me") is None
    marks.write("answers of me", "2026-W47 digest 2026-11-23")
    for file in home.iterdir():
        file.unlink()
    open_master_key(home, ask=None)
    again = marks_beside_key(home)
    assert again is not None
    assert again.read("answers of me") == "2026-W47 digest 2026-11-23"
    assert open_master_key(home, ask=None) == master, "the key is an entry of its own"


def test_a_passphrase_file_has_no_place_for_notes(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", lambda: named("keyring.backends.fail.Keyring"))
    monkeypatch.setattr(keyfile.seal_key, "__defaults__", (keyfile.Cost(n=1 << 15, r=8, p=1),))
    open_master_key(home, ask=lambda _: "eleven herons at noon")
    assert marks_beside_key(home) is None


def test_a_keyring_out_of_reach_is_told(
    home: Path, backend: FakeKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_master_key(home, ask=None)
    monkeypatch.setattr(keyring, "get_keyring", lambda: named("keyring.backends.fail.Keyring"))
    with pytest.raises(SecretsError, match="Sign in to your desktop"):
        marks_beside_key(home)
