"""The parts of a computer's disks that hold the system or the person's files, and what protects each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from posture.facts.linux.machine.mounts import Mount
from posture.facts.linux.storage import automounts
from posture.facts.linux.storage.block_devices import NOTHING, Protection, encrypted_by
from posture.facts.linux.storage.home_encryption import folder_encryption
from posture.facts.linux.storage.overlays import IMAGES, IN_MEMORY
from posture.facts.linux.storage.own_folders import own_folders
from posture.facts.linux.storage.swaps import read_swaps
from posture.facts.linux.storage.volumes import POOLED, SHOWING_OTHERS, Volumes
from posture.facts.model import Unreadable, unreadable
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError, NotRecorded, NotThere

SWAP = "swap"
HOME = "~"
Found = Protection | Unreadable

_SYSTEM_BEHIND_A_ROOT_IN_MEMORY = ("/usr", "/nix", "/persist")
# Below these lies what the system is made of and what people leave in it; /boot may lie open.
_TREES = ("/usr", "/opt", "/srv", "/var", "/tmp", "/root", "/etc", "/nix", "/persist")  # noqa: S108 - asked, not used


@dataclass(frozen=True, slots=True)
class Parts:
    """What protects each part, by its mount point, ``~/…`` or ``swap``.

    ``core`` is the system and the home folder.
    """

    all: Mapping[str, Found]
    core: tuple[Found, ...]


def read_parts(host: Host) -> Parts:
    """Every part that counts; one that cannot be read stands there with its reason.

    Undecided or a HostError where not even the mounts, or the place of the home folder, are known.
    """
    # Looking at the homes mounts those that wait for it, so it comes before the list of mounts.
    home, homes = _real(host, host.home()), _real(host, "/home")
    folders = _folders(host, home)
    return _Search(host, home, homes, folders).parts()


class _Search:
    """One look for the parts of a host; every volume is looked at once."""

    def __init__(self, host: Host, home: str, homes: str, folders: tuple[str, ...] | Unreadable) -> None:
        self._host = host
        self._home = home
        self._homes = homes
        self._folders = folders
        self._volumes = Volumes(host)
        self._found: dict[str, Found] = {}
        self._seen: set[str] = set()
        self._datasets: tuple[str, ...] = ()

    def parts(self) -> Parts:
        at_home = self._volumes.mount_of(self._home)
        system = tuple(self._add(mount) for mount in self._system())
        self._add(self._volumes.mount_of(_real(self._host, "/var")))
        home, name = self._of_home(at_home)
        if name == HOME:
            self._seen.add(at_home.device)
            self._found[HOME] = home
        else:
            self._add(self._volumes.mount_of(self._homes))
            self._add(at_home)
        for mount in self._others():
            self._add_unless_encrypted(mount)
        self._add_folders()
        self._add_swap()
        return Parts(self._found, (*system, home))

    def _system(self) -> Iterator[Mount]:
        root = self._volumes.mount_of("/")
        yield root
        if root.kind in IN_MEMORY:
            yield from map(self._volumes.mount_of, _SYSTEM_BEHIND_A_ROOT_IN_MEMORY)

    def _of_home(self, mount: Mount) -> tuple[Found, str]:
        """What protects the home folder, and the part that it is: its own, or that of its volume."""
        of_volume = _found(lambda: self._volumes.written(mount))
        if isinstance(of_volume, Unreadable) or not of_volume.open:
            return of_volume, mount.point
        try:
            own = folder_encryption(self._host, self._home, mount)
        except Undecided as undecided:
            return undecided.answer, HOME
        return (encrypted_by(own), HOME) if own else (of_volume, mount.point)

    def _others(self) -> Iterator[Mount]:
        """Volumes of their own in the system's trees and below the home folder."""
        for mount in self._volumes.mounts:
            in_trees = any(_is_below(mount.point, tree) for tree in (*_TREES, self._home))
            if in_trees and self._counts(mount) and self._volumes.mount_of(mount.point) is mount:
                yield mount

    def _add_folders(self) -> None:
        """Volumes to which a link in the home folder, or the person's choice of folders, leads."""
        if isinstance(self._folders, Unreadable):
            self._found[f"{HOME}/"] = self._folders
            return
        for mount in map(self._volumes.mount_of, self._folders):
            if self._counts(mount):
                self._add_unless_encrypted(mount)

    def _add_swap(self) -> None:
        found = _found(self._swap)
        if isinstance(found, Unreadable) or found.open or found.changing:
            self._found[SWAP] = found

    def _swap(self) -> Protection:
        whole = NOTHING
        for swap in read_swaps(self._host):
            if not swap.is_file:
                whole |= self._volumes.of_device(swap.path)
            elif self._volumes.mount_of(swap.path).device not in self._seen:
                whole |= self._volumes.of_file(swap.path)
        return whole

    def _counts(self, mount: Mount) -> bool:
        """Whether a mount is a volume of this computer that nobody has looked at yet."""
        if mount.device in self._seen or mount.kind in IMAGES:
            return False
        if automounts.waits(mount):
            return True
        if mount.kind == "zfs" and mount.source.startswith(self._datasets):
            return False  # a dataset below one that was asked has its encryption (zfs-load-key(8))
        return mount.has_block_device or mount.kind in POOLED or mount.kind in SHOWING_OTHERS

    def _add_unless_encrypted(self, mount: Mount) -> None:
        """A volume beside the usual ones: a vault in the home folder says nothing of the rest."""
        found = self._add(mount)
        if isinstance(found, Protection) and not (found.open or found.changing):
            del self._found[self._named(mount.point)]

    def _add(self, mount: Mount) -> Found:
        name = self._named(mount.point)
        if name not in self._found:
            self._found[name] = _found(lambda: self._protection(mount))
            self._seen.add(mount.device)
            if mount.kind == "zfs":
                self._datasets += (f"{mount.source}/",)
        return self._found[name]

    def _protection(self, mount: Mount) -> Protection:
        if automounts.waits(mount):
            return automounts.protection(self._host, self._volumes, mount)
        return self._volumes.protection(mount)

    def _named(self, point: str) -> str:
        if _is_below(point, self._home):
            return f"{HOME}{point[len(self._home) :]}"
        return point


def _folders(host: Host, home: str) -> tuple[str, ...] | Unreadable:
    try:
        return own_folders(host, home)
    except Undecided as undecided:
        return undecided.answer
    except HostError as error:
        return unreadable(error, method="home:links")


def _found(look: Callable[[], Protection]) -> Found:
    try:
        return look()
    except Undecided as undecided:
        return undecided.answer
    except HostError as error:
        return unreadable(error, method="sysfs")


def _real(host: Host, path: str) -> str:
    try:
        return host.resolve(path)
    except (NotThere, NotRecorded):
        return path


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")
