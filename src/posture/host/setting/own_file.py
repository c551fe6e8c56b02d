"""Files of the person's own settings, and those among them that somebody else has closed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from posture.host.model import NotAllowed
from posture.words.phrase import phrase


def config_home() -> Path:
    """The folder of the person's own settings (XDG Base Directory Specification)."""
    named = os.environ.get("XDG_CONFIG_HOME", "")
    return Path(named) if named.startswith("/") else Path("~/.config").expanduser()


def refuse_closed(file: Path) -> None:
    """NotAllowed where the file is there and is not this account's own, or it may not write it.

    Whoever owns a folder can replace any file in it, by renaming: that a file is closed is seen by no error,
    and is to be asked. It is how IT fixes a setting without a word of the desktop's. Links are followed.
    """
    if sys.platform == "win32":  # there no setting that is put lies in a file
        return
    try:
        status = file.stat()
    except FileNotFoundError:
        return
    except OSError as error:
        raise NotAllowed(phrase("{path} is closed to this account.", path=str(file))) from error
    if status.st_uid != os.geteuid() or not status.st_mode & 0o200 or not os.access(file, os.W_OK):
        raise NotAllowed(phrase("{path} is closed to this account.", path=str(file)))
