"""How much room is left on the volumes that a person fills."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.machine.mounts import mount_of, read_mounts
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.host.model import Host, Space

_METHOD = "statvfs"
_GIGABYTE = 10**9

# A system image is always full and memory always empties; neither says how much room is left.
_NOT_FILLED = frozenset({"tmpfs", "ramfs", "squashfs", "erofs", "iso9660", "cramfs", "autofs"})


def read(host: Host) -> Mapping[str, Answer]:
    """Free room on the fullest of the volumes that hold ``/``, ``/var``, ``/home`` and the person's home.

    Counts what this account may use (statvfs(3), f_bavail).
    """
    spaces = {point: space for point in _points(host) if (space := host.space(point)).total > 0}
    if not spaces:
        nothing = Unreadable(Reason.UNRECOGNISED, "No volume here is one that fills up.", method=_METHOD)
        return {"free_percent": nothing, "free_gb": nothing}
    point, space = min(spaces.items(), key=lambda item: _percent(item[1]))
    return {
        "free_percent": Known(round(_percent(space), 1), _METHOD, point),
        "free_gb": Known(round(space.free / _GIGABYTE, 1), _METHOD, point),
    }


def _points(host: Host) -> tuple[str, ...]:
    mounts = read_mounts(host)
    found = (mount_of(mounts, path) for path in ("/", "/var", "/home", host.home()))
    volumes = (mount for mount in found if mount is not None and mount.kind not in _NOT_FILLED)
    return tuple(dict.fromkeys(mount.point for mount in volumes if "ro" not in mount.options))


def _percent(space: Space) -> float:
    return 100 * space.free / space.total
