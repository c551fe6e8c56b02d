"""Where the master key is kept, and that it never goes missing without a word."""

from __future__ import annotations

import codecs
import json
import os
import subprocess
import sys
import threading
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import keyring
import keyring.errors
import pytest
from fake_keyring import FakeKeyring, named

from posture.store import keyfile, vault
from posture.store.errors import SecretsError
from posture.store.keyfile import (
    Cost,
    InKeyring,
    SealedKey,
    open_key,
    read_key_file,
    seal_key,
    write_key_file,
)
from posture.store.secrets import open_master_key
from posture.store.vault import REAL

CHEAP = Cost(n=1 << 15, r=8, p=1)
PASSPHRASE = "eleven herons at noon"

pytestmark = pytest.mark.usefixtures("bare_environment")


@pytest.fixture
def nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", lambda: named("keyring.backends.fail.Keyring"))


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """New keys are sealed at the least cost that is accepted, so that the tests are quick."""
    monkeypatch.setattr(keyfile.seal_key, "__defaults__", (CHEAP,))


def refuse(error: Exception) -> Callable[[], None]:
    def act() -> None:
        raise error

    return act


def answers(*texts: str) -> Callable[[str], str]:
    left = iter(texts)
    return lambda prompt: next(left)


def test_the_keyring_keeps_the_key_under_the_path_of_the_home(home: Path, backend: FakeKeyring) -> None:
    master = open_master_key(home, ask=None)
    assert len(master) == 32
    assert backend.kept == {("posture", str(home.resolve())): b64encode(master).decode()}
    assert json.loads((home / "key.json").read_text()) == {"v": 1, "kept": "keyring"}
    assert open_master_key(home, ask=None) == master
    assert backend.writes == 1


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")
def test_the_key_file_is_for_this_account_alone(home: Path, backend: FakeKeyring) -> None:
    open_master_key(home, ask=None)
    assert (home / "key.json").stat().st_mode & 0o777 == 0o600
    assert home.stat().st_mode & 0o777 == 0o700
    assert sorted(file.name for file in home.iterdir()) == ["key.json", "key.lock"]


@pytest.mark.parametrize("name", sorted(REAL))
def test_every_real_keyring_is_used(home: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    fake = named(name)
    monkeypatch.setattr(keyring, "get_keyring", lambda: fake)
    open_master_key(home, ask=None)
    assert fake.writes == 1


@pytest.mark.parametrize(
    "name",
    [
        "keyring.backends.fail.Keyring",
        "keyring.backends.null.Keyring",
        "keyrings.alt.file.PlaintextKeyring",
        "keyrings.alt.file.EncryptedKeyring",
        "somebody.else.Keyring",
    ],
)
@pytest.mark.usefixtures("cheap")
def test_any_other_keyring_is_left_aside(home: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    fake = named(name)
    monkeypatch.setattr(keyring, "get_keyring", lambda: fake)
    with pytest.raises(SecretsError, match="sealed by a passphrase"):
        open_master_key(home, ask=None)
    assert not (home / "key.json").exists()
    open_master_key(home, ask=answers(PASSPHRASE, PASSPHRASE))
    assert fake.kept == {}


def test_of_a_chain_only_the_real_ones_are_used(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, real = named("keyrings.alt.file.PlaintextKeyring"), named("keyring.backends.kwallet.DBusKeyring")
    chain = named("keyring.backends.chainer.ChainerBackend")
    monkeypatch.setattr(chain, "backends", [plain, real], raising=False)
    monkeypatch.setattr(keyring, "get_keyring", lambda: chain)
    open_master_key(home, ask=None)
    assert (plain.writes, real.writes, chain.writes) == (0, 1, 0)


def test_the_key_is_found_in_a_keyring_that_is_no_longer_the_first(
    home: Path, monkeypatch: pytest.MonkeyPatch, backend: FakeKeyring
) -> None:
    master = open_master_key(home, ask=None)
    chain = named("keyring.backends.chainer.ChainerBackend")
    newer = named("keyring.backends.kwallet.DBusKeyring")
    monkeypatch.setattr(chain, "backends", [newer, backend], raising=False)
    monkeypatch.setattr(keyring, "get_keyring", lambda: chain)
    assert open_master_key(home, ask=None) == master
    assert newer.writes == 0


def test_a_start_cut_off_before_the_file_was_written_takes_the_key_up_again(
    home: Path, backend: FakeKeyring
) -> None:
    master = open_master_key(home, ask=None)
    (home / "key.json").unlink()
    assert open_master_key(home, ask=None) == master
    assert backend.writes == 1


@pytest.mark.parametrize("kept", ["keyring", "passphrase"])
@pytest.mark.usefixtures("cheap")
def test_quietly_nobody_is_asked(home: Path, monkeypatch: pytest.MonkeyPatch, kept: str) -> None:
    fake = named("keyring.backends.macOS.Keyring" if kept == "keyring" else "keyring.backends.fail.Keyring")
    monkeypatch.setattr(keyring, "get_keyring", lambda: fake)
    master = open_master_key(home, ask=answers(PASSPHRASE, PASSPHRASE))
    if kept == "keyring":
        assert open_master_key(home, ask=None, quiet=True) == master
        return
    with pytest.raises(SecretsError, match="sealed by a passphrase"):
        open_master_key(home, ask=answers(PASSPHRASE), quiet=True)
    monkeypatch.setenv("POSTURE_PASSPHRASE", PASSPHRASE)
    assert open_master_key(home, ask=None, quiet=True) == master


def test_quietly_no_key_is_made(home: Path, backend: FakeKeyring) -> None:
    with pytest.raises(SecretsError, match="no key here yet"):
        open_master_key(home, ask=None, quiet=True)
    assert (backend.writes, home.exists()) == (0, False)


@pytest.mark.parametrize("name", ["SecretService.Keyring", "libsecret.Keyring", "kwallet.DBusKeyring"])
def test_quietly_a_locked_keyring_is_not_even_asked(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Asking a locked one brings up its window."""
    fake = named(f"keyring.backends.{name}")
    monkeypatch.setattr(keyring, "get_keyring", lambda: fake)
    master = open_master_key(home, ask=None)
    locked = dict.fromkeys(vault._LOCKED, lambda: True)
    monkeypatch.setattr(vault, "_LOCKED", locked)
    fake.act = refuse(AssertionError("its window would be up"))
    with pytest.raises(SecretsError, match="is locked"):
        open_master_key(home, ask=None, quiet=True)
    fake.act = lambda: None
    monkeypatch.setattr(vault, "_LOCKED", {})
    assert open_master_key(home, ask=None, quiet=True) == master


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (keyring.errors.KeyringLocked("no"), "is locked. Unlock it"),
        (keyring.errors.PasswordSetError("no"), "refused"),
        (OSError("bus"), "refused"),
    ],
)
@pytest.mark.parametrize("first", [True, False], ids=["at-first", "later"])
def test_a_locked_or_broken_keyring_stops_with_what_to_do(
    home: Path, backend: FakeKeyring, error: Exception, words: str, first: bool
) -> None:
    if not first:
        open_master_key(home, ask=None)
    before = dict(backend.kept)
    backend.act = refuse(error)
    with pytest.raises(SecretsError, match=words):
        open_master_key(home, ask=answers(PASSPHRASE, PASSPHRASE))
    assert backend.kept == before
    assert (home / "key.json").exists() is not first


def test_a_keyring_that_waits_for_its_question_is_not_waited_for(home: Path, backend: FakeKeyring) -> None:
    answered = threading.Event()

    def wait_for_the_person() -> None:
        answered.wait(15)

    backend.act = wait_for_the_person
    with pytest.raises(SecretsError, match="asks to be unlocked"):
        open_master_key(home, ask=None, deadline=0.1)
    answered.set()
    assert len(open_master_key(home, ask=None)) == 32


@pytest.mark.usefixtures("cheap")
def test_a_keyring_without_a_collection_leaves_it_to_a_passphrase(home: Path, backend: FakeKeyring) -> None:
    backend.act = refuse(keyring.errors.InitError("no collection"))
    master = open_master_key(home, ask=answers(PASSPHRASE, PASSPHRASE))
    assert open_master_key(home, ask=answers(PASSPHRASE)) == master


@pytest.mark.usefixtures("cheap")
def test_a_keyring_that_forgets_at_once_leaves_it_to_a_passphrase(
    home: Path, backend: FakeKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backend, "set_password", lambda *_: None)
    open_master_key(home, ask=answers(PASSPHRASE, PASSPHRASE))
    assert json.loads((home / "key.json").read_text())["kept"] == "passphrase"


def test_a_keyring_that_is_gone_is_told_and_no_second_key_is_made(
    home: Path, backend: FakeKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_master_key(home, ask=None)
    before = (home / "key.json").read_bytes()
    monkeypatch.setattr(keyring, "get_keyring", lambda: named("keyring.backends.fail.Keyring"))
    with pytest.raises(SecretsError, match="cannot reach"):
        open_master_key(home, ask=answers(PASSPHRASE, PASSPHRASE))
    assert (home / "key.json").read_bytes() == before


def test_a_key_gone_from_the_keyring_is_told_and_no_second_key_is_made(
    home: Path, backend: FakeKeyring
) -> None:
    open_master_key(home, ask=None)
    backend.kept.clear()
    with pytest.raises(SecretsError, match="no longer holds"):
        open_master_key(home, ask=answers(PASSPHRASE, PASSPHRASE))
    assert backend.kept == {}


@pytest.mark.parametrize("text", ["", "not base64!", b64encode(bytes(16)).decode(), "ключ"])
def test_a_spoilt_key_in_the_keyring_is_told(home: Path, backend: FakeKeyring, text: str) -> None:
    open_master_key(home, ask=None)
    backend.kept = dict.fromkeys(backend.kept, text)
    with pytest.raises(SecretsError, match="is not Posture's key"):
        open_master_key(home, ask=None)


@pytest.mark.usefixtures("nothing")
def test_without_a_keyring_a_passphrase_seals_the_key_at_full_cost(home: Path) -> None:
    master = open_master_key(home, ask=answers(PASSPHRASE, PASSPHRASE))
    text = (home / "key.json").read_text()
    fields = json.loads(text)
    assert (fields["kdf"], fields["n"], fields["r"], fields["p"]) == ("scrypt", 2**17, 8, 1)
    assert b64encode(master).decode() not in text
    assert open_master_key(home, ask=answers(PASSPHRASE)) == master


@pytest.mark.usefixtures("backend", "cheap")
def test_the_keyring_can_be_switched_off(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTURE_KEYRING", "off")
    open_master_key(home, ask=answers(PASSPHRASE, PASSPHRASE))
    assert json.loads((home / "key.json").read_text())["kept"] == "passphrase"


def test_a_key_in_the_keyring_is_not_there_while_it_is_switched_off(
    home: Path, backend: FakeKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_master_key(home, ask=None)
    monkeypatch.setenv("POSTURE_KEYRING", "off")
    with pytest.raises(SecretsError, match="Unset POSTURE_KEYRING"):
        open_master_key(home, ask=None)


@pytest.mark.usefixtures("nothing", "cheap")
def test_a_wrong_passphrase_is_told(home: Path) -> None:
    open_master_key(home, ask=answers(PASSPHRASE, PASSPHRASE))
    before = (home / "key.json").read_bytes()
    with pytest.raises(SecretsError, match="does not open"):
        open_master_key(home, ask=answers("twelve herons at noon"))
    assert (home / "key.json").read_bytes() == before


@pytest.mark.parametrize(
    ("given", "words"),
    [(("short", "short"), "too short"), ((PASSPHRASE, "eleven"), "differ"), (("",), "stays sealed")],
)
@pytest.mark.usefixtures("nothing", "cheap")
def test_a_passphrase_that_will_not_do_makes_no_key(home: Path, given: tuple[str, ...], words: str) -> None:
    with pytest.raises(SecretsError, match=words):
        open_master_key(home, ask=answers(*given))
    assert not (home / "key.json").exists()


@pytest.mark.usefixtures("nothing", "cheap")
def test_the_passphrase_may_come_from_the_environment_or_a_file(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSTURE_PASSPHRASE", PASSPHRASE)
    master = open_master_key(home, ask=None)
    monkeypatch.delenv("POSTURE_PASSPHRASE")
    file = tmp_path / "passphrase"
    file.touch(0o600)
    file.write_text(f"{PASSPHRASE}\r\nsecond line", encoding="utf-8")
    monkeypatch.setenv("POSTURE_PASSPHRASE_FILE", str(file))
    assert open_master_key(home, ask=None) == master
    file.write_text("\n")
    with pytest.raises(SecretsError, match="is empty"):
        open_master_key(home, ask=None)
    for mark, coding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")):
        file.write_bytes(mark + f"{PASSPHRASE}\r\n".encode(coding))
        assert open_master_key(home, ask=None) == master
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SecretsError, match="cannot be read"):
        open_master_key(home, ask=None)
    file.unlink()
    with pytest.raises(SecretsError, match="cannot be read"):
        open_master_key(home, ask=None)


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
@pytest.mark.usefixtures("nothing", "cheap")
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o602, 0o666])
def test_a_passphrase_file_that_others_can_read_or_change_is_refused(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    file = tmp_path / "passphrase"
    file.write_text(PASSPHRASE, encoding="utf-8")
    file.chmod(mode)
    monkeypatch.setenv("POSTURE_PASSPHRASE_FILE", str(file))
    with pytest.raises(SecretsError, match="chmod 600"):
        open_master_key(home, ask=None)


def test_the_same_passphrase_typed_on_another_system_opens_it() -> None:
    sealed = seal_key(bytes(32), "caf\u00e9 at noon", CHEAP)
    assert open_key(sealed, "cafe\u0301 at noon") == bytes(32)


GOOD = {
    "v": 1,
    "kept": "passphrase",
    "kdf": "scrypt",
    "n": 2**15,
    "r": 8,
    "p": 1,
    "salt": b64encode(bytes(16)).decode(),
    "nonce": b64encode(bytes(12)).decode(),
    "sealed": b64encode(bytes(48)).decode(),
}


def test_a_well_formed_key_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "key.json"
    path.write_text(json.dumps(GOOD))
    assert read_key_file(path) == SealedKey(CHEAP, bytes(16), bytes(12), bytes(48))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[1]",
        "[" * 3000,
        '"kept"',
        '{"v":1}',
        '{"v":2,"kept":"keyring"}',
        '{"v":1,"kept":"keyring","more":1}',
        "\x00" * 64,
        json.dumps({**GOOD, "n": 2**14}),
        json.dumps({**GOOD, "n": 2**21}),
        json.dumps({**GOOD, "n": 2**17 + 1}),
        json.dumps({**GOOD, "n": "131072"}),
        json.dumps({**GOOD, "n": True}),
        json.dumps({**GOOD, "n": 32768.0}),
        json.dumps({**GOOD, "r": 800}),
        json.dumps({**GOOD, "p": 0}),
        json.dumps({**GOOD, "p": 5000}),
        json.dumps({**GOOD, "v": 2}),
        json.dumps({**GOOD, "kdf": "argon2id"}),
        json.dumps({**GOOD, "salt": "AAAA"}),
        json.dumps({**GOOD, "sealed": 7}),
        json.dumps({**GOOD, "sealed": "not base64"}),
        json.dumps({**GOOD, "more": 1}),
        json.dumps(GOOD) + " " * 5000,
    ],
)
def test_a_damaged_key_file_is_told_and_left_as_it_is(home: Path, backend: FakeKeyring, text: str) -> None:
    home.mkdir()
    (home / "key.json").write_text(text)
    with pytest.raises(SecretsError, match="is damaged"):
        open_master_key(home, ask=answers(PASSPHRASE, PASSPHRASE))
    assert (home / "key.json").read_text() == text
    assert backend.kept == {}


def test_a_key_file_that_cannot_be_read_is_told(home: Path) -> None:
    (home / "key.json").mkdir(parents=True)
    with pytest.raises(SecretsError, match="cannot be read"):
        open_master_key(home, ask=None)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_key_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "key.json"
    write_key_file(path, InKeyring())

    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync", fail) if step == "fsync" else (Path, "replace", fail)))
    with pytest.raises(SecretsError, match="cannot be written"):
        write_key_file(path, SealedKey(CHEAP, bytes(16), bytes(12), bytes(48)))
    assert read_key_file(path) == InKeyring()
    assert [file.name for file in tmp_path.iterdir()] == ["key.json"]


def test_a_home_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("in the way")
    with pytest.raises(SecretsError, match="cannot be"):
        open_master_key(tmp_path / "home", ask=None)


PROCESS = """
import sys
from pathlib import Path
from posture.store.secrets import open_master_key
print("ready", flush=True)
sys.stdin.readline()
print(open_master_key(Path(sys.argv[1]), ask=None).hex())
"""


def test_two_processes_at_the_first_start_get_the_same_key(home: Path) -> None:
    environment = {**os.environ, "POSTURE_KEYRING": "off", "POSTURE_PASSPHRASE": PASSPHRASE}
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", PROCESS, str(home)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            text=True,
        )
        for _ in range(2)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    keys = {process.communicate(timeout=60)[0] for process in processes}
    assert len(keys) == 1
    assert len(keys.pop().strip()) == 64
