"""The master key: kept by the session's keyring, or sealed by a passphrase in ``key.json``."""

from __future__ import annotations

import os
import secrets
import sqlite3
import stat
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from posture.store.asking import Ask, Asker, too_short
from posture.store.errors import SecretsError
from posture.store.keyfile import InKeyring, SealedKey, open_key, read_key_file, seal_key, write_key_file
from posture.store.quiet.key import keyring_wanted
from posture.store.sealed import MASTER_SIZE
from posture.store.vault import KeyringUnusable, Vault, find_vault
from posture.words.encoding import decoded
from posture.words.phrase import phrase
from posture.words.raised import sentence_of

__all__ = ["SecretsError", "given_master_key", "keyring_name", "open_master_key"]

_LONGEST_FILE: Final = 64 * 1024
_WAIT_SECONDS: Final = 60.0


def open_master_key(
    home: Path, *, ask: Ask | Asker | None, deadline: float = 10.0, quiet: bool = False
) -> bytes:
    """The 32 bytes of the key that belongs to ``home``; made at the first call.

    ``home/key.json`` remembers where it is kept, and no second key is ever made while that file is
    there: a key that went missing is an error, since what it sealed would be lost without a word.
    A new key goes to the session's keyring (service "posture", user: the path of ``home``) where a
    real one is to be had, otherwise into the file, sealed by a passphrase: ``$POSTURE_PASSPHRASE``, the
    first line of ``$POSTURE_PASSPHRASE_FILE``, or what ``ask(prompt)`` gives back, or what the ``Asker``
    does; that one can say what is wrong, and ask on.
    ``$POSTURE_KEYRING=off`` leaves the keyring aside. ``deadline``: seconds for each call of the keyring.
    ``quiet``: no window asks for anything, so a keyring that is locked is an error; no key is made.

    Raises SecretsError, whose sentence says what to do.
    """
    asker = ask if ask is None or isinstance(ask, Asker) else Asker(ask)
    kept = read_key_file(home / "key.json")
    if kept is None and quiet:
        raise SecretsError(phrase("Posture has no key here yet. Open Posture once, so that it can make one."))
    if kept is None:
        with _alone(home):
            kept = read_key_file(home / "key.json")
            if kept is None:
                return _make(home, asker, deadline)
    if isinstance(kept, SealedKey):
        return _open(kept, None if quiet else asker)
    return _fetch(home, deadline, quiet)


def given_master_key(home: Path) -> bytes | None:
    """The key that a passphrase out of the environment opens; made where there is neither key nor keyring.

    None where none is given there, or the key is kept by a keyring or would be. Raises SecretsError.
    """
    if _given_passphrase() is None:
        return None
    kept = read_key_file(home / "key.json")
    if isinstance(kept, InKeyring) or (kept is None and keyring_wanted() and find_vault(2.0) is not None):
        return None
    return open_master_key(home, ask=None)


def _make(home: Path, asker: Asker | None, deadline: float) -> bytes:
    vault = find_vault(deadline) if keyring_wanted() else None
    if vault is not None:
        try:
            return _make_in_keyring(home, vault)
        except KeyringUnusable:
            pass  # nothing is kept there, so a passphrase may seal the key as if there were no keyring
    master = secrets.token_bytes(MASTER_SIZE)
    write_key_file(home / "key.json", seal_key(master, _new_passphrase(asker)))
    return master


def _make_in_keyring(home: Path, vault: Vault) -> bytes:
    # A key from a first start that was cut off before key.json was written is taken up again.
    text = vault.read(keyring_name(home))
    if text is None:
        text = b64encode(secrets.token_bytes(MASTER_SIZE)).decode()
        vault.write(keyring_name(home), text)
    master = _master(text)
    write_key_file(home / "key.json", InKeyring())
    return master


def _fetch(home: Path, deadline: float, quiet: bool) -> bytes:
    if not keyring_wanted():
        raise SecretsError(phrase("Posture's key is in your keyring. Unset POSTURE_KEYRING, then try again."))
    vault = find_vault(deadline)
    if vault is None:
        raise SecretsError(
            phrase(
                "Posture's key is in your keyring, which this session cannot reach. Sign in to your desktop, "
                "then try again."
            )
        )
    if quiet:
        vault.demand_unlocked()
    text = vault.read(keyring_name(home))
    if text is None:
        raise SecretsError(
            phrase(
                "Your keyring no longer holds Posture's key. Put back a backup of the keyring; without one, "
                "leave the organisation, move “{file}” away and join again.",
                file=str(home / "key.json"),
            )
        )
    return _master(text)


def _master(text: str) -> bytes:
    try:
        master = b64decode(text, validate=True)
    except ValueError:
        master = b""
    if len(master) != MASTER_SIZE:
        raise SecretsError(
            phrase("What your keyring holds under “posture” is not Posture's key. Put back a backup of it.")
        )
    return master


def keyring_name(home: Path) -> str:
    """Under which name the keyring keeps the key of a home."""
    return str(home.resolve())


def _open(kept: SealedKey, asker: Asker | None) -> bytes:
    given = _given_passphrase()
    if given is not None:
        return open_key(kept, given)
    opened: list[bytes] = []

    def wrong(passphrase: str) -> str:
        try:
            opened.append(open_key(kept, passphrase))
        except SecretsError as error:
            return sentence_of(error)
        return ""

    _demand(asker).known(wrong)
    return opened[-1]


def _new_passphrase(asker: Asker | None) -> str:
    given = _given_passphrase()
    if given is None:
        return _demand(asker).new(too_short)
    if sentence := too_short(given):
        raise SecretsError(sentence)
    return given


def _demand(asker: Asker | None) -> Asker:
    if asker is None:
        raise SecretsError(
            phrase(
                "Posture's key is sealed by a passphrase. Start Posture where it can ask for it, or name a "
                "file that holds it in POSTURE_PASSPHRASE_FILE."
            )
        )
    return asker


def _given_passphrase() -> str | None:
    passphrase = os.environ.get("POSTURE_PASSPHRASE")
    if passphrase:
        return passphrase
    name = os.environ.get("POSTURE_PASSPHRASE_FILE")
    if not name:
        return None
    try:
        with Path(name).open("rb") as file:
            _demand_private(name, os.fstat(file.fileno()).st_mode)
            line = decoded(file.read(_LONGEST_FILE)).partition("\n")[0].rstrip("\r")
    except (OSError, ValueError) as error:
        raise SecretsError(
            phrase("The passphrase file “{name}” cannot be read. Check POSTURE_PASSPHRASE_FILE.", name=name)
        ) from error
    if not line:
        raise SecretsError(phrase("The first line of the passphrase file “{name}” is empty.", name=name))
    return line


def _demand_private(name: str, mode: int) -> None:
    """Demand that nobody else on this computer can read the file, where the system tells it by its mode."""
    if os.name == "posix" and stat.S_ISREG(mode) and mode & 0o077:
        raise SecretsError(
            phrase(
                "Others on this computer can read or change the passphrase file “{name}”. Keep it for your "
                "account alone: chmod 600 “{name}”",
                name=name,
            )
        )


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Only one process at a time makes a key, or the second would replace what the first sealed with."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        # SQLite's lock is the same on every system, and ends with the process that holds it.
        lock = sqlite3.connect(home / "key.lock", timeout=_WAIT_SECONDS, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise SecretsError(
            phrase("“{folder}” cannot be written. See that the folder is yours.", folder=str(home))
        ) from error
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        lock.close()
        raise SecretsError(
            phrase("Another Posture is just making its key. Finish there, then try again.")
        ) from error
    try:
        yield
    finally:
        lock.close()
