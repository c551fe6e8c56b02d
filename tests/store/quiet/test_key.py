from __future__ import annotations

import subprocess
import sys
import threading
from base64 import b64encode
from pathlib import Path

import pytest

from posture.store.quiet import key as keys
from posture.store.quiet.closed import Closed
from posture.store.quiet.key import quiet_key, quiet_sealer

KEY = bytes(range(32))


class Place:
    """A keyring of the tests'."""

    def __init__(self, kept: bytes | None = None) -> None:
        self.kept = kept
        self.users: list[str] = []
        self.error: Exception | None = None
        self.forgets = False

    def read(self, user: str) -> bytes | None:
        self.users.append(user)
        if self.error is not None:
            raise self.error
        return self.kept

    def write(self, user: str, secret: bytes) -> None:
        self.users.append(user)
        self.kept = None if self.forgets else secret


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Place:
    made = Place()
    monkeypatch.setattr(keys, "_place", lambda: made)
    monkeypatch.delenv("POSTURE_KEYRING", raising=False)
    return made


def test_a_key_is_made_once_and_kept_as_text(place: Place, tmp_path: Path) -> None:
    first = quiet_key(tmp_path)
    assert first is not None
    assert len(first) == 32
    assert place.kept == b64encode(first)
    assert quiet_key(tmp_path) == first
    assert set(place.users) == {f"check-ups of {tmp_path}"}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kept", [b"", b"no base64!", b64encode(bytes(16)), "ключ".encode()])
def test_what_is_no_key_is_replaced(place: Place, tmp_path: Path, kept: bytes) -> None:
    place.kept = kept
    made = quiet_key(tmp_path)
    assert made is not None
    assert place.kept == b64encode(made)


def test_a_keyring_that_forgets_at_once_gives_none(place: Place, tmp_path: Path) -> None:
    place.forgets = True
    assert quiet_key(tmp_path) is None


@pytest.mark.parametrize(
    "error", [Closed("locked"), OSError("bus"), ValueError("no D-Bus"), RuntimeError(), ImportError("no")]
)
def test_a_keyring_that_refuses_gives_none_and_raises_nothing(
    place: Place, tmp_path: Path, error: Exception
) -> None:
    place.error = error
    assert quiet_key(tmp_path) is None
    assert quiet_sealer(tmp_path) is None
    assert place.kept is None


def test_a_keyring_that_does_not_answer_is_not_waited_for(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = threading.Event()
    monkeypatch.setattr(place, "read", lambda _user: answered.wait(15) and None)
    assert quiet_key(tmp_path, deadline=0.05) is None
    answered.set()


@pytest.mark.parametrize("word", ["off", "OFF"])
def test_a_keyring_that_is_switched_off_is_not_asked(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.setenv("POSTURE_KEYRING", word)
    assert quiet_key(tmp_path) is None
    assert place.users == []


def test_two_that_make_a_key_at_once_end_with_the_same(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(_user: str, _secret: bytes) -> None:
        place.kept = b64encode(KEY)

    monkeypatch.setattr(place, "write", overtaken)
    assert quiet_key(tmp_path) == KEY


def test_what_it_seals_opens_with_the_same_key(place: Place, tmp_path: Path) -> None:
    sealer, another = quiet_sealer(tmp_path), quiet_sealer(tmp_path)
    assert sealer is not None
    assert another is not None
    assert another.open("checkup", "2026-11-21", sealer.seal("checkup", "2026-11-21", b"x")) == b"x"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps keys without a session's services")
def test_where_there_is_no_session_nothing_heavy_is_loaded(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from posture.store.quiet.key import quiet_sealer\n"
        "assert quiet_sealer(Path(sys.argv[1])) is None\n"
        "print([name for name in ('keyring', 'secretstorage', 'cryptography') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], env={}, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
