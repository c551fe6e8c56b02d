"""File systems that are laid over others: what was kept on a disk, and what only lives until the end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from posture.facts.linux.machine import signs
from posture.facts.linux.machine.mounts import Mount, mount_of
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError
from posture.words.phrase import phrase

OVERLAY = frozenset({"overlay", "aufs", "unionfs", "fuse.fuse-overlayfs"})
IN_MEMORY = frozenset({"tmpfs", "ramfs"})
IMAGES = frozenset({"squashfs", "erofs", "iso9660", "udf", "cramfs", "romfs"})

# Where Debian, Fedora, Arch and Ubuntu mount the medium they were started from without installing.
_LIVE = ("/run/live/medium", "/run/initramfs/live", "/run/archiso", "/cdrom/casper")
# The root device in the kernel's command line (kernel-parameters.txt, dracut.cmdline(7)).
_ROOT = re.compile(r"(?:^|\s)root=(?:(?P<tag>UUID|PARTUUID|LABEL|PARTLABEL)=)?(?P<name>[^\s:]+)(?=\s|$)")


def kept_layers(host: Host, mounts: Sequence[Mount], overlay: Mount) -> tuple[str, ...]:
    """The folders and devices below an overlay that outlive the computer's end.

    An installed system may keep its changes in memory (overlayroot, raspi-config): then what lies below is
    what was kept. Undecided for a live system, which keeps nothing, and where the layers cannot be seen.
    """
    if any(signs.is_seen(host, path) for path in _LIVE):
        raise _live()
    upper = overlay.option("upperdir")
    layers = [layer for layer in (upper, *overlay.option("lowerdir").split(":")) if layer.startswith("/")]
    holders = {layer: _holder(mounts, layer, overlay) for layer in layers}
    seen = {layer: holder for layer, holder in holders.items() if holder is not None}
    kept = tuple(layer for layer, holder in seen.items() if holder.kind not in IN_MEMORY | IMAGES)
    above = seen.get(upper)
    if kept and above is not None and len(seen) == len(holders):
        return kept
    root = _root_device(host)
    if root:
        return (root,)
    if above is not None:
        raise _live()
    raise Undecided(
        Reason.UNRECOGNISED,
        phrase("{volume} is laid over folders that cannot be seen from here.", volume=overlay.point),
        phrase("“findmnt” on the computer itself shows what lies below."),
        method="mountinfo",
    )


def lives_in_memory(mounts: Sequence[Mount], mount: Mount) -> bool:
    """Whether what is written to a mount goes to memory."""
    if mount.kind not in OVERLAY:
        return mount.kind in IN_MEMORY
    holder = _holder(mounts, mount.option("upperdir"), mount)
    return holder is not None and holder.kind in IN_MEMORY


def _holder(mounts: Sequence[Mount], layer: str, overlay: Mount) -> Mount | None:
    """The mount that a layer lies on; nothing where the overlay hides it."""
    found = mount_of(mounts, layer) if layer.startswith("/") else None
    return None if found is overlay else found


def _root_device(host: Host) -> str:
    """The device in ``/dev`` that the kernel was told to start from; nothing where none is named."""
    try:
        found = _ROOT.search(host.read_text("/proc/cmdline"))
        if found is None:
            return ""
        name = found["name"].strip('"')
        path = f"/dev/disk/by-{found['tag'].lower()}/{name}" if found["tag"] else name
        return host.resolve(path) if path.startswith("/dev/") else ""
    except HostError:
        return ""


def _live() -> Undecided:
    return Undecided(
        Reason.UNSUPPORTED,
        phrase("This is a live system: it keeps nothing on the computer's disk."),
        phrase("Look at the system that is installed on this computer."),
        "mountinfo",
    )
