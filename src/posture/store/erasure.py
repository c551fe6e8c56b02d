"""Erasing a home: its keys in the keyring, then its files."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from posture.store.access import astray, unopened
from posture.store.deadline import within
from posture.store.errors import StoreError
from posture.store.keyfile import InKeyring, SealedKey, read_key_file
from posture.store.marks import ANSWERS
from posture.store.quiet.closed import Closed
from posture.store.quiet.key import delete_quiet_key, keyring_wanted
from posture.store.quiet.key import name as quiet_name
from posture.store.remnants import delete, told
from posture.store.secrets import keyring_name
from posture.store.vault import find_vault
from posture.words.phrase import Phrase, phrase

log = logging.getLogger(__name__)

_DATABASE: Final = "posture.db"
_FILES: Final = (_DATABASE, "key.json", "key.lock")
_BESIDE: Final = ("-wal", "-shm", "-journal")
_ANSWERS_TO_UNLOCKING: Final = 60.0  # seconds: the keyring may ask the person to open it first


def files_of(home: Path) -> tuple[Path, ...]:
    """The files of Posture that lie in ``home`` now, the database first, and links of their names that lead
    nowhere; StoreError where it is closed.
    """
    named = [home / f"{name}{end}" for name in _FILES for end in ("", *_BESIDE)]
    try:
        # Left by a key file that was not written to its end.
        there = (*named, *sorted(home.glob("key.json.*")))
        return tuple(file for file in there if file.is_file() or (file.is_symlink() and not file.exists()))
    except PermissionError as error:
        raise StoreError(unopened(named[0])) from error


def erase(
    home: Path, *, notes: Collection[str] = (), sealed: bool = False, deadline: float = _ANSWERS_TO_UNLOCKING
) -> tuple[str, ...]:
    """Erase all that Posture keeps for ``home``, and say what could not be: nothing where all is gone.

    The keyring's entries come first, with ``notes`` beside the keys: what was sealed opens for nobody from
    then on. A keyring that is locked may ask the person to open it, and has ``deadline`` seconds a call.
    ``sealed``: what check-ups found is sealed, so the keyring has a key for it, unless a passphrase does.
    Then the files go, each that can, and the folder where nothing of somebody else is in it. A file that
    stays is emptied, where that can be. Of a link the link goes, and where it led is said: what lies there
    may be another's. Nobody else may have the database open.

    Raises StoreError where the folder is closed to this account; calling again goes on.
    """
    left = _erase_keys(home, notes, sealed, deadline)
    files = files_of(home)
    links = [file for file in files if file.is_symlink()]
    away = {file.resolve() for file in links if not file.exists()}
    linked = tuple(dict.fromkeys(file.resolve() for file in links))
    stay = [remnant for file in files if (remnant := delete(file)) is not None]
    return (*left, *told(stay), *_led_to(linked, away), *_leave_folder(home, {each.file for each in stay}))


def _led_to(places: Iterable[Path], away: Collection[Path]) -> Iterator[Phrase]:
    """Where something is still that a link led to, outside of what is ours to delete, or may be: ``away``, on
    a disk that is not connected.
    """
    there = tuple(str(place) for place in places if place in away or place.exists())
    if there:
        yield phrase(
            "Links led to what lies elsewhere, and it stays. See whether it is yours, then delete it "
            "yourself: {files}.",
            files=there,
        )


def _leave_folder(home: Path, stay: Collection[Path]) -> Iterator[Phrase]:
    """Take the folder away, or say that something of somebody else is in it, or that it is out of reach."""
    if (link := astray(home)) is not None:
        yield phrase(
            "“{link}” leads to “{place}”, which is not there now, perhaps because its disk is not connected. "
            "What lies there stays. Connect the disk, then delete everything once more.",
            link=str(link),
            place=os.path.realpath(link),
        )
        return
    try:
        home.rmdir()
    except FileNotFoundError:
        return
    except OSError:
        with suppress(OSError):  # whose names cannot be read
            if not set(home.iterdir()) <= set(stay):
                yield phrase(
                    "In “{folder}” there is something that Posture did not put there; it stays.",
                    folder=str(home),
                )


def _erase_keys(home: Path, notes: Collection[str], sealed: bool, deadline: float) -> tuple[Phrase, ...]:
    key_file = _key_file(home)
    by_passphrase = isinstance(key_file, SealedKey) and not keyring_wanted()
    kept_there = isinstance(key_file, InKeyring) or (sealed and not by_passphrase)
    try:
        if keyring_wanted():
            reached = _erase_master_key(home, notes, deadline)
            delete_quiet_key(home, deadline=deadline)
        else:
            reached = False
    except (StoreError, Closed):
        reached = False
    if reached or not kept_there:
        return ()
    return (
        phrase(
            "Your keyring still has entries called “posture”: it is locked, or cannot be reached from "
            "here. They open nothing any more. Unlock it and delete everything once more."
        ),
    )


def _erase_master_key(home: Path, notes: Collection[str], deadline: float) -> bool:
    """Whether there was a keyring to delete them from."""
    vault = find_vault(deadline)
    if vault is None:
        return False
    for user in dict.fromkeys((*_notes_here(home, deadline), *notes, keyring_name(home))):
        vault.delete(user)
    return True


def _notes_here(home: Path, deadline: float) -> tuple[str, ...]:
    """All notes on answers, those of memberships before too; none where another home has some as well.

    Only the Secret Service tells the names of what it keeps. A note names a device, not a home.
    """
    if sys.platform in {"win32", "darwin"}:
        return ()
    from posture.store.quiet import secret_service

    try:
        names = within(deadline, secret_service.names)
    except Exception as error:  # noqa: BLE001 - a bus raises what it likes; there may be another keyring
        log.info("no names from the Secret Service: %s", type(error).__name__)
        return ()
    notes = tuple(name for name in names if name.startswith(ANSWERS))
    others = set(names) - {*notes, keyring_name(home), quiet_name(home)}
    return () if others else notes


def _key_file(home: Path) -> object:
    try:
        return read_key_file(home / "key.json")
    except StoreError:
        return None
