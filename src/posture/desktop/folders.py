"""Folders that the entries of Posture need, and that go with them; an entry is there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from posture.desktop.errors import DesktopError
from posture.words.phrase import Phrase


def make(folder: Path) -> tuple[Path, ...]:
    """Have the folder be there, and give back what was made for it, the innermost first.

    OSError where it cannot be; then what was made on the way is gone again.
    """
    missing = tuple(each for each in (folder, *folder.parents) if not each.exists())
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        take_back(missing)
        raise
    return missing


def take_back(folders: Iterable[Path]) -> None:
    """Take those away that are there and empty, the innermost first; all others stay as they are."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


@contextmanager
def whole(folder: Path, undo: Callable[[], None], refused: Phrase) -> Iterator[None]:
    """Have the folder be there for the entry that is made inside; where that fails, all of it goes again.

    Then it raises DesktopError with ``refused``, whose ``why`` is filled; or what ``undo`` raises, where that
    could not put it back.
    """
    made: tuple[Path, ...] = ()
    try:
        made = make(folder)
        yield
    except (OSError, DesktopError) as error:
        try:
            undo()
        finally:
            take_back(made)
        raise DesktopError(refused.filled(why=_why(error))) from error


def _why(error: OSError | DesktopError) -> str:
    if isinstance(error, DesktopError):
        return error.within
    return (error.strerror or str(error)).rstrip(".")


def base_folder(variable: str, *usual: str) -> Path:
    """A folder of the XDG base directories; a relative one is to be passed over."""
    chosen = Path(os.environ.get(variable, ""))
    return chosen if chosen.is_absolute() else Path.home().joinpath(*usual)
