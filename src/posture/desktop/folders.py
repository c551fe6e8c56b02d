"""Folders that the entries of Posture need, and that go with them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


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


def base_folder(variable: str, *usual: str) -> Path:
    """A folder of the XDG base directories; a relative one is to be passed over."""
    chosen = Path(os.environ.get(variable, ""))
    return chosen if chosen.is_absolute() else Path.home().joinpath(*usual)
