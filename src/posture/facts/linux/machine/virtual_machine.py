"""Whether Linux runs on a computer of its own or on one that a program makes up."""

from __future__ import annotations

import re

from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.model import Known, Reason, Unreadable
from posture.host.model import Host, HostError

_DMI = "/sys/class/dmi/id"
_DMI_FIELDS = ("sys_vendor", "product_name", "bios_vendor", "board_vendor")

# What hypervisors write into the firmware tables of their machines (systemd's virt.c names most of them).
_MACHINES = (
    "KVM",
    "QEMU",
    "VMware",
    "VMW",
    "innotek GmbH",
    "VirtualBox",
    "Xen",
    "Bochs",
    "Parallels",
    "BHYVE",
    "Virtual Machine",
    "Apple Virtualization",
    "Amazon EC2",
    "Google Compute Engine",
    "OpenStack",
    "DigitalOcean",
    "vServer",
    "Alibaba Cloud",
    "UpCloud",
    "Nutanix",
)
_WORDS = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, _MACHINES))})(?![A-Za-z])")
_HYPERVISOR_FLAG = re.compile(r"^flags\s*:.*\bhypervisor\b", re.MULTILINE)
_FLAGS = re.compile(r"^flags\s*:", re.MULTILINE)


def virtual(host: Host) -> Known | Unreadable:
    """``container``, ``wsl``, ``machine`` or ``none``; Unreadable where nothing settles it.

    Asks in turn the marks that containers leave, the firmware's tables, the processor's flags, and
    ``systemd-detect-virt`` where those are not clear.
    """
    enclosed = surroundings(host)
    if enclosed is Surroundings.WSL:
        return Known("wsl", "osrelease")
    if enclosed is not Surroundings.NONE:
        return Known("container", "marks of a container")
    manager = _first_process_variable(host, "container")
    if manager:
        return Known("wsl" if manager == "wsl" else "container", "/proc/1/environ", manager)
    return _machine(host)


def _machine(host: Host) -> Known | Unreadable:
    tables = " / ".join(filter(None, (_text(host, f"{_DMI}/{name}").strip() for name in _DMI_FIELDS)))
    if _WORDS.search(tables):
        return Known("machine", "sysfs:dmi", tables)
    processor = _text(host, "/proc/cpuinfo")
    hypervisor = bool(_HYPERVISOR_FLAG.search(processor))
    if tables and _FLAGS.search(processor) and not hypervisor:
        return Known("none", "sysfs:dmi, cpuinfo", tables)
    asked = _detected(host)
    if asked is not None:
        return asked
    if hypervisor:
        return Known("machine", "cpuinfo", "flags: hypervisor")
    if tables:
        return Known("none", "sysfs:dmi", tables)
    return Unreadable(
        Reason.UNRECOGNISED,
        "Nothing here tells whether this is a virtual machine.",
        "Install systemd-detect-virt, a part of systemd.",
    )


def _detected(host: Host) -> Known | None:
    try:
        found = host.run("systemd-detect-virt").stdout.strip()
    except HostError:
        return None
    if not found:
        return None
    return Known("none" if found == "none" else "machine", "systemd-detect-virt", found)


def _first_process_variable(host: Host, name: str) -> str:
    for item in _text(host, "/proc/1/environ").split("\0"):
        key, _, value = item.partition("=")
        if key == name:
            return value
    return ""


def _text(host: Host, path: str) -> str:
    try:
        return host.read_text(path)
    except HostError:
        return ""
