"""What encloses this Linux: a container, Windows, or an application sandbox."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from posture.host.model import Host, HostError


class Surroundings(StrEnum):
    """What stands between this Linux and the computer."""

    NONE = "none"
    CONTAINER = "container"
    SANDBOX = "sandbox"
    WSL = "wsl"


# systemd's container interface (systemd.io/CONTAINER_INTERFACE), podman(1), Docker and Flatpak.
_MARKS: Mapping[str, Surroundings] = {
    "/.flatpak-info": Surroundings.SANDBOX,
    "/run/.containerenv": Surroundings.CONTAINER,
    "/.dockerenv": Surroundings.CONTAINER,
    "/run/host/container-manager": Surroundings.CONTAINER,
}


def surroundings(host: Host) -> Surroundings:
    """What encloses this Linux; NONE where no mark of anything is found (a virtual machine is none)."""
    if "microsoft" in _text(host, "/proc/sys/kernel/osrelease").lower():
        return Surroundings.WSL
    for path, found in _MARKS.items():
        if _is_there(host, path):
            return found
    manager = _text(host, "/run/systemd/container").strip()
    if manager == "wsl":
        return Surroundings.WSL
    return Surroundings.CONTAINER if manager else Surroundings.NONE


def _is_there(host: Host, path: str) -> bool:
    try:
        return host.exists(path)
    except HostError:
        return False


def _text(host: Host, path: str) -> str:
    try:
        return host.read_text(path)
    except HostError:
        return ""
