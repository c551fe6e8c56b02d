"""Firewalls of other makers on a Mac that keep things from coming in."""

from __future__ import annotations

from types import MappingProxyType

from posture.facts.macos.machine.running_programs import seen_running
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host
from posture.words.phrase import joined, phrase

# By process name in lower case. Those that only guard what goes out, such as LuLu, are not here.
_PROGRAMS = MappingProxyType(
    {
        "com.intego.netbarrier.daemon": "NetBarrier",
        "murus": "Murus",
        "muruslite": "Murus",
        "netbarrier": "NetBarrier",
        "vallum": "Vallum",
    }
)


def refuse_where_another_runs(host: Host) -> None:
    """Undecided where such a program runs: whether it filters it tells nobody. Recordings may be older."""
    running = seen_running(host, _PROGRAMS)
    if running:
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase(
                "The firewall of macOS is off, and {program} runs, which can keep out what nobody asked for; "
                "whether it does Posture cannot read.",
                program=joined(running),
            ),
            phrase("Open {program}: it shows whether it is on.", program=joined(running)),
            "processes",
        )
