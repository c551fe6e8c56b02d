"""Volumes that are mounted only once somebody looks into their folder."""

from __future__ import annotations

import re

from posture.facts.linux.machine.mounts import Mount
from posture.facts.linux.machine.optional_files import is_there
from posture.facts.linux.storage.block_devices import NOTHING, Protection
from posture.facts.linux.storage.volumes import NETWORK, Volumes
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotRecorded, NotThere
from posture.words.phrase import phrase

_TABLE = "/etc/fstab"
_SYSTEMD = "systemd-1"
_TAG = re.compile(r"(UUID|LABEL|PARTUUID|PARTLABEL)=\"?([^\"]*)\"?")
_ESCAPE = re.compile(r"\\([0-3][0-7]{2})")
_REMOTE = frozenset({"davfs", "davfs2", "sshfs", "fuse.s3fs", "glusterfs", "9p", "virtiofs"})


def waits(mount: Mount) -> bool:
    """Whether systemd waits there to mount something (systemd.automount(5)); autofs(5) mostly has servers."""
    return mount.kind == "autofs" and mount.source == _SYSTEMD


def protection(host: Host, volumes: Volumes, mount: Mount) -> Protection:
    """What encrypts the volume that would be mounted there, by ``/etc/fstab``.

    Nothing is looked into, for that would mount it. Undecided where the table does not name the volume.
    Source: fstab(5), systemd.mount(5) for ``x-systemd.automount``.
    """
    try:
        lines = [line.split() for line in host.read_text(_TABLE).splitlines()]
    except NotRecorded:
        return NOTHING  # a recording that was made before this was asked
    except NotThere:
        lines = []
    found = [row for row in lines if len(row) > 2 and not row[0].startswith("#")]
    rows = [row for row in found if _decoded(row[1]).rstrip("/") == mount.point]
    if rows:
        device, _, kind = rows[-1][:3]
        if kind in NETWORK | _REMOTE or ":/" in device or device.startswith("//"):
            return NOTHING
        tag = _TAG.fullmatch(device)
        path = f"/dev/disk/by-{tag[1].lower()}/{tag[2]}" if tag else _decoded(device)
        if path.startswith("/dev/") and is_there(host, path):
            return volumes.of_device(path)
    raise Undecided(
        Reason.UNRECOGNISED,
        phrase(
            "{volume} is mounted only once it is needed, and from which disk cannot be seen.",
            volume=mount.point,
        ),
        phrase("Open that folder, then check again."),
        "mountinfo",
    )


def _decoded(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 8)), text)
