"""Whether this is a virtual machine, by what its firmware says of itself."""

from __future__ import annotations

import re

from posture.facts.windows.machine import registry
from posture.host.model import Host

_FIRMWARE = r"HKLM\HARDWARE\DESCRIPTION\System\BIOS"
_NAMES = ("SystemManufacturer", "SystemProductName", "BIOSVendor")
# What hypervisors write into the firmware tables of their machines; Hyper-V's product is "Virtual Machine".
_MACHINES = re.compile(
    r"\b(KVM|QEMU|VMware|innotek|VirtualBox|Xen|Bochs|Parallels|BHYVE|Virtual Machine|Amazon EC2"
    r"|Google Compute Engine|OpenStack|Nutanix|Apple Virtualization)\b"
)


def firmware_names(host: Host) -> str:
    """Who made the computer, its model and its firmware; "" where the registry names nothing."""
    return " / ".join(filter(None, (registry.text(host, _FIRMWARE, name) for name in _NAMES)))


def is_virtual_machine(host: Host) -> bool:
    """Whether these are the names of a hypervisor."""
    return _MACHINES.search(firmware_names(host)) is not None
