"""Whether this macOS runs in a virtual machine."""

from __future__ import annotations

from posture.host.model import Host, HostError

METHOD = "sysctl:kern.hv_vmm_present"


def hypervisor(host: Host) -> str:
    """``1`` in a virtual machine, ``0`` on a Mac, "" before macOS 11, which does not tell."""
    try:
        return host.run("sysctl", "-n", "kern.hv_vmm_present", deadline=2.0).stdout.strip()
    except HostError:
        return ""


def is_virtual_machine(host: Host) -> bool:
    """Whether macOS says so."""
    return hypervisor(host) == "1"
