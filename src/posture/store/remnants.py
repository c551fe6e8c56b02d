"""Files that could not be deleted: whether anything stands in them still, why they stay, and what to do."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from pathlib import Path
from typing import Final

from posture.words.phrase import phrase, sentences


class Cause(Enum):
    """What keeps a file from going."""

    IN_USE = phrase(
        "Another program is at work in “{folder}”, so this could not be deleted: {files}. Close every other "
        "Posture, or restart the computer, then delete everything once more."
    )
    FOLDER = phrase(
        "Your account may change nothing in “{folder}”, so this could not be deleted: {files}. Make the "
        "folder writable for your account, or have your IT do it, then delete everything once more."
    )
    OTHER = phrase(
        "In “{folder}” this could not be deleted ({why}): {files}. See that it is yours and that its disk "
        "can be written to, then delete everything once more."
    )


_EMPTY: Final = phrase("Nothing stands in it any more.")
_FULL: Final = phrase("What stands in it is still there.")

_IN_USE: Final = frozenset({errno.EBUSY, errno.ETXTBSY})
_IN_USE_ON_WINDOWS: Final = frozenset({32, 33})
"""ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of winerror.h."""
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)  # what a link leads to is not ours to empty


@dataclass(frozen=True, slots=True)
class Remnant:
    """A file that stays; ``why`` is what the system said."""

    file: Path
    cause: Cause
    why: str
    is_empty: bool


def delete(file: Path) -> Remnant | None:
    """Delete it, or where that cannot be, empty it; what is left, None where nothing is."""
    try:
        _unlink(file)
    except OSError as error:
        return Remnant(file, _cause(file, error), error.strerror or str(error), _is_emptied(file))
    return None


def told(remnants: Iterable[Remnant]) -> Iterator[str]:
    """A sentence for those that stay for the same reason: which they are, and what to do."""

    def reason(each: Remnant) -> tuple[str, str, str, bool]:
        return str(each.file.parent), each.cause.name, each.why, each.is_empty

    for (folder, cause, why, is_empty), same in groupby(sorted(remnants, key=reason), key=reason):
        files = tuple(each.file.name for each in same)
        stays = Cause[cause].value.filled(folder=folder, files=files, why=why)
        yield sentences(stays, _EMPTY if is_empty else _FULL)


def _unlink(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except PermissionError:
        # Windows keeps what is marked as read-only.
        file.chmod(0o600)
        file.unlink(missing_ok=True)


def _is_emptied(file: Path) -> bool:
    try:
        os.close(os.open(file, os.O_WRONLY | os.O_TRUNC | _NO_LINK))
    except OSError:
        return False
    return True


def _cause(file: Path, error: OSError) -> Cause:
    if error.errno in _IN_USE or getattr(error, "winerror", None) in _IN_USE_ON_WINDOWS:
        return Cause.IN_USE
    effective = os.access in os.supports_effective_ids
    if isinstance(error, PermissionError) and not os.access(
        file.parent, os.W_OK | os.X_OK, effective_ids=effective
    ):
        return Cause.FOLDER
    return Cause.OTHER
