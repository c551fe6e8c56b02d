"""What protects the volume that a path lies on, whatever its file system."""

from __future__ import annotations

from functools import reduce
from operator import or_

from posture.facts.linux.machine.mounts import Mount, mount_of, read_mounts
from posture.facts.linux.storage.block_devices import NOTHING, BlockDevices, Protection, encrypted_by
from posture.facts.linux.storage.overlays import IN_MEMORY, OVERLAY, kept_layers
from posture.facts.linux.storage.pooled_volumes import bcachefs, btrfs, zfs
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host
from posture.words.phrase import phrase

NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ceph", "afs", "fuse.sshfs", "fuse.glusterfs", "fuse.rclone"}
)
_SHARED_BY_THE_MACHINE_AROUND = frozenset({"9p", "virtiofs", "vboxsf", "fuse.vmhgfs-fuse", "prl_fs"})
_ENCRYPTING = {
    "ecryptfs": "eCryptfs",
    "fuse.gocryptfs": "gocryptfs",
    "fuse.encfs": "EncFS",
    "fuse.cryfs": "CryFS",
    "fuse.securefs": "securefs",
}
# File systems in user space that show the folders of others; which ones, no list of mounts tells.
SHOWING_OTHERS = frozenset(
    {"fuse.mergerfs", "fuse.mhddfs", "fuse.bindfs", "fuse.unionfs", "fuse.unionfs-fuse", "fuse.policyfs"}
)
POOLED = frozenset({"btrfs", "zfs", "bcachefs"})
_MOST_STEPS = 12


class Volumes:
    """The mounted volumes of a host and what protects each."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self.mounts = read_mounts(host)
        self._devices = BlockDevices(host, self.of_file)
        self._known: dict[Mount, Protection] = {}
        self._steps = 0

    def mount_of(self, path: str) -> Mount:
        """The mount of a path; Undecided where nothing is mounted for it."""
        mount = mount_of(self.mounts, path)
        if mount is None:
            raise Undecided(
                Reason.UNRECOGNISED,
                phrase("The system's list of mounts names none for {path}.", path=path),
                phrase("Check again; the list may have been cut off."),
                "mountinfo",
            )
        return mount

    def protection(self, mount: Mount) -> Protection:
        """What encrypts a mounted volume; Undecided or a HostError where that cannot be read."""
        if mount not in self._known:
            self._known[mount] = self._look(mount)
        return self._known[mount]

    def _look(self, mount: Mount) -> Protection:
        if mount.kind in _ENCRYPTING:
            return encrypted_by(_ENCRYPTING[mount.kind])
        if mount.kind in IN_MEMORY or mount.kind in NETWORK:
            return NOTHING
        if mount.kind in _SHARED_BY_THE_MACHINE_AROUND:
            raise Undecided(
                Reason.UNSUPPORTED,
                phrase(
                    "The disk of {volume} belongs to the computer that shares it with this one.",
                    volume=mount.point,
                ),
                phrase("Look at the computer itself."),
                "mountinfo",
            )
        if mount.kind in OVERLAY:
            return self._overlay(mount)
        return self._on_devices(mount)

    def _on_devices(self, mount: Mount) -> Protection:
        match mount.kind:
            case "btrfs":
                return btrfs(self._host, self._devices, mount)
            case "zfs":
                return zfs(self._host, self._devices, mount)
            case "bcachefs":
                return bcachefs(self._host, self._devices, mount)
        if mount.has_block_device:
            return self._devices.numbered(mount.device)
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase(
                "Posture does not know where the file system of {volume} ({kind}) keeps its files.",
                volume=mount.point,
                kind=mount.kind,
            ),
            phrase("“findmnt” shows where it comes from."),
            "mountinfo",
        )

    def _overlay(self, mount: Mount) -> Protection:
        image = self.mount_of("/sysroot")
        if image.point == "/sysroot" and image.kind not in OVERLAY:
            # ostree and bootc systems show their root as an overlay of what lies in /sysroot.
            return self.protection(image)
        layers = kept_layers(self._host, self.mounts, mount)
        return reduce(or_, map(self._of_layer, layers), NOTHING)

    def _of_layer(self, layer: str) -> Protection:
        return self._devices.at(layer) if layer.startswith("/dev/") else self.of_file(layer)

    def written(self, mount: Mount) -> Protection:
        """What encrypts the files that are written to a mount: of an overlay, only its upper layer."""
        found = self.protection(mount)
        upper = mount.option("upperdir")
        if mount.kind not in OVERLAY or not found.open or not upper.startswith("/"):
            return found
        holder = self.mount_of(upper)
        return found if holder is mount or holder.kind in IN_MEMORY else self.protection(holder)

    def of_device(self, path: str) -> Protection:
        """What encrypts a device in ``/dev``."""
        return self._devices.at(path)

    def of_file(self, path: str) -> Protection:
        """What encrypts the volume that a file lies on."""
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise Undecided(
                Reason.UNRECOGNISED, phrase("The volumes of this computer lie on each other in a circle.")
            )
        return self.protection(self.mount_of(path))
