"""Whether the person's files are backed up, and when that last went well."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.age import age
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.facts.windows.machine import registry
from posture.facts.windows.machine.file_time import file_time
from posture.host.model import Host

_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\FileHistory"
_NAME = "ProtectedUpToTime"
_METHOD = f"registry:{_NAME}"


def read(host: Host) -> Mapping[str, Answer]:
    """What File History noted of its last run.

    The time stands in a value that Microsoft does not document; the forensic tools plaso and RegRipper
    read it as the last backup, a FILETIME. It is 0 while a backup runs, and absent before the first:
    then it stays open, as for every other backup program, none of which leaves a trace that is known.
    """
    return decided(("configured", "age_days", "by"), _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    moment = file_time(registry.number(host, _KEY, _NAME) or 0)
    if moment is None:
        raise Undecided(
            Reason.UNRECOGNISED,
            "File History has noted no backup, and Posture knows no other backup program of Windows.",
            "Set up File History, or ask yourself when you last copied your files to another place.",
            _METHOD,
        )
    return {
        "configured": Known(True, _METHOD),
        "by": Known("file-history", _METHOD),
        "age_days": age(host, moment, _METHOD, moment.date().isoformat()),
    }
