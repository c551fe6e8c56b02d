"""A file of equal slots: wrapped ballots and random bytes, which nobody without the key can tell apart."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from posture.collector.box.wrapping import SIZE
from posture.collector.durable import sync_folder
from posture.collector.errors import CollectorError

if sys.platform != "win32":
    import fcntl

_AT_ONCE: Final = 512  # slots read or written at a time, some 650 kB


class SlotFile:
    """The file at ``path``, for this process alone.

    Made with ``slots`` slots of random bytes where it is not there. Raises CollectorError where another
    process holds it, OSError where the disk fails.
    """

    def __init__(self, path: Path, slots: int) -> None:
        self.path = path
        self._fresh = path.with_name(f"{path.name}.new")
        self._lock_path = path.with_name(f"{path.name}.lock")
        lock = _locked(self._lock_path)
        self._handles: tuple[int, ...] = (lock,)
        try:
            self._fresh.unlink(missing_ok=True)  # a rewriting that a crash cut short
            if not path.exists():
                self._replace(random_slots(slots))
            self._open()
        except BaseException:
            self.close()
            raise

    def __len__(self) -> int:
        return self._slots

    def __iter__(self) -> Iterator[bytes]:
        """What the slots hold, from the first to the last."""
        for start in range(0, self._slots, _AT_ONCE):
            part = os.pread(self._file, _AT_ONCE * SIZE, start * SIZE)
            for place in range(0, len(part), SIZE):
                yield part[place : place + SIZE]

    def read(self, slot: int) -> bytes:
        return os.pread(self._file, SIZE, slot * SIZE)

    def write(self, slot: int, data: bytes) -> None:
        """Write one slot; it is on the disk after ``sync``, and may be there in half before."""
        if os.pwrite(self._file, data, slot * SIZE) != len(data):
            raise OSError(0, "the disk is full", str(self.path))

    def sync(self) -> None:
        os.fdatasync(self._file)

    def rewrite(self, contents: Iterable[bytes]) -> None:
        """Put new contents in the place of the file: after a crash it is the old ones or the new ones."""
        self._replace(contents)
        self.reopen()

    def reopen(self) -> None:
        """Look again at what lies at the path."""
        lock, *before = self._handles
        for handle in before:
            os.close(handle)
        self._handles = (lock,)
        self._open()

    def close(self) -> None:
        """Let go; once more does nothing."""
        handles, self._handles = self._handles, ()
        for handle in handles:
            os.close(handle)

    def remove(self) -> None:
        """Remove the file and whatever stands beside it, and let go."""
        for path in (self.path, self._fresh, self._lock_path):
            path.unlink(missing_ok=True)
        sync_folder(self.path.parent)
        self.close()

    def _replace(self, contents: Iterable[bytes]) -> None:
        handle = os.open(self._fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb", buffering=_AT_ONCE * SIZE) as file:
            file.writelines(contents)
            file.flush()
            os.fsync(file.fileno())
        self._fresh.replace(self.path)
        sync_folder(self.path.parent)

    def _open(self) -> None:
        """Open the file, and see that its last slot is whole: one that was cut off is filled up."""
        self._file = os.open(self.path, os.O_RDWR)
        self._handles = (*self._handles, self._file)
        size = os.fstat(self._file).st_size
        self._slots = max(1, -(-size // SIZE))
        os.pwrite(self._file, os.urandom(self._slots * SIZE - size), size)


def random_slots(number: int) -> Iterator[bytes]:
    """The contents of so many free slots."""
    for start in range(0, number, _AT_ONCE):
        yield os.urandom(min(_AT_ONCE, number - start) * SIZE)


def _locked(path: Path) -> int:
    """A handle on the lock file, which no other process has while this one lives."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    if sys.platform != "win32":
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(handle)
            raise CollectorError(
                f"Another process holds the ballots of this round ({path}). Is the server running?"
            ) from error
    return handle
