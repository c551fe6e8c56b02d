"""Whether rights, or a disk that is not connected, keep this account from what Posture keeps."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from posture.words.phrase import Phrase, phrase


def astray(path: Path) -> Path | None:
    """The link on the way to a file, or the file itself, that leads to what is not there; None without one.

    So it is where the data folder lies on a disk that is not connected.
    """
    for place in (*reversed(path.parents), path):
        if _leads_nowhere(place):
            return place
    return None


def _leads_nowhere(place: Path) -> bool:
    try:
        if place.is_symlink():
            place.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        pass  # it is closed, which is another matter
    return False


def barred(path: Path) -> Phrase | None:
    """What keeps this account from a file: a folder on the way, or the file itself, that is closed, or a link
    to what is not there; what that means and what to do.

    None where neither is in anybody's way.
    """
    if (link := astray(path)) is not None:
        return phrase(
            "“{link}” leads to “{place}”, which is not there now, perhaps because its disk is not connected. "
            "What you did with Posture may lie there. Connect the disk, then try again.",
            link=str(link),
            place=os.path.realpath(link),
        )
    effective = os.access in os.supports_effective_ids
    for place in (*reversed(path.parents), path):
        try:
            is_folder = stat.S_ISDIR(place.stat().st_mode)
        except OSError:
            return None  # it is not there: what is closed before it was met already
        if is_folder is (place == path):
            return None  # something else stands in its way
        needed = os.X_OK if is_folder else os.R_OK
        if not os.access(place, needed, effective_ids=effective):
            return phrase(
                "“{place}” is closed to your account, so Posture can neither see nor keep what you did with "
                "it. Make it readable and writable for your account, then try again.",
                place=str(place),
            )
    return None


def unopened(path: Path) -> Phrase:
    """What keeps a file from being opened where the system refused it, and what to do."""
    return barred(path) or phrase(
        "“{folder}” cannot be opened. Make it readable and writable for your account.",
        folder=str(path.parent),
    )
