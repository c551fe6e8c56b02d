"""Whether the rights of files and folders keep this account from what Posture keeps."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from posture.words.phrase import Phrase, phrase


def closed(path: Path) -> Phrase | None:
    """Which folder on the way to a file, or the file itself, is closed; what that means and what to do.

    None where the rights are in nobody's way.
    """
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
    return closed(path) or phrase(
        "“{folder}” cannot be opened. Make it readable and writable for your account.",
        folder=str(path.parent),
    )
