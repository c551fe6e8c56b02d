"""The key of what check-ups found: had without asking anybody, or not at all."""

from __future__ import annotations

import logging
import os
import sys
from base64 import b64decode, b64encode
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from posture.store.deadline import DeadlinePassed, within
from posture.store.quiet.closed import Closed

if TYPE_CHECKING:
    from posture.store.sealed import Sealer

log = logging.getLogger(__name__)

KEY_SIZE: Final = 32


class Place(Protocol):
    """Where the system keeps the key; all raise Closed, or whatever a bus or a system raises."""

    def read(self, user: str) -> bytes | None:
        """What is kept for ``user``; None where nothing is."""
        ...

    def write(self, user: str, secret: bytes) -> None:
        """Keep ``secret``, in place of what was kept where the system lets it be replaced."""
        ...

    def delete(self, user: str) -> None:
        """Delete what is kept for ``user``; nothing where nothing is."""
        ...


def keyring_wanted() -> bool:
    """Whether the person leaves the keyring to Posture; ``$POSTURE_KEYRING=off`` says no."""
    return os.environ.get("POSTURE_KEYRING", "").lower() != "off"


def name(home: Path) -> str:
    """Under which name the keyring keeps the key of a home."""
    return f"check-ups of {home.resolve()}"


def quiet_key(home: Path, *, deadline: float = 2.0) -> bytes | None:
    """The 32 bytes of the key for ``home``, made at the first call; None where it does not come by itself.

    The session's keyring has it, under a name of its own: it is not the master key, and losing it costs
    the findings of check-ups and the reasons of exceptions, nothing else. So a new one is made where an
    open keyring has none. Nothing is unlocked, started or shown, and after ``deadline`` seconds nobody
    waits any more. Never raises.
    """
    if not keyring_wanted():
        return None
    try:
        return within(deadline, partial(_kept, _place(), name(home)))
    except (Closed, DeadlinePassed) as error:
        log.info("no key without asking: %s", error or "no answer in time")
    except Exception as error:  # noqa: BLE001 - a bus or a system's library raises what it likes
        log.info("no key without asking: %s", type(error).__name__)
    return None


def delete_quiet_key(home: Path, *, deadline: float) -> None:
    """Delete the key of ``home``; nothing where there is none. Closed where the keyring does not let us."""
    try:
        within(deadline, partial(_place().delete, name(home)))
    except DeadlinePassed as error:
        raise Closed("no answer in time") from error
    except Closed:
        raise
    except Exception as error:  # a bus or a system's library raises what it likes
        raise Closed(type(error).__name__) from error


def quiet_sealer(home: Path) -> Sealer | None:
    """What seals with that key; None where there is none."""
    key = quiet_key(home)
    if key is None:
        return None
    from posture.store.sealed import Sealer  # and what it stands on, which takes time and is needed only here

    return Sealer(key)


def _kept(place: Place, user: str) -> bytes:
    """What is kept; a key that was just made is read back, so that of two who made one both have the same."""
    key = _read(place, user)
    if key is None:
        # As base64: other programs show a person's secrets as text.
        place.write(user, b64encode(os.urandom(KEY_SIZE)))
        key = _read(place, user)
    if key is None:
        raise Closed("the keyring does not give back what it took")
    return key


def _read(place: Place, user: str) -> bytes | None:
    """The key; None where there is none, or something that is none."""
    kept = place.read(user) or b""
    try:
        key = b64decode(kept, validate=True)
    except ValueError:
        return None
    return key if len(key) == KEY_SIZE else None


def _place() -> Place:
    if sys.platform == "win32":
        from posture.store.quiet import credentials

        return credentials
    if sys.platform == "darwin":
        from posture.store.quiet import keychain

        return keychain
    from posture.store.quiet import secret_service

    return secret_service
