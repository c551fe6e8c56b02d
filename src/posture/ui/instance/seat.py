"""The one seat that a window (or an icon in the tray) of a home has, and the bell at its door."""

from __future__ import annotations

import hashlib
import sys
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal


class Word(StrEnum):
    """All that can be said at the door; whatever else comes through it is passed over."""

    SHOW = "show"
    """Show yourself."""

    TOLD = "told"
    """Show yourself, at the page that the newest notification was about."""

    ODD = "odd"
    """Show yourself, at the page for when something odd happened."""

    END = "end"
    """Be gone: for the icon in the tray, where the person wants it no more. A window does not heed it."""


class Bell(QObject):
    """What the one at the seat listens to."""

    rung = Signal(str)
    """A ``Word`` was said at the door."""


class Seat(Protocol):
    """A place that one program at a time can take."""

    def take(self) -> bool:
        """Take it until the program ends, however it ends; whether it was free.

        Where the system has no place for it, it is always free.
        """
        ...

    def ring(self, word: Word) -> bool:
        """Say the word to the one at the seat; False where it does not answer within two seconds.

        Whoever gets no answer shall act as if the seat were free: one that hangs must keep nobody out.
        """
        ...

    def listen(self, bell: Bell) -> None:
        """Have the bell rung from now on; only for the one at the seat."""
        ...

    def leave(self) -> None: ...


def seat(home: Path, kind: str) -> Seat:
    """The seat of a home's window, or of another ``kind`` of program."""
    name = f"posture-{kind}-{hashlib.sha256(str(home).encode()).hexdigest()[:16]}"
    if sys.platform == "win32":
        from posture.ui.instance.events import EventSeat

        return EventSeat(name)
    else:  # noqa: RET505 - the other system's module is empty
        from posture.ui.instance.sockets import SocketSeat

        return SocketSeat(name)
