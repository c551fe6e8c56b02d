"""With a real Secret Service: the key comes by itself, or not at all."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from keyrings import needs_keyring, signed_in

pytestmark = [needs_keyring]

KEY = "from posture.store.quiet.key import quiet_key; tell((quiet_key(home, deadline=5) or b'').hex())"
OPEN = "unlock:password"


def test_an_open_keyring_gives_the_same_key_in_every_session(tmp_path: Path) -> None:
    first, again = signed_in(tmp_path, OPEN, KEY, KEY)
    assert len(bytes.fromhex(first)) == 32
    assert again == first
    assert signed_in(tmp_path, OPEN, KEY) == [first]
    key = bytes.fromhex(first)
    kept = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    assert kept
    assert not [content for content in kept if key in content or b64encode(key) in content]


def test_a_locked_keyring_gives_none_and_makes_no_second_one(tmp_path: Path) -> None:
    first, locked = signed_in(tmp_path, OPEN, KEY, "lock", KEY)
    assert locked == ""
    assert signed_in(tmp_path, OPEN, KEY) == [first]


def test_a_keyring_that_was_locked_from_the_start_stays_so(tmp_path: Path) -> None:
    [first] = signed_in(tmp_path, OPEN, KEY)
    assert signed_in(tmp_path, "unlock:another", KEY) == [""]
    assert signed_in(tmp_path, OPEN, KEY) == [first]


def test_a_keyring_that_does_not_run_is_not_started(tmp_path: Path) -> None:
    assert signed_in(tmp_path, KEY, "tell(is_running())") == ["", False]
    assert not (tmp_path / "posture").exists()


def test_two_homes_have_a_key_each(tmp_path: Path) -> None:
    other = KEY.replace("home,", "home / 'other',")
    one, two = signed_in(tmp_path, OPEN, KEY, other)
    assert len({one, two, ""}) == 3
