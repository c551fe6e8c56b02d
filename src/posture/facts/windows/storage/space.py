"""How much room is left on the drives that hold Windows and the person's files."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.facts.windows.machine.drives import own_drives
from posture.host.model import Host, Space
from posture.words.phrase import phrase

_METHOD = "GetDiskFreeSpaceEx"
_GIGABYTE = 10**9


def read(host: Host) -> Mapping[str, Answer]:
    """Free room on the fullest of the system's and the person's drives, as this account may use it."""
    return decided(("free_percent", "free_gb", "volume"), _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    spaces = {drive: host.space(f"{drive}\\") for drive in own_drives(host)}
    filled = {drive: space for drive, space in spaces.items() if space.total > 0}
    if not filled:
        raise Undecided(Reason.UNRECOGNISED, phrase("Windows gives its drives no size."), method=_METHOD)
    drive, space = min(filled.items(), key=lambda item: _percent(item[1]))
    return {
        "free_percent": Known(round(_percent(space), 1), _METHOD, drive),
        "free_gb": Known(round(space.free / _GIGABYTE, 1), _METHOD, drive),
        "volume": Known(drive, _METHOD),
    }


def _percent(space: Space) -> float:
    return 100 * space.free / space.total
