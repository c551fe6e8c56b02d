"""Files of this computer, read carefully."""

from __future__ import annotations

import errno
import os
import stat
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Literal, TypeVar

from posture.host.model import FileStatus, HostError, NoAnswer, NotAllowed, NotThere
from posture.words.phrase import phrase

MOST_BYTES = 4 * 1024 * 1024

# Opening a pipe or a terminal by mistake must neither wait nor take it over.
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_ABSENT = frozenset(
    {errno.ENOENT, errno.ENOTDIR, errno.ESRCH, errno.ENXIO, errno.ENODEV, errno.ELOOP, errno.ENAMETOOLONG}
)
_CLOSED = frozenset({errno.EACCES, errno.EPERM})
_FIRST = datetime.min.replace(tzinfo=UTC)
_LAST = datetime.max.replace(tzinfo=UTC)

T = TypeVar("T")


def asked(path: str, question: Callable[[], T]) -> T:
    """What the question gives; the system's errors become the host's, with a sentence about the path."""
    if "\0" in path:  # Windows makes an error of any kind of it
        raise _no_such_name()
    try:
        return question()
    except OSError as error:
        raise _refusal(path, error) from error
    except ValueError as error:
        raise _no_such_name() from error


def _no_such_name() -> NotThere:
    """For a path that no file can have: it holds a NUL, or letters the file system cannot write."""
    return NotThere(phrase("There is no file of such a name."))


def read(path: str) -> bytes:
    """An ordinary file's bytes; a folder, pipe or device counts as not there.

    NoAnswer where it is larger than 4 MiB: half a file could say something else than the whole.
    ``/dev/null`` is the exception: a setting that was linked to it was emptied on purpose.
    """
    found = os.stat(path)  # noqa: PTH116 - paths are strings here
    if stat.S_ISCHR(found.st_mode) and os.path.samestat(found, os.stat(os.devnull)):  # noqa: PTH116
        return b""
    if not stat.S_ISREG(found.st_mode):
        raise NotThere(phrase("{path} is not an ordinary file.", path=path))
    descriptor = os.open(path, _OPEN)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotThere(phrase("{path} is not an ordinary file.", path=path))
        return whole(path, _read_up_to(descriptor, MOST_BYTES + 1))
    finally:
        os.close(descriptor)


def whole(path: str, data: bytes) -> bytes:
    """The bytes; NoAnswer where there are more of them than Posture reads."""
    if len(data) > MOST_BYTES:
        raise NoAnswer(phrase("{path} is larger than Posture reads.", path=path))
    return data


def unpacked(data: bytes) -> bytes:
    """The first 4 MiB of what a gzip file holds, even one that is cut off; ValueError for any other."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, MOST_BYTES)
    except zlib.error as error:
        raise ValueError("no gzip file") from error


def read_unlinked(path: str, most: int) -> bytes:
    """The first ``most`` bytes of an ordinary file that is no link itself; OSError for any other.

    For what a stranger made: a link could lead to this person's files, and a pipe has no end.
    """
    before = os.lstat(path)
    descriptor = -1
    try:
        if stat.S_ISREG(before.st_mode):
            descriptor = os.open(path, _OPEN | getattr(os, "O_NOFOLLOW", 0))
        if descriptor < 0 or not os.path.samestat(os.fstat(descriptor), before):
            raise OSError(errno.EINVAL, "not an ordinary file", path)
        return _read_up_to(descriptor, most)
    finally:
        if descriptor >= 0:
            os.close(descriptor)


def status(path: str) -> FileStatus:
    """What is known of a file without opening it, links followed."""
    found = os.stat(path)  # noqa: PTH116 - paths are strings here
    return FileStatus(
        _kind(found.st_mode),
        found.st_size,
        _moment(found.st_mtime),
        stat.S_IMODE(found.st_mode),
        found.st_uid,
    )


def _moment(seconds: float) -> datetime:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        # Some file systems keep years that no calendar has; the file is there all the same.
        return _LAST if seconds > 0 else _FIRST


def _kind(mode: int) -> Literal["file", "directory", "other"]:
    if stat.S_ISREG(mode):
        return "file"
    return "directory" if stat.S_ISDIR(mode) else "other"


def _read_up_to(descriptor: int, most: int) -> bytes:
    data = bytearray()
    while len(data) < most:
        chunk = os.read(descriptor, min(most - len(data), 1 << 20))
        if not chunk:
            break
        data += chunk
    return bytes(data)


def _refusal(path: str, error: OSError) -> HostError:
    if error.errno in _ABSENT:
        return NotThere(phrase("There is no {path}.", path=path))
    if error.errno in _CLOSED:
        return NotAllowed(phrase("{path} is closed to this account.", path=path))
    return NoAnswer(phrase("{path} could not be read.", path=path))
