"""What protects file systems that span devices of their own choice: btrfs, ZFS, bcachefs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from posture.facts.linux.machine.account import shown_by
from posture.facts.linux.machine.mounts import Mount
from posture.facts.linux.storage.block_devices import NOTHING, BlockDevices, Protection, encrypted_by
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError, NotThere
from posture.words.phrase import phrase

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
        phrase("The devices below {volume} (btrfs) are not listed.", volume=mount.point),
        shown_by(host, "btrfs filesystem show"),
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
        phrase("ZFS does not say whether {volume} is encrypted.", volume=mount.point),
        phrase("“zfs get encryption {dataset}” shows it.", dataset=mount.source),
        "zfs",
    )


def _zfs_pool(host: Host, devices: BlockDevices, mount: Mount) -> Protection:
    pool = mount.source.partition("/")[0]
    listed = _lines(host, "zpool", "list", "-vHPL", "-o", "name", pool)
    paths = [path for line in listed if (path := line.strip().split("\t")[0]).startswith("/")]
    if not paths:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("ZFS does not list the devices of {pool}.", pool=pool),
            phrase("“zpool status {pool}” lists them.", pool=pool),
            "zpool",
        )
    return _all(devices.at(path) if path.startswith("/dev/") else devices.of_file(path) for path in paths)


def _lines(host: Host, program: str, *arguments: str) -> list[str]:
    output = host.run(program, *arguments)
    return output.stdout.splitlines() if output.exit_code == 0 else []


def bcachefs(host: Host, devices: BlockDevices, mount: Mount) -> Protection:
    """The protection of the devices below a bcachefs; its own encryption Posture does not see.

    Where some of its devices are encrypted and others are not, nobody has encrypted it once more above them.
    """
    try:
        found = _all(map(devices.at, mount.source.split(":")))
    except HostError:
        found = Protection(open=True)
    if found.open and not found.ways:
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase(
                "Posture cannot see whether {volume} (bcachefs) is encrypted.",
                volume=mount.point,
            ),
            shown_by(host, "bcachefs show-super"),
            "bcachefs",
        )
    return found


def _all(found: Iterable[Protection]) -> Protection:
    return reduce(or_, found, NOTHING)
