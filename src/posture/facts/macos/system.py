"""What kind of computer this is, and whether somebody works at its screen."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.macos.machine.power_plan import BATTERY, METHOD, power_plan
from posture.facts.macos.machine.version import METHOD as VERSION
from posture.facts.macos.machine.version import mac_version
from posture.facts.macos.machine.virtual_machine import METHOD as HYPERVISOR
from posture.facts.macos.machine.virtual_machine import hypervisor
from posture.facts.model import Answer, Known
from posture.facts.undecided import decided
from posture.host.model import Host

_VIRTUAL = {"0": "none", "1": "machine"}


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers; every macOS has the one desktop, and one with a battery a power plan for it."""
    return {
        **decided(("name",), _name, host, method=VERSION),
        "has_screen": Known(True, "macOS"),
        "desktop": Known("aqua", "macOS"),
        **_virtual(host),
        **decided(("portable",), _portable, host, method=METHOD),
    }


def _name(host: Host) -> Mapping[str, Answer]:
    return {"name": Known(f"macOS {mac_version(host).version}", VERSION)}


def _virtual(host: Host) -> Mapping[str, Answer]:
    """macOS runs in no container; before macOS 11 it does not tell whether this is a virtual machine."""
    value = hypervisor(host)
    return {"virtual": Known(_VIRTUAL.get(value, "computer"), HYPERVISOR, value[:200])}


def _portable(host: Host) -> Mapping[str, Answer]:
    plan = power_plan(host)
    return {"portable": Known(BATTERY in plan, METHOD, ", ".join(plan)[:200])}
