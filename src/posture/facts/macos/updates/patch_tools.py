"""Programs with which an organisation brings updates to its Macs itself."""

from __future__ import annotations

from types import MappingProxyType

from posture.facts.macos.machine.running_programs import seen_running
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host
from posture.words.phrase import joined, phrase

# By process name in lower case: the agents of programs whose makers say that they install updates of macOS.
_PROGRAMS = MappingProxyType(
    {
        "amagent": "Automox",
        "besagent": "BigFix",
        "jamf": "Jamf",
        "jamfdaemon": "Jamf",
        "kandji-daemon": "Kandji",
        "ninjarmm-macagent": "NinjaOne",
        "taniumclient": "Tanium",
    }
)


def refuse_where_another_installs(host: Host) -> None:
    """Undecided where such a program runs on a Mac whose organisation switched macOS' own updates off.

    A recording may be older than the question.
    """
    running = seen_running(host, _PROGRAMS)
    if running:
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase(
                "Your organisation keeps macOS from installing updates by itself, and {program} runs, which "
                "can install them in its place.",
                program=joined(running),
            ),
            phrase("Ask IT whether it brings the security updates of macOS."),
            "processes",
        )
