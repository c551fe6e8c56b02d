"""What protects a block device, down to every disk below it: ``/sys/class/block``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from posture.facts.linux.machine.account import shown_by
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotRecorded, NotThere
from posture.words.phrase import phrase

HARDWARE = "OPAL"

# The kinds that cryptsetup writes between "CRYPT-" and the next hyphen, longest first
# (CRYPT_* in libcryptsetup.h; LUKS2-OPAL in its internal.h covers a drive that encrypts by itself).
_ENCRYPTING: Mapping[str, str] = {
    "CRYPT-LUKS2-OPAL-": HARDWARE,
    "CRYPT-LUKS1-": "LUKS1",
    "CRYPT-LUKS2-": "LUKS2",
    "CRYPT-PLAIN-": "dm-crypt",
    "CRYPT-TEMP-": "dm-crypt",
    "CRYPT-LOOPAES-": "loop-AES",
    "CRYPT-TCRYPT-": "VeraCrypt",
    "CRYPT-BITLK-": "BitLocker",
    "CRYPT-FVAULT2-": "FileVault",
}
# VeraCrypt's own program gives its mappings a name and no UUID (Core/Unix/Linux/CoreLinux.cpp).
_VERACRYPT = "veracrypt"
# Mappings that pass data through as it is. CRYPT-VERITY and CRYPT-INTEGRITY sign, they do not encrypt.
_PASSING = ("LVM-", "mpath-", "part", "DMRAID-", "stratis-", "VDO-", "CRYPT-VERITY-", "CRYPT-INTEGRITY-")
# While ``cryptsetup reencrypt`` runs, the mapping lies on two of its own: the part at work and the rest
# (lib/luks2/luks2_reencrypt.c names them, lib/libdevmapper.c writes CRYPT-SUBDEV, older ones CRYPT-TEMP).
_AT_WORK = re.compile(r"CRYPT-(SUBDEV|TEMP)-.*-(hotzone-\w+|overlay)").fullmatch
_IN_MEMORY = ("ram", "zram")
# Disks of another computer: NBD and Ceph by their names, iSCSI by its session, NVMe over a network.
_OF_ANOTHER = re.compile(r"/(nbd|rbd)[0-9]+$|/session[0-9]+/target|/nvme-fabrics/").search
# Devices that show nothing of what lies below them: ZFS volumes and DRBD.
_CLOSED = re.compile(r"/(zd|drbd)[0-9]+$").search
_DEEPEST = 24


@dataclass(frozen=True, slots=True)
class Protection:
    """What encrypts the parts of a volume; ``open`` where a part of it lies unencrypted.

    ``changing`` while it is being encrypted, decrypted or encrypted anew: a part may lie open still.
    Neither a way nor open: nothing of it lies on this computer's disks.
    """

    ways: frozenset[str] = frozenset()
    open: bool = False
    changing: bool = False

    def __or__(self, other: Protection) -> Protection:
        return Protection(self.ways | other.ways, self.open or other.open, self.changing or other.changing)


OPEN = Protection(open=True)
NOTHING = Protection()


def encrypted_by(way: str) -> Protection:
    """The protection of a volume that is encrypted in one way."""
    return Protection(frozenset({way}))


class BlockDevices:
    """The block devices of a host; every device is looked at once.

    ``of_file`` tells what protects the volume of a file, for loop devices and pools in files.
    """

    def __init__(self, host: Host, of_file: Callable[[str], Protection]) -> None:
        self.of_file = of_file
        self._host = host
        self._known: dict[str, Protection] = {}

    def numbered(self, device: str) -> Protection:
        """The protection of ``major:minor``."""
        return self._of(self._host.resolve(f"/sys/dev/block/{device}"), 0)

    def named(self, name: str) -> Protection:
        """The protection of a device by its kernel name, such as ``dm-0`` or ``sda2``."""
        return self._named(name, 0)

    def at(self, path: str) -> Protection:
        """The protection of a device by a path in ``/dev``."""
        try:
            found = self._host.resolve(path)
        except NotThere:
            # A container, or the kernel's own list of swaps, may name a device that has no node in /dev.
            found = path
        return self.named(found.removeprefix("/dev/"))

    def _named(self, name: str, depth: int) -> Protection:
        folder = f"/sys/class/block/{name.replace('/', '!')}"
        return self._of(folder if _is_in_memory(folder) else self._host.resolve(folder), depth)

    def _of(self, folder: str, depth: int) -> Protection:
        if depth > _DEEPEST:
            raise Undecided(
                Reason.UNRECOGNISED, phrase("The disks of this computer are stacked in a circle.")
            )
        if folder not in self._known:
            self._known[folder] = self._look(folder, depth)
        return self._known[folder]

    def _look(self, folder: str, depth: int) -> Protection:
        if _is_in_memory(folder):
            return self._below_memory(folder, depth)
        mapping = self._text(f"{folder}/dm/uuid")
        if mapping is not None and _AT_WORK(mapping):
            return Protection(changing=True)
        for prefix, way in _ENCRYPTING.items():
            if mapping is not None and mapping.startswith(prefix):
                return Protection(frozenset({way}), changing=self._is_at_work(folder))
        if mapping == "" and (self._text(f"{folder}/dm/name") or "").startswith(_VERACRYPT):
            return encrypted_by("VeraCrypt")
        below = [self._named(name, depth + 1) for name in self._slaves(folder)]
        if mapping is None and not below:
            return self._lowest(folder, depth)
        found = reduce(or_, below, NOTHING)
        if mapping is not None and (not below or (found.open and not mapping.startswith(_PASSING))):
            raise Undecided(
                Reason.UNRECOGNISED,
                phrase(
                    "{device} is mapped in a way that Posture does not know.",
                    device=folder.rpartition("/")[2],
                ),
                shown_by(self._host, "dmsetup table"),
                "sysfs:dm/uuid",
            )
        return found

    def _is_at_work(self, folder: str) -> bool:
        """Whether the encryption of a mapping is being changed right now."""
        try:
            below = self._slaves(folder)
        except NotRecorded:
            # Recordings that were made before this was asked hold only the mapping itself.
            return False
        mappings = [name for name in below if name.startswith("dm-")]
        uuids = {name: self._text(f"/sys/class/block/{name}/dm/uuid") for name in mappings}
        if None in uuids.values():
            raise Undecided(
                Reason.NOT_FOUND,
                phrase("The system does not show what a part of the encrypted disk is."),
                shown_by(self._host, "cryptsetup luksDump"),
                "sysfs:dm/uuid",
            )
        return any(uuid is not None and _AT_WORK(uuid) for uuid in uuids.values())

    def _below_memory(self, folder: str, depth: int) -> Protection:
        """What compressed memory writes back to, if anything (backing_dev in the kernel's zram.rst)."""
        if not folder.rpartition("/")[2].startswith("zram"):
            return NOTHING
        behind = self._text(f"{folder}/backing_dev")
        if behind in (None, "", "none"):
            return NOTHING
        return self._named(str(behind).removeprefix("/dev/"), depth + 1)

    def _lowest(self, folder: str, depth: int) -> Protection:
        backing = self._text(f"{folder}/loop/backing_file")
        if backing:
            return self.of_file(backing)
        if self._text(f"{folder}/partition") is not None:
            return self._of(folder.rpartition("/")[0], depth + 1)
        if _OF_ANOTHER(folder):
            return NOTHING
        if _CLOSED(folder):
            raise Undecided(
                Reason.UNRECOGNISED,
                phrase("{device} does not show which disks lie below it.", device=folder.rpartition("/")[2]),
                phrase("“zfs get encryption” or “drbdadm status” shows it."),
                "sysfs",
            )
        return OPEN

    def _slaves(self, folder: str) -> tuple[str, ...]:
        try:
            return self._host.names(f"{folder}/slaves")
        except NotThere:
            return ()

    def _text(self, path: str) -> str | None:
        try:
            return self._host.read_text(path).strip()
        except NotThere:
            return None


def _is_in_memory(folder: str) -> bool:
    return folder.rpartition("/")[2].rstrip("0123456789") in _IN_MEMORY
