"""How much room is left on the volumes that the system and a person fill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from posture.facts.linux.machine.mounts import Mount, mount_of, read_mounts
from posture.facts.linux.storage.kernel_place import Keeping, keeping
from posture.facts.linux.storage.overlays import IMAGES, lives_in_memory
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, HostError, NotRecorded, Space
from posture.words.phrase import phrase

_FIELDS = ("free_percent", "free_gb", "volume")
_METHOD = "statvfs"
_GIGABYTE = 10**9
# A system image is always full and an automounter has no room at all; neither says how much is left.
_NOT_FILLED = IMAGES | {"autofs"}


@dataclass(frozen=True, slots=True)
class _Need:
    """What a volume should have free, in bytes: ``enough`` and a ``share`` of it, or ``plenty``.

    Below ``least`` something is about to fail.
    """

    enough: float
    least: float
    share: float = 0
    plenty: float = float("inf")

    def met(self, space: Space) -> float:
        """How far the need is met: from 1 on there is enough."""
        share = space.free / space.total / self.share if self.share else float("inf")
        return max(min(space.free / self.enough, share), space.free / self.plenty)


# So that the volume is named which checks/disk-space.md judges worst, the numbers are those of its rule.
_FILLED = _Need(enough=5e9, least=2e9, share=0.1, plenty=20e9)
# An update writes the next kernel with its first file system beside those that are there: 50 to 150 MB on
# Fedora, Debian and Ubuntu. Programs cannot do without some room for what they write for an hour.
_SMALL: Mapping[str, _Need] = {
    "/boot": _Need(enough=150e6, least=60e6),
    "/boot/efi": _Need(enough=5e6, least=5e6),
    "/efi": _Need(enough=5e6, least=5e6),
    "/tmp": _Need(enough=100e6, least=100e6),  # noqa: S108 - asked, not used
    "/var/log": _Need(enough=100e6, least=100e6),
    "/var/tmp": _Need(enough=100e6, least=100e6),  # noqa: S108 - asked, not used
}
# Where kernels are kept in the EFI partition: one that is written over another is some larger each time.
_KERNELS = {Keeping.ADDED: _SMALL["/boot"], Keeping.REPLACED: _Need(enough=40e6, least=20e6)}
_EFI = ("/boot/efi", "/efi")
_LEAST_FOR_KERNELS = 200e6
_OFTEN_SEPARATE = ("/usr", "/var/lib", "/var/cache", "/nix", "/sysroot", *_SMALL)


def read(host: Host) -> Mapping[str, Answer]:
    """Free room on that volume of the system and the person's files which is shortest of what it needs.

    Looks at ``/``, ``/var``, ``/home`` and the person's home, and where they are volumes of their own at
    ``/usr``, ``/boot`` and others. Counts what this account may use (statvfs(3), f_bavail). A volume for
    kernels, boot loaders or short-lived files needs little and is named only where it lacks that.
    """
    return decided(_FIELDS, _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    mounts = read_mounts(host)
    volumes = _volumes(host, mounts)
    needs = {mount: _need(host, mounts, mount, space) for mount, space in volumes.items()}
    short = {mount: space for mount, space in volumes.items() if _counts(needs[mount], space)}
    if not short:
        raise Undecided(Reason.UNRECOGNISED, phrase("No volume here is one that fills up."), method=_METHOD)
    mount, space = min(short.items(), key=lambda item: _shortage(needs[item[0]], item[1]))
    name = "~" if mount.point == host.home() else mount.point
    gigabytes = space.free / _GIGABYTE
    return {
        "free_percent": Known(round(100 * space.free / space.total, 1), _METHOD, name),
        "free_gb": Known(round(gigabytes, 1 if gigabytes >= 1 else 2), _METHOD, name),
        "volume": Known(name, "mountinfo", mount.kind),
    }


def _volumes(host: Host, mounts: tuple[Mount, ...]) -> Mapping[Mount, Space]:
    """The room of each volume, those left out that are never filled; a HostError where one does not tell."""
    found: dict[str, tuple[Mount, bool]] = {}
    for path in ("/", "/var", "/home", host.home()):
        mount = mount_of(mounts, path)
        if mount is not None:
            found.setdefault(mount.device, (mount, True))
    for path in _OFTEN_SEPARATE:
        mount = mount_of(mounts, path)
        if mount is not None and mount.point == path:
            found.setdefault(mount.device, (mount, False))
    filled = [(mount, main) for mount, main in found.values() if _is_filled(mounts, mount)]
    return {mount: space for mount, main in filled if (space := _room(host, mount, main)).total > 0}


def _room(host: Host, mount: Mount, main: bool) -> Space:
    try:
        return host.space(mount.point)
    except NotRecorded:
        if main:
            raise
        # Recordings that were made before this was asked say nothing of these volumes.
        return Space(0, 0)


def _is_filled(mounts: tuple[Mount, ...], mount: Mount) -> bool:
    return mount.kind not in _NOT_FILLED and "ro" not in mount.options and not lives_in_memory(mounts, mount)


def _need(host: Host, mounts: tuple[Mount, ...], mount: Mount, space: Space) -> _Need | None:
    """What a small volume needs; None for one that has to hold files."""
    small = _SMALL.get(mount.point)
    boot = mount_of(mounts, "/boot")
    if mount.point in _EFI and space.total >= _LEAST_FOR_KERNELS and boot and boot.point != "/boot":
        try:
            found = keeping(host, mount.point)
        except HostError:
            return small  # closed settings say nothing of kernels, and the rest is known
        return _KERNELS[found] if found else small
    return small


def _counts(need: _Need | None, space: Space) -> bool:
    return need is None or need.met(space) < 1


def _shortage(need: _Need | None, space: Space) -> tuple[bool, float]:
    need = need or _FILLED
    return space.free >= need.least, need.met(space)
