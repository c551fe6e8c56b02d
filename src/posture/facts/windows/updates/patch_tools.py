"""Programs with which an organisation installs updates in place of Windows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.facts.windows.machine.running_programs import seen_running
from posture.host.model import Host
from posture.words.phrase import joined, phrase

# By process name in lower case: the agents of programs whose makers say that they install updates of Windows.
_PROGRAMS: Mapping[str, str] = MappingProxyType(
    {
        "action1_agent.exe": "Action1",
        "aemagent.exe": "Datto RMM",
        "agentmon.exe": "Kaseya",
        "amagent.exe": "Automox",
        "ateraagent.exe": "Atera",
        "besclient.exe": "BigFix",
        "bma.exe": "baramundi",
        "cagservice.exe": "Datto RMM",
        "ccmexec.exe": "Configuration Manager",
        "dcagentservice.exe": "ManageEngine",
        "heimdal.clienthost.exe": "Heimdal",
        "klnagent.exe": "Kaspersky Security Center",
        "level-windows-amd64.exe": "Level",
        "ltsvc.exe": "ConnectWise Automate",
        "ninjarmmagent.exe": "NinjaOne",
        "ninjarmmagentpatcher.exe": "NinjaOne",
        "opsiclientd.exe": "opsi",
        "pcmonitorsrv.exe": "Pulseway",
        "pdq-connect-agent.exe": "PDQ Connect",
        "residentagent.exe": "Ivanti",
        "syncro.service.exe": "Syncro",
        "tacticalrmm.exe": "Tactical RMM",
        "taniumclient.exe": "Tanium",
        "winagent.exe": "N-able",
    }
)


def refuse_where_another_installs(host: Host) -> None:
    """Undecided where such a program runs beside a policy that keeps Windows from installing by itself.

    Organisations that patch with a program of their own switch Windows' own way off, so that the two do not
    interfere (CIS benchmarks, "Configure Automatic Updates"). A recording may be older than the question.
    """
    running = seen_running(host, _PROGRAMS)
    if running:
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase(
                "A policy keeps Windows from installing updates by itself, and {program} runs, which can "
                "install them in its place.",
                program=joined(running),
            ),
            phrase("Ask IT whether it brings the security updates of Windows."),
            "processes",
        )
