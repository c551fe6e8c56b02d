"""What protects file systems that span devices of their own choice: btrfs, ZFS, bcachefs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from posture.facts.linux.machine.mounts import Mount
from posture.facts.linux.storage.block_devices import NOTHING, BlockDevices, Protection, encrypted_by
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError, NotThere

_BTRFS = "/sys/fs/btrfs"


def btrfs(host: Host, devices: BlockDevices, mount: Mount) -> Protection:
    """The protection of every device of the btrfs file system that a mount shows.

    Source: the kernel's btrfs sysfs interface, ``/sys/fs/btrfs/<uuid>/devices``.
    """
    members = {uuid: names for uuid in host.names(_BTRFS) if (names := _btrfs_devices(host, uuid))}
    if len(members) == 1:
        return _all(map(devices.named, *members.values()))
    name = host.resolve(mount.source).removeprefix("/dev/")
    for names in members.values():
        if name in names:
            return _all(map(devices.named, names))
    raise Undecided(
        Reason.UNRECOGNISED,
        f"The devices below {mount.point} (btrfs) are not listed.",
        "sudo btrfs filesystem show lists them.",
        "sysfs:btrfs",
    )


def _btrfs_devices(host: Host, uuid: str) -> tuple[str, ...]:
    try:
        return host.names(f"{_BTRFS}/{uuid}/devices")
    except NotThere:
        return ()


def zfs(host: Host, devices: BlockDevices, mount: Mount) -> Protection:
    """The protection of a ZFS dataset: its own encryption, else that of the pool's devices.

    Source: zfs-get(8), zpool-list(8).
    """
    encryption = _lines(host, "zfs", "get", "-Hp", "-o", "value", "encryption", mount.source)
    if encryption[:1] == ["off"]:
        return _zfs_pool(host, devices, mount)
    if encryption and encryption[0] not in ("", "-"):
        return encrypted_by("ZFS")
    raise Undecided(
        Reason.UNRECOGNISED,
        f"ZFS does not say whether {mount.point} is encrypted.",
        f"zfs get encryption {mount.source} shows it.",
        "zfs",
    )


def _zfs_pool(host: Host, devices: BlockDevices, mount: Mount) -> Protection:
    pool = mount.source.partition("/")[0]
    listed = _lines(host, "zpool", "list", "-vHPL", "-o", "name", pool)
    paths = [path for line in listed if (path := line.strip().split("\t")[0]).startswith("/dev/")]
    if not paths:
        raise Undecided(Reason.UNRECOGNISED, f"ZFS does not list the devices of {pool}.", method="zpool")
    return _all(map(devices.at, paths))


def _lines(host: Host, program: str, *arguments: str) -> list[str]:
    output = host.run(program, *arguments)
    return output.stdout.splitlines() if output.exit_code == 0 else []


def bcachefs(devices: BlockDevices, mount: Mount) -> Protection:
    """The protection of the devices below a bcachefs; its own encryption needs an administrator to see."""
    try:
        found = _all(map(devices.at, mount.source.split(":")))
    except HostError:
        found = Protection(open=True)
    if found.open:
        raise Undecided(
            Reason.NEEDS_ADMIN,
            f"Only an administrator can see whether {mount.point} (bcachefs) is encrypted.",
            "sudo bcachefs show-super shows it.",
            "bcachefs",
        )
    return found


def _all(found: Iterable[Protection]) -> Protection:
    return reduce(or_, found, NOTHING)
