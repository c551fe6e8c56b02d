"""Where programs come from beside the package manager, which does not count them."""

from __future__ import annotations

from posture.facts.linux.machine.optional_files import names
from posture.facts.model import Answer, Known, unreadable
from posture.host.model import Host, HostError
from posture.words.phrase import joined

_METHOD = "file:/var/lib/flatpak, file:/var/lib/snapd"


def read(host: Host) -> Answer:
    """“flatpak”, “snap” or both, where programs are installed from there; empty where none is."""
    try:
        flatpak = any(
            names(host, folder)
            for folder in ("/var/lib/flatpak/app", f"{host.home()}/.local/share/flatpak/app")
        )
        snap = any(name.endswith(".snap") for name in names(host, "/var/lib/snapd/snaps"))
    except HostError as error:
        return unreadable(error, method=_METHOD)
    found = (("flatpak", flatpak), ("snap", snap))
    return Known(joined(tuple(name for name, there in found if there)), _METHOD)
