"""What kind of computer this is, and whether somebody works at its screen."""

from __future__ import annotations

import re
from collections.abc import Mapping

from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.facts.windows.machine import registry
from posture.facts.windows.machine.version import KEY, windows_version
from posture.host.model import Host

_FIRMWARE = r"HKLM\HARDWARE\DESCRIPTION\System\BIOS"
_FIRMWARE_NAMES = ("SystemManufacturer", "SystemProductName", "BIOSVendor")
_WITHOUT_SCREEN = ("Server Core", "Nano Server")
# What hypervisors write into the firmware tables of their machines; Hyper-V's product is "Virtual Machine".
_MACHINES = re.compile(
    r"\b(KVM|QEMU|VMware|innotek|VirtualBox|Xen|Bochs|Parallels|BHYVE|Virtual Machine|Amazon EC2"
    r"|Google Compute Engine|OpenStack|Nutanix|Apple Virtualization)\b"
)


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers, each read on its own."""
    return {
        **decided(("name",), _name, host, method=registry.METHOD),
        **decided(("has_screen", "desktop"), _desktop, host, method=registry.METHOD),
        **decided(("virtual",), _virtual, host, method=registry.METHOD),
        **decided(("portable",), _portable, host, method="native:battery"),
    }


def _name(host: Host) -> Mapping[str, Answer]:
    found = windows_version(host)
    return {"name": Known(found.name, registry.METHOD, found.excerpt)}


def _desktop(host: Host) -> Mapping[str, Answer]:
    """Every Windows but the servers without a desktop has one (InstallationType, "Server Core")."""
    kind = registry.text(host, KEY, "InstallationType")
    if kind is None:
        raise Undecided(
            Reason.NOT_FOUND,
            "The registry does not say which kind of Windows this is.",
            method=registry.METHOD,
        )
    screen = kind not in _WITHOUT_SCREEN
    return {
        "has_screen": Known(screen, registry.METHOD, f"InstallationType={kind}"),
        "desktop": Known("windows" if screen else "none", registry.METHOD, f"InstallationType={kind}"),
    }


def _virtual(host: Host) -> Mapping[str, Answer]:
    names = (registry.text(host, _FIRMWARE, name) for name in _FIRMWARE_NAMES)
    tables = " / ".join(filter(None, names))
    if not tables:
        raise Undecided(
            Reason.NOT_FOUND,
            "The registry does not say who made this computer, so it may be a virtual machine.",
            method=registry.METHOD,
        )
    found = "machine" if _MACHINES.search(tables) else "none"
    return {"virtual": Known(found, registry.METHOD, tables[:200])}


def _portable(host: Host) -> Mapping[str, Answer]:
    answer = host.native("battery")
    if not isinstance(answer, bool):
        raise Undecided(
            Reason.UNRECOGNISED, "Windows does not know whether it has a battery.", method="native:battery"
        )
    return {"portable": Known(answer, "native:battery")}
