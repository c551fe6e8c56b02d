"""Where copies go, and whether that is a place that is lost together with what was copied."""

from __future__ import annotations

import re
from collections.abc import Collection

from posture.facts.linux.machine.mounts import mount_of, read_mounts
from posture.facts.model import Reason, Unreadable
from posture.host.model import Host, HostError
from posture.words.phrase import phrase

# How programs write that a place is a folder: ``local:/b`` (restic), ``file:///b`` (Borg, duplicity).
_LOCAL = re.compile(r"^(?:local:|file://)(?=/)")


def stay_here(host: Host, targets: Collection[str]) -> bool:
    """Whether all copies lie inside the home folder, and are lost, spoilt or deleted with it.

    What is mounted there is another disk or a server. A target that only a run would tell lies elsewhere.
    """
    return bool(targets) and all(_stays(host, _LOCAL.sub("", target)) for target in targets)


def kept_here(title: str, method: str) -> Unreadable:
    """Why copies inside the home folder are none that count."""
    return Unreadable(
        Reason.UNRECOGNISED,
        phrase("{program} keeps its copies inside your home folder.", program=title),
        phrase("Let it copy to another disk or to a server: what takes your files takes these copies too."),
        method,
    )


def _stays(host: Host, target: str) -> bool:
    home, path = _real(host, host.home().rstrip("/")), target.rstrip("/")
    if not (home and path.startswith("/")):
        return False
    path = _real(host, path)
    if path != home and not path.startswith(f"{home}/"):
        return False
    try:
        mounts = read_mounts(host)
    except HostError:
        return True
    there, here = mount_of(mounts, path), mount_of(mounts, home)
    return there is None or here is None or there.number == here.number


def _real(host: Host, path: str) -> str:
    """Where a path leads: to a disk elsewhere, as ``~/backup`` may, or to ``/var/home``."""
    parts = path.split("/")
    for end in range(len(parts), 1, -1):
        # Of a folder that is not there yet, or that the account may not see, the one that it lies in tells.
        try:
            found = host.resolve("/".join(parts[:end]))
        except HostError:
            continue
        return "/".join((found.rstrip("/"), *parts[end:]))
    return path
