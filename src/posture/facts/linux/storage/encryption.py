"""Whether the volumes that hold the system and the person's files are encrypted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import or_

from posture.facts.linux.machine.mounts import Mount
from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.linux.storage.block_devices import HARDWARE, NOTHING, Protection, encrypted_by
from posture.facts.linux.storage.home_encryption import folder_encryption
from posture.facts.linux.storage.volumes import IN_MEMORY, Volumes
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, HostError

_FIELDS = ("state", "how", "plain")
_METHOD = "mountinfo, sysfs:dm/uuid"
_SYSTEM = ("/", "/var")
_SYSTEM_BEHIND_A_ROOT_IN_MEMORY = ("/usr", "/nix", "/persist")
_ENCLOSED: Mapping[Surroundings, str] = {
    Surroundings.CONTAINER: "Inside a container the disk belongs to the computer around it.",
    Surroundings.WSL: "Inside WSL the disk belongs to Windows.",
    Surroundings.SANDBOX: "Posture runs in a sandbox and cannot see the disks.",
}


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers for the volumes of ``/``, ``/var``, ``/home`` and the person's home.

    Each mount is followed through the device mapper to every disk below it; all of them must lie
    behind encryption. Other drives, swap and loop files change nothing, and ``/boot`` may lie open.
    Files on the network and in memory lie on no disk of this computer and are left out. A state of
    ``hardware-only`` means that the drive encrypts (OPAL); whether software does as well only an
    administrator can see.
    """
    return decided(_FIELDS, _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    enclosed = _ENCLOSED.get(surroundings(host))
    if enclosed is not None:
        raise Undecided(Reason.UNSUPPORTED, enclosed, "Look at the computer itself.")
    found = _protections(host)
    whole = reduce(or_, found.values(), NOTHING)
    if whole == NOTHING:
        raise Undecided(
            Reason.UNSUPPORTED, "Neither the system nor your files lie on a disk of this computer."
        )
    excerpt = "; ".join(f"{point}: {_words(one)}" for point, one in found.items() if one != NOTHING)
    plain = tuple(sorted(point for point, one in found.items() if one.open))
    return {
        "state": Known(_state(whole), _METHOD, excerpt),
        "how": Known(", ".join(sorted(whole.ways)), _METHOD, excerpt),
        "plain": Known(plain, _METHOD, excerpt),
    }


def _protections(host: Host) -> Mapping[str, Protection]:
    """What protects each volume that counts, by its mount point."""
    # Looking at the homes mounts those that wait for it, so it comes before the list of mounts.
    home, homes = _real(host, host.home()), _real(host, "/home")
    volumes = Volumes(host)
    paths = [_real(host, path) for path in _SYSTEM]
    if volumes.mount_of("/").kind in IN_MEMORY:
        paths += _SYSTEM_BEHIND_A_ROOT_IN_MEMORY
    own = folder_encryption(host, home, volumes.mount_of(home))
    if not own:
        paths += (homes, home)
    mounts: dict[str, Mount] = {mount.point: mount for mount in map(volumes.mount_of, paths)}
    found = {point: volumes.protection(mount) for point, mount in mounts.items()}
    return found | ({home: encrypted_by(own)} if own else {})


def _real(host: Host, path: str) -> str:
    try:
        return host.resolve(path)
    except HostError:
        return path


def _state(whole: Protection) -> str:
    if whole.open:
        return "partly" if whole.ways else "off"
    return "hardware-only" if HARDWARE in whole.ways else "on"


def _words(protection: Protection) -> str:
    ways = sorted(protection.ways)
    return ", ".join([*ways, "open"] if protection.open else ways)
