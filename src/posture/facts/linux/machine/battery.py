"""The computer's own battery."""

from __future__ import annotations

from posture.facts.linux.machine.optional_files import names_if_asked
from posture.host.model import Host, NotThere

_POWER = "/sys/class/power_supply"


def own_battery(host: Host) -> str:
    """The name of a battery that feeds the computer, nothing where it has none.

    A mouse or a headset has a battery too; its scope is "Device" (the kernel's sysfs-class-power).
    """
    for name in names_if_asked(host, _POWER):
        kind, scope = _line(host, f"{_POWER}/{name}/type"), _line(host, f"{_POWER}/{name}/scope")
        if kind == "Battery" and scope != "Device":
            return name
    return ""


def _line(host: Host, path: str) -> str:
    try:
        return host.read_text(path).strip()
    except NotThere:
        return ""
