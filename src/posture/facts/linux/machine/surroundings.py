"""What encloses this Linux: a container, Windows, or an application sandbox."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from posture.facts.linux.machine import signs
from posture.host.model import Host


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
    if "microsoft" in signs.text_of(host, "/proc/sys/kernel/osrelease").lower():
        return Surroundings.WSL
    for path, found in _MARKS.items():
        if signs.is_seen(host, path):
            return found
    manager = signs.text_of(host, "/run/systemd/container").strip()
    if manager == "wsl":
        return Surroundings.WSL
    return Surroundings.CONTAINER if manager else Surroundings.NONE
