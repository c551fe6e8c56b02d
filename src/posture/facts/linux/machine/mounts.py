"""What is mounted where: ``/proc/self/mountinfo``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from posture.host.model import Host, NoAnswer
from posture.words.phrase import phrase

_ESCAPE = re.compile(r"\\([0-3][0-7]{2})")
_DEVICE = re.compile(r"[0-9]+:[0-9]+").fullmatch


@dataclass(frozen=True, slots=True)
class Mount:
    """One mount as the kernel lists it.

    ``device`` is ``major:minor`` (major 0: no block device of its own), ``root`` the folder of the
    file system that is shown, ``point`` where it is shown, ``kind`` the file system's type,
    ``source`` what it was mounted from and ``options`` those of the file system.
    """

    number: int
    parent: int
    device: str
    root: str
    point: str
    kind: str
    source: str
    options: tuple[str, ...]

    @property
    def has_block_device(self) -> bool:
        return not self.device.startswith("0:")

    def option(self, name: str) -> str:
        """The value of an option written ``name=value``, or nothing."""
        return next((text.partition("=")[2] for text in self.options if text.startswith(f"{name}=")), "")


def read_mounts(host: Host) -> tuple[Mount, ...]:
    """Every mount this program sees, in the kernel's order; NoAnswer for a list that was cut off."""
    text = host.read_text("/proc/self/mountinfo")
    mounts = parse(text)
    *_, last = text.removesuffix("\n").rpartition("\n")
    if mounts and _mount(last) is None:
        raise NoAnswer(phrase("The system's list of mounts was cut off."))
    return mounts


def parse(text: str) -> tuple[Mount, ...]:
    """The mounts in a mountinfo text, lines of another shape left out.

    Source: proc_pid_mountinfo(5).
    """
    return tuple(mount for line in text.split("\n") if (mount := _mount(line)) is not None)


def mount_of(mounts: Sequence[Mount], path: str) -> Mount | None:
    """The mount that an absolute path lies on, the uppermost where several cover it.

    Walks down from the root through the mounts' parents as the kernel does, so that what a later
    mount hides is not found.
    """
    current = _root(mounts)
    if current is None:
        covering = [mount for mount in mounts if _covers(mount.point, path)]
        return max(reversed(covering), key=lambda mount: len(mount.point), default=None)
    for _ in mounts:
        below = _next_on_the_way(mounts, current, path)
        if below is None:
            return current
        current = below
    return current


def _root(mounts: Sequence[Mount]) -> Mount | None:
    numbers = {mount.number for mount in mounts}
    roots = (mount for mount in mounts if mount.point == "/")
    return next((root for root in roots if root.parent == root.number or root.parent not in numbers), None)


def _next_on_the_way(mounts: Sequence[Mount], current: Mount, path: str) -> Mount | None:
    children = [
        mount
        for mount in mounts
        if mount.parent == current.number and mount is not current
        if _covers(mount.point, path) and _covers(current.point, mount.point)
    ]
    return min(reversed(children), key=lambda mount: len(mount.point), default=None)


def _covers(point: str, path: str) -> bool:
    return point in ("/", path) or path.startswith(f"{point}/")


def _mount(line: str) -> Mount | None:
    before, separator, after = line.partition(" - ")
    fields, own = before.split(" "), after.split(" ")
    if not separator or "\0" in line or len(fields) < 6 or len(own) < 3:
        return None
    number, parent, device, root, point = fields[:5]
    if not (number.isdecimal() and parent.isdecimal() and _DEVICE(device) and point.startswith("/")):
        return None
    kind, source, options = own[:3]
    return Mount(
        int(number),
        int(parent),
        device,
        _decoded(root),
        _decoded(point),
        kind,
        _decoded(source),
        tuple(_decoded(option) for option in options.split(",")),
    )


def _decoded(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 8)), text)
