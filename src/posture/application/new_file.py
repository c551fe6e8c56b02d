"""Files that are written where there was none, so that nothing of a person's is ever written over."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from posture.application.errors import ApplicationError
from posture.words.phrase import phrase


def write_new(file: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file, whole or not at all; ``private`` ones are readable for this account alone.

    ApplicationError where it is there already or cannot be written.
    """
    try:
        opened = open(file, "xb", opener=_for_me) if private else file.open("xb")  # noqa: SIM115
    except FileExistsError as error:
        raise ApplicationError(
            phrase("There is a file “{file}” already. Choose another name.", file=str(file))
        ) from error
    except OSError as error:
        raise cannot_write(file, error) from error
    try:
        with opened:
            opened.write(data)
    except BaseException as error:
        take_back(file)  # half of it would be in the way of the next try
        if isinstance(error, OSError):
            raise cannot_write(file, error) from error
        raise


def _for_me(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def take_back(file: Path) -> None:
    """Delete a file that was written just now, as far as that can be done."""
    with suppress(OSError):
        file.unlink()


def cannot_write(place: Path, error: OSError) -> ApplicationError:
    """Why a file or folder could not be written, in a sentence."""
    return ApplicationError(
        phrase(
            "“{file}” could not be written ({why}). Nothing is lost; choose another place, or make room.",
            file=str(place),
            why=(error.strerror or type(error).__name__),
        )
    )
