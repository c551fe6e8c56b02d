"""What protects a block device, down to every disk below it: ``/sys/class/block``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotThere

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
# Mappings that pass data through as it is. CRYPT-VERITY and CRYPT-INTEGRITY sign, they do not encrypt.
_PASSING = ("LVM-", "mpath-", "part", "DMRAID-", "stratis-", "VDO-", "CRYPT-VERITY-", "CRYPT-INTEGRITY-")
_IN_MEMORY = ("ram", "zram")
_DEEPEST = 24


@dataclass(frozen=True, slots=True)
class Protection:
    """What encrypts the parts of a volume; ``open`` where a part of it lies unencrypted.

    Neither a way nor open: nothing of it lies on this computer's disks.
    """

    ways: frozenset[str] = frozenset()
    open: bool = False

    def __or__(self, other: Protection) -> Protection:
        return Protection(self.ways | other.ways, self.open or other.open)


OPEN = Protection(open=True)
NOTHING = Protection()


def encrypted_by(way: str) -> Protection:
    """The protection of a volume that is encrypted in one way."""
    return Protection(frozenset({way}))


class BlockDevices:
    """The block devices of a host; every device is looked at once.

    ``of_file`` tells what protects the volume of a file, for loop devices.
    """

    def __init__(self, host: Host, of_file: Callable[[str], Protection]) -> None:
        self._host = host
        self._of_file = of_file
        self._known: dict[str, Protection] = {}

    def numbered(self, device: str) -> Protection:
        """The protection of ``major:minor``."""
        return self._of(self._host.resolve(f"/sys/dev/block/{device}"), 0)

    def named(self, name: str) -> Protection:
        """The protection of a device by its kernel name, such as ``dm-0`` or ``sda2``."""
        return self._named(name, 0)

    def at(self, path: str) -> Protection:
        """The protection of a device by a path in ``/dev``."""
        return self.named(self._host.resolve(path).removeprefix("/dev/"))

    def _named(self, name: str, depth: int) -> Protection:
        return self._of(self._host.resolve(f"/sys/class/block/{name.replace('/', '!')}"), depth)

    def _of(self, folder: str, depth: int) -> Protection:
        if depth > _DEEPEST:
            raise Undecided(Reason.UNRECOGNISED, "The disks of this computer are stacked in a circle.")
        if folder not in self._known:
            self._known[folder] = self._look(folder, depth)
        return self._known[folder]

    def _look(self, folder: str, depth: int) -> Protection:
        if _is_in_memory(folder):
            return NOTHING
        mapping = self._text(f"{folder}/dm/uuid")
        for prefix, way in _ENCRYPTING.items():
            if mapping is not None and mapping.startswith(prefix):
                return encrypted_by(way)
        below = [self._named(name, depth + 1) for name in self._slaves(folder)]
        if mapping is None and not below:
            return self._lowest(folder, depth)
        found = reduce(or_, below, NOTHING)
        if mapping is not None and (not below or (found.open and not mapping.startswith(_PASSING))):
            raise Undecided(
                Reason.UNRECOGNISED,
                f"{folder.rpartition('/')[2]} is mapped in a way that Posture does not know.",
                "sudo dmsetup table shows what it does.",
                "sysfs:dm/uuid",
            )
        return found

    def _lowest(self, folder: str, depth: int) -> Protection:
        backing = self._text(f"{folder}/loop/backing_file")
        if backing:
            return self._of_file(backing)
        if self._text(f"{folder}/partition") is not None:
            return self._of(folder.rpartition("/")[0], depth + 1)
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
