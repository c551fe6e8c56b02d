"""Whether an interface to the network is in use."""

from __future__ import annotations

from enum import Enum, auto

from posture.facts.linux.machine.optional_files import is_there
from posture.host.model import Host, HostError

_FOLDER = "/sys/class/net"


class Link(Enum):
    """How an interface is; PART of a bridge or a bond, which speaks for it."""

    UP = auto()
    DOWN = auto()
    PART = auto()
    UNKNOWN = auto()


def link_of(host: Host, name: str) -> Link:
    """How an interface is, by ``operstate`` (the kernel's operstates.rst: some drivers never tell)."""
    try:
        if is_there(host, f"{_FOLDER}/{name}/master"):
            return Link.PART
        state = host.read_text(f"{_FOLDER}/{name}/operstate").strip()
    except HostError:
        # Among the interfaces lies a file that lists the bonds.
        return Link.DOWN if name == "bonding_masters" else Link.UNKNOWN
    return Link.UP if state in ("up", "unknown") else Link.DOWN
