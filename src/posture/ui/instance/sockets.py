"""The seat as a lock and a socket in the folder that is this account's alone. Sources: flock(2), unix(7)."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSocketNotifier, QTimer

from posture.ui.instance.seat import Bell, Word

if TYPE_CHECKING:
    import socket

_PATIENCE: Final = 2.0  # seconds
_PAUSE: Final = 0.05
_REST: Final = 1000  # milliseconds for which nobody is let in, where the system has no room for a visitor
_MOST: Final = 16  # visitors at once; each takes one of the few files that a program may have open
_LONGEST: Final = 16  # bytes; a word is shorter
_HEARD: Final = b"\n"
_LONGEST_PATH: Final = 103  # bytes of a socket's address on macOS; Linux has four more

if sys.platform != "win32":

    class SocketSeat:
        """Whoever holds the lock has the seat; a socket that is left of one that ended is replaced."""

        def __init__(self, name: str) -> None:
            folder = _own_folder()
            if folder is not None and len(os.fsencode(folder / name)) > _LONGEST_PATH:
                folder = None
            self._lock = None if folder is None else folder / f"{name}.lock"
            self._door = None if folder is None else folder / name
            self._held: int | None = None
            self._server: socket.socket | None = None
            self._watching: dict[socket.socket, QSocketNotifier] = {}

        def take(self) -> bool:
            if self._lock is None:
                return True
            import fcntl

            held = os.open(self._lock, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                os.close(held)
                return False
            self._held = held
            return True

        def ring(self, word: Word) -> bool:
            import socket  # only for a second start: the first one's frame does not wait for it

            until = time.monotonic() + _PATIENCE
            while self._door is not None and time.monotonic() < until:
                with socket.socket(socket.AF_UNIX) as there, contextlib.suppress(OSError):
                    there.settimeout(max(_PAUSE, until - time.monotonic()))
                    there.connect(str(self._door))
                    there.sendall(word.encode())
                    return there.recv(1) == _HEARD
                time.sleep(_PAUSE)  # it is starting, and does not listen yet
            return False

        def listen(self, bell: Bell) -> None:
            if self._door is None or self._held is None:
                return
            import socket

            self._server = socket.socket(socket.AF_UNIX)
            try:
                self._door.unlink(missing_ok=True)
                self._server.bind(str(self._door))
                self._server.listen()
                self._server.setblocking(False)
            except OSError:  # a full disk, say: a second start finds nobody, and has its own window
                self._server.close()
                self._server = None
                return
            self._watch(self._server, partial(self._let_in, bell))

        def leave(self) -> None:
            for each in list(self._watching):
                self._forget(each)
            if self._server is not None and self._door is not None:
                self._door.unlink(missing_ok=True)
                self._server = None
            if self._held is not None:
                os.close(self._held)
                self._held = None

        def _let_in(self, bell: Bell) -> None:
            """Take the next visitor; where it is full, who has said nothing for longest goes."""
            if self._server is None:
                return
            try:
                visitor, _ = self._server.accept()
            except OSError:  # gone again, or too many files are open: it would ring on and on
                self._rest(self._watching[self._server])
                return
            visitor.setblocking(False)
            silent = [each for each in self._watching if each is not self._server]
            for each in silent[: max(0, len(silent) + 1 - _MOST)]:
                self._forget(each)
            self._watch(visitor, partial(self._hear, bell, visitor))

        def _rest(self, watcher: QSocketNotifier) -> None:
            """Look at the door again in a while; a timer of the watcher's own ends with it."""
            watcher.setEnabled(False)
            timer = QTimer(watcher, singleShot=True, interval=_REST)
            timer.timeout.connect(partial(watcher.setEnabled, True))
            timer.timeout.connect(timer.deleteLater)
            timer.start()

        def _hear(self, bell: Bell, visitor: socket.socket) -> None:
            """Act on what is a word, to the letter, and on nothing else; nobody is waited for."""
            with contextlib.suppress(OSError):
                said = visitor.recv(_LONGEST)
                if said in {word.encode() for word in Word}:
                    visitor.send(_HEARD)
                    bell.rung.emit(said.decode())
            self._forget(visitor)

        def _watch(self, opened: socket.socket, act: partial[None]) -> None:
            watcher = QSocketNotifier(opened.fileno(), QSocketNotifier.Type.Read)
            watcher.activated.connect(lambda *_: act())
            self._watching[opened] = watcher

        def _forget(self, opened: socket.socket) -> None:
            watcher = self._watching.pop(opened, None)
            if watcher is not None:
                watcher.setEnabled(False)
                watcher.deleteLater()
            opened.close()

    def _own_folder() -> Path | None:
        """A folder that only this account can enter; None where there is none.

        Linux: the XDG base directories' runtime folder. macOS: its temporary folder is one (confstr(3)).
        """
        if sys.platform == "darwin":
            import tempfile

            folder = Path(tempfile.gettempdir())
        else:
            folder = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
        try:
            status = folder.stat()
        except OSError:
            return None
        own = status.st_uid == os.getuid() and not status.st_mode & 0o077
        return folder if folder.is_absolute() and own else None
