"""What kind of computer this is, and whether somebody works at its screen."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.macos.machine.power_plan import BATTERY, METHOD, power_plan
from posture.facts.macos.machine.version import METHOD as VERSION
from posture.facts.macos.machine.version import mac_version
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host
from posture.words.phrase import phrase

_HYPERVISOR = "kern.hv_vmm_present"
_VIRTUAL = {"0": "none", "1": "machine"}


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers; every macOS has the one desktop, and one with a battery a power plan for it."""
    return {
        **decided(("name",), _name, host, method=VERSION),
        "has_screen": Known(True, "macOS"),
        "desktop": Known("aqua", "macOS"),
        **decided(("virtual",), _virtual, host, method=f"sysctl:{_HYPERVISOR}"),
        **decided(("portable",), _portable, host, method=METHOD),
    }


def _name(host: Host) -> Mapping[str, Answer]:
    return {"name": Known(f"macOS {mac_version(host).version}", VERSION)}


def _virtual(host: Host) -> Mapping[str, Answer]:
    method = f"sysctl:{_HYPERVISOR}"
    value = host.run("sysctl", "-n", _HYPERVISOR, deadline=2.0).stdout.strip()
    if value not in _VIRTUAL:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("macOS does not tell whether this is a virtual machine."),
            method=method,
        )
    return {"virtual": Known(_VIRTUAL[value], method, value)}


def _portable(host: Host) -> Mapping[str, Answer]:
    plan = power_plan(host)
    return {"portable": Known(BATTERY in plan, METHOD, ", ".join(plan)[:200])}
