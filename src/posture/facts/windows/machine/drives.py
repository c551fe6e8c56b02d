"""The drives that hold Windows and the person's files."""

from __future__ import annotations

import re

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.facts.windows.machine.own_folders import own_folders
from posture.host.model import Host, NotRecorded
from posture.words.phrase import phrase

_DRIVE = re.compile(r"(?:\\\\[?.]\\)?([A-Za-z]:)")
_REMOTE = 4  # DRIVE_REMOTE of GetDriveTypeW, fileapi.h


def own_drives(host: Host) -> tuple[str, ...]:
    """Like ``("C:", "D:")``: the system's drive, and those that hold the person's folders.

    What lies on the network, under a letter or without one, lies on no drive of this computer and is
    left out. Undecided where the environment does not name the system's drive, or where a folder
    lies on none that can be told.
    """
    system = _drive(host.environment("SystemDrive") or "")
    if system is None:
        raise Undecided(
            Reason.NOT_FOUND, phrase("Windows does not say which drive it is on."), method="environment"
        )
    found = dict.fromkeys((system, *filter(None, map(_drive, (host.home(), *own_folders(host))))))
    return tuple(drive for drive in found if drive == system or not _is_remote(host, drive))


def _drive(path: str) -> str | None:
    found = _DRIVE.match(path)
    return found[1].upper() if found else None


def _is_remote(host: Host, drive: str) -> bool:
    """Whether a letter stands for a folder of another computer; recordings may be older than the question."""
    try:
        return host.native(f"drive-type:{drive}") == _REMOTE
    except NotRecorded:
        return False
