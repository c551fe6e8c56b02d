"""The same with a real Secret Service: gnome-keyring on a bus of its own, without a screen."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import pytest

DAEMON = Path("/usr/bin/gnome-keyring-daemon")
BUS = Path("/usr/bin/dbus-run-session")

pytestmark = [
    pytest.mark.skipif(
        sys.platform != "linux" or not (DAEMON.exists() and BUS.exists()),
        reason="needs gnome-keyring and dbus: apt-get install gnome-keyring dbus-daemon",
    )
]

SESSION = """
import subprocess, sys
from pathlib import Path
from posture.store.errors import SecretsError
from posture.store.secrets import open_master_key

home, daemon = Path(sys.argv[1]), sys.argv[2]

def tell(quiet=False):
    try:
        print(open_master_key(home, ask=None, deadline=5, quiet=quiet).hex())
    except SecretsError as error:
        print(error)

def unlock(password):
    subprocess.run([daemon, "--unlock", "--components=secrets"], input=password, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=True, timeout=20)

for word in sys.argv[3:]:
    if word in ("key", "quietly"):
        tell(word == "quietly")
    elif word == "lock":
        import secretstorage
        from contextlib import closing
        with closing(secretstorage.dbus_init()) as bus:
            secretstorage.get_default_collection(bus).lock()
    else:
        unlock(word.encode())
"""


@pytest.fixture
def person(tmp_path: Path) -> Path:
    """A home folder with a runtime folder in it, for an account that has never signed in."""
    (tmp_path / "runtime").mkdir(mode=0o700)
    return tmp_path


def session(person: Path, *words: str) -> list[str]:
    """The lines that one signed-in session prints for ``words``: a password, "key", "quietly" or "lock"."""
    environment = {
        "HOME": str(person),
        "XDG_RUNTIME_DIR": str(person / "runtime"),
        "XDG_DATA_HOME": str(person / "data"),
        "PATH": os.environ["PATH"],
    }
    done = subprocess.run(
        [BUS, "--", sys.executable, "-c", SESSION, str(person / "posture"), str(DAEMON), *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.splitlines()


def test_the_key_outlives_the_session_and_a_lock_is_told(person: Path) -> None:
    first, again, locked = session(person, "password", "key", "key", "lock", "key")
    assert len(first) == 64
    assert again == first
    assert "locked" in locked
    assert session(person, "password", "key") == [first]
    plain = b64encode(bytes.fromhex(first))
    files = [file.read_bytes() for file in person.rglob("*") if file.is_file()]
    assert files
    assert not any(plain in content for content in files)


def test_a_session_with_the_wrong_password_does_not_reach_the_key(person: Path) -> None:
    (first,) = session(person, "password", "key")
    (refused,) = session(person, "another", "key")
    assert refused != first
    assert "keyring" in refused
    assert session(person, "password", "key") == [first]


def test_a_session_that_was_never_unlocked_asks_for_a_passphrase_at_first(person: Path) -> None:
    (refused,) = session(person, "key")
    assert "passphrase" in refused
    assert not (person / "posture" / "key.json").exists()


def test_quietly_the_key_comes_while_it_is_open_and_a_lock_is_told_without_a_window(person: Path) -> None:
    first, quietly, locked = session(person, "password", "key", "quietly", "lock", "quietly")
    assert quietly == first
    assert re.fullmatch(
        r"Your computer's password store, the keyring “\w+”, is locked\. Unlock it, then try again\.", locked
    )
