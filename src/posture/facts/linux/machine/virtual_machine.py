"""Whether Linux runs on a computer of its own or on one that a program makes up."""

from __future__ import annotations

import re

from posture.facts.linux.machine import signs
from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.model import Known, Reason, Unreadable
from posture.host.model import Host, HostError
from posture.words.phrase import phrase

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
    "Hyper-V",
    "Standard PC",
    "KubeVirt",
    "oVirt",
    "Linode",
    "Vultr",
)
_WORDS = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(map(re.escape, _MACHINES))})(?![A-Za-z])")
# Boards without firmware tables describe themselves in a device tree (devicetree/usage-model.rst of the
# kernel); QEMU's own board and Xen's node for the guest are named there (systemd's virt.c).
_TREE = "/sys/firmware/devicetree/base"
_MADE_UP_BOARDS = re.compile(r"dummy-virt|qemu|xen,|apple,virt|crosvm", re.IGNORECASE)
_HYPERVISOR_FLAG = re.compile(r"^flags\s*:.*\bhypervisor\b", re.MULTILINE)
_FLAGS = re.compile(r"^flags\s*:", re.MULTILINE)


def virtual(host: Host) -> Known | Unreadable:
    """``container``, ``wsl``, ``machine`` or ``none``; Unreadable where nothing settles it.

    Asks in turn the marks that containers leave, the firmware's tables, the processor's flags, the device
    tree, and ``systemd-detect-virt`` where those are not clear.
    """
    enclosed = surroundings(host)
    if enclosed is Surroundings.WSL:
        return Known("wsl", "osrelease")
    if enclosed is Surroundings.CONTAINER:
        return Known("container", "marks of a container")
    if enclosed is Surroundings.SANDBOX:
        # A sandbox encloses the program alone, not the system that is asked about.
        return _machine(host)
    manager = _first_process_variable(host, "container")
    if manager:
        return Known("wsl" if manager == "wsl" else "container", "/proc/1/environ", manager)
    return _machine(host)


def _machine(host: Host) -> Known | Unreadable:
    tables = " / ".join(filter(None, (signs.text_of(host, f"{_DMI}/{name}").strip() for name in _DMI_FIELDS)))
    if _WORDS.search(tables):
        return Known("machine", "sysfs:dmi", tables)
    processor = signs.text_of(host, "/proc/cpuinfo")
    hypervisor = bool(_HYPERVISOR_FLAG.search(processor))
    if tables and _FLAGS.search(processor) and not hypervisor:
        return Known("none", "sysfs:dmi, cpuinfo", tables)
    if hypervisor and "control_d" in signs.text_of(host, "/proc/xen/capabilities"):
        return Known("none", "/proc/xen/capabilities", "control_d")  # Xen's own system, as of Qubes OS
    if not tables and not hypervisor:
        board = _board(host)
        if board is not None:
            return board
    asked = _detected(host)
    if asked is not None:
        return asked
    if hypervisor:
        return Known("machine", "cpuinfo", "flags: hypervisor")
    if tables:
        return Known("none", "sysfs:dmi", tables)
    return Unreadable(
        Reason.UNRECOGNISED,
        phrase("Nothing here tells whether this is a virtual machine."),
        phrase("Install systemd-detect-virt, a part of systemd."),
    )


def _board(host: Host) -> Known | None:
    """What a board says of itself in its device tree; None where it has none."""
    model = signs.text_of(host, f"{_TREE}/model").strip("\0\n ")
    if not model:
        return None
    around = signs.text_of(host, f"{_TREE}/hypervisor/compatible")
    compatible = signs.text_of(host, f"{_TREE}/compatible").replace("\0", " ").strip()
    made_up = bool(around) or _MADE_UP_BOARDS.search(f"{model} {compatible}") is not None
    return Known("machine" if made_up else "none", "devicetree", model[:100])


def _detected(host: Host) -> Known | None:
    try:
        found = host.run("systemd-detect-virt").stdout.strip()
    except HostError:
        return None
    if not found:
        return None
    return Known("none" if found == "none" else "machine", "systemd-detect-virt", found)


def _first_process_variable(host: Host, name: str) -> str:
    for item in signs.text_of(host, "/proc/1/environ").split("\0"):
        key, _, value = item.partition("=")
        if key == name:
            return value
    return ""
