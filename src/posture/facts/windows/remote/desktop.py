"""Whether this screen can be controlled from another computer."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.model import Answer, Known, Reason
from posture.facts.remote_programs import found_running
from posture.facts.undecided import Undecided, decided
from posture.facts.windows.machine import registry
from posture.host.model import Host

_METHOD = "registry, processes"
_POLICY = r"HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services"
_LOCAL = r"HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server"
_NAME = "fDenyTSConnections"
_PROGRAMS = {
    "anydesk.exe": "anydesk",
    "dwagsvc.exe": "dwservice",
    "meshagent.exe": "meshagent",
    "nxserver.bin": "nomachine",
    "remoting_host.exe": "chrome-remote-desktop",
    "rustdesk.exe": "rustdesk",
    "srservice.exe": "splashtop",
    "sunshine.exe": "sunshine",
    "teamviewer_service.exe": "teamviewer",
    "tvnserver.exe": "tightvnc",
    "vncserver.exe": "realvnc",
    "winvnc.exe": "ultravnc",
    "winvnc4.exe": "tigervnc",
}


def read(host: Host) -> Mapping[str, Answer]:
    """Windows' own Remote Desktop, and other programs for it that run.

    A policy counts before the setting; without either nobody may connect (Microsoft's answer files,
    fDenyTSConnections: "This is the default value"). The others wait for a connection while they run.
    """
    return decided(("enabled", "by"), _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    names = found_running(host.processes(), _PROGRAMS)
    denied = _denied(host)
    by = names if denied in (None, 1) else ("remote-desktop", *names)
    excerpt = f"{_NAME}={'absent' if denied is None else denied}"
    return {"enabled": Known(bool(by), _METHOD, excerpt), "by": Known(by, _METHOD, excerpt)}


def _denied(host: Host) -> int | None:
    for key in (_POLICY, _LOCAL):
        value = registry.number(host, key, _NAME)
        if value is None:
            continue
        if value not in (0, 1):
            raise Undecided(
                Reason.UNRECOGNISED, f"“{_NAME}” is {value}, which Posture does not know.", method=_METHOD
            )
        return value
    return None
