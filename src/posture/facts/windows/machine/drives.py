"""The drives that hold Windows and the person's files."""

from __future__ import annotations

import re

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host

_DRIVE = re.compile(r"[A-Za-z]:")


def own_drives(host: Host) -> tuple[str, ...]:
    """Like ``("C:",)``: the system's drive, and the person's where their folder lies on another.

    A person's folder on the network lies on no drive of this computer and is left out. Undecided
    where the environment does not name the system's drive.
    """
    system = _drive(host.environment("SystemDrive") or "")
    if system is None:
        raise Undecided(Reason.NOT_FOUND, "Windows does not say which drive it is on.", method="environment")
    own = _drive(host.home())
    return tuple(dict.fromkeys(filter(None, (system, own))))


def _drive(path: str) -> str | None:
    found = _DRIVE.match(path)
    return found[0].upper() if found else None
