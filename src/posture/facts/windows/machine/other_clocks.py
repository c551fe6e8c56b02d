"""What else than Windows Time sets the clock of a Windows computer."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.facts.windows.machine import registry
from posture.facts.windows.machine.running_programs import seen_running
from posture.facts.windows.machine.virtual_machine import is_virtual_machine
from posture.host.model import Host, NotRecorded
from posture.words.phrase import joined, phrase

# By process name in lower case: programs for the time, and what hypervisors put into their machines.
_PROGRAMS: Mapping[str, str] = MappingProxyType(
    {
        "d4.exe": "Dimension 4",
        "domtimec.exe": "Domain Time II",
        "domtimes.exe": "Domain Time II",
        "nettime.exe": "NetTime",
        "nettimeservice.exe": "NetTime",
        "ntpd.exe": "ntpd",
        "prl_tools.exe": "Parallels Tools",
        "prl_tools_service.exe": "Parallels Tools",
        "vboxservice.exe": "VirtualBox",
        "vmtoolsd.exe": "VMware Tools",
    }
)
_W32TIME = r"HKLM\SYSTEM\CurrentControlSet\Services\W32Time"
_FROM_THE_HOST = rf"{_W32TIME}\TimeProviders\VMICTimeProvider"


def refuse_where_another_sets_it(host: Host) -> None:
    """Undecided where such a program runs, or Hyper-V may set the clock of this virtual machine.

    Its provider VMICTimeProvider is on wherever nobody switched it off, and works in its machines alone
    (Microsoft, "Windows Time service tools and settings"). A recording may be older than the question.
    """
    running = seen_running(host, _PROGRAMS)
    if running:
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase(
                "{program} runs, which can set the clock, and whether it does Posture cannot see.",
                program=joined(running),
            ),
            phrase("Compare the clock of this computer with the one of your phone."),
            "processes",
        )
    if _may_come_from_the_host(host):
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase(
                "The computer around this virtual machine can set its clock, and whether it does Posture "
                "cannot see."
            ),
            phrase("Compare the clock of this computer with the one of your phone."),
            registry.METHOD,
        )


def _may_come_from_the_host(host: Host) -> bool:
    try:
        if registry.number(host, _W32TIME, "Start") == registry.DISABLED:
            return False
        return registry.number(host, _FROM_THE_HOST, "Enabled") == 1 and (
            is_virtual_machine(host) or _came_from_the_host(host)
        )
    except NotRecorded:
        return False


def _came_from_the_host(host: Host) -> bool:
    """Whether the last good answer was one of Hyper-V's provider."""
    sample = registry.text(host, rf"{_W32TIME}\Config\Status", "LastGoodSampleInfo") or ""
    return sample.partition(";")[2].startswith("VM IC Time")
