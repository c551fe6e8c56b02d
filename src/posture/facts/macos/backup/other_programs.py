"""Backup programs of other makers on a Mac, which keep their notes where Posture does not look."""

from __future__ import annotations

from types import MappingProxyType

from posture.facts.macos.machine.running_programs import found_running
from posture.host.model import Host

# By process name in lower case, as the makers name what runs in the background.
_PROCESSES = MappingProxyType(
    {
        "acronis_backup": "Acronis",
        "arqagent": "Arq",
        "bzbmenu": "Backblaze",
        "bzserv": "Backblaze",
        "bztransmit": "Backblaze",
        "carbonitedaemon": "Carbonite",
        "carbonite": "Carbonite",
        "ccc user agent": "Carbon Copy Cloner",
        "chronosync background": "ChronoSync",
        "chronoagent": "ChronoSync",
        "code42service": "CrashPlan",
        "com.bombich.ccchelper": "Carbon Copy Cloner",
        "crashplanservice": "CrashPlan",
        "idrivedaemon": "IDrive",
        "mms.exe": "Acronis",
        "sdagent": "SuperDuper!",
        "spideroakone": "SpiderOak",
    }
)


def other_programs(host: Host) -> tuple[str, ...]:
    """The names of those that run, sorted."""
    return found_running(host.processes(), _PROCESSES)
