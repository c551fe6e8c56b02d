"""What protects the volume that a path lies on, whatever its file system."""

from __future__ import annotations

from functools import reduce
from operator import or_

from posture.facts.linux.machine.mounts import Mount, mount_of, read_mounts
from posture.facts.linux.storage.block_devices import NOTHING, BlockDevices, Protection, encrypted_by
from posture.facts.linux.storage.pooled_volumes import bcachefs, btrfs, zfs
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError

IN_MEMORY = frozenset({"tmpfs", "ramfs"})
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ceph", "afs", "fuse.sshfs", "fuse.glusterfs", "fuse.rclone"}
)
_SHARED_BY_THE_MACHINE_AROUND = frozenset({"9p", "virtiofs", "vboxsf", "fuse.vmhgfs-fuse", "prl_fs"})
_OVERLAY = frozenset({"overlay", "aufs", "unionfs", "fuse.fuse-overlayfs"})
_ENCRYPTING = {
    "ecryptfs": "eCryptfs",
    "fuse.gocryptfs": "gocryptfs",
    "fuse.encfs": "EncFS",
    "fuse.cryfs": "CryFS",
    "fuse.securefs": "securefs",
}
# Where Debian, Fedora, Arch and Ubuntu mount the medium they were started from without installing.
_LIVE = ("/run/live/medium", "/run/initramfs/live", "/run/archiso", "/cdrom/casper")
_MOST_STEPS = 12


class Volumes:
    """The mounted volumes of a host and what protects each."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._mounts = read_mounts(host)
        self._devices = BlockDevices(host, self._of_file)
        self._steps = 0

    def mount_of(self, path: str) -> Mount:
        """The mount of a path; Undecided where nothing is mounted for it."""
        mount = mount_of(self._mounts, path)
        if mount is None:
            raise Undecided(
                Reason.UNRECOGNISED, f"The system's list of mounts names none for {path}.", method="mountinfo"
            )
        return mount

    def protection(self, mount: Mount) -> Protection:
        """What encrypts a mounted volume; Undecided or a HostError where that cannot be read."""
        if mount.kind in _ENCRYPTING:
            return encrypted_by(_ENCRYPTING[mount.kind])
        if mount.kind in IN_MEMORY or mount.kind in _NETWORK:
            return NOTHING
        if mount.kind in _SHARED_BY_THE_MACHINE_AROUND:
            raise Undecided(
                Reason.UNSUPPORTED,
                f"The disk of {mount.point} belongs to the computer that shares it with this one.",
            )
        if mount.kind in _OVERLAY:
            return self._overlay(mount)
        return self._on_devices(mount)

    def _on_devices(self, mount: Mount) -> Protection:
        match mount.kind:
            case "btrfs":
                return btrfs(self._host, self._devices, mount)
            case "zfs":
                return zfs(self._host, self._devices, mount)
            case "bcachefs":
                return bcachefs(self._devices, mount)
        if mount.has_block_device:
            return self._devices.numbered(mount.device)
        raise Undecided(
            Reason.UNRECOGNISED,
            f"Posture does not know where the file system of {mount.point} ({mount.kind}) keeps its files.",
            method="mountinfo",
        )

    def _overlay(self, mount: Mount) -> Protection:
        image = self.mount_of("/sysroot")
        if image.point == "/sysroot" and image.kind not in _OVERLAY:
            # ostree and bootc systems show their root as an overlay of what lies in /sysroot.
            return self.protection(image)
        upper = mount.option("upperdir")
        holder = mount_of(self._mounts, upper) if upper.startswith("/") else None
        if (holder is not None and holder.kind in IN_MEMORY) or any(map(self._exists, _LIVE)):
            raise Undecided(
                Reason.UNSUPPORTED, "This is a live system: it keeps nothing on the computer's disk."
            )
        if holder in (None, mount):
            raise Undecided(
                Reason.UNRECOGNISED,
                f"{mount.point} is laid over folders that cannot be seen from here.",
                method="mountinfo",
            )
        layers = (layer for layer in (upper, *mount.option("lowerdir").split(":")) if layer.startswith("/"))
        return reduce(or_, map(self._of_file, layers), NOTHING)

    def _exists(self, path: str) -> bool:
        try:
            return self._host.exists(path)
        except HostError:
            return False

    def _of_file(self, path: str) -> Protection:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise Undecided(
                Reason.UNRECOGNISED, "The volumes of this computer lie on each other in a circle."
            )
        return self.protection(self.mount_of(path))
