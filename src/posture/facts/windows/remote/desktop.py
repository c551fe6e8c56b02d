"""Whether this screen can be controlled from another computer."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.attempt import attempt
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.reachable_ports import is_reachable
from posture.facts.undecided import Undecided, decided
from posture.facts.windows.remote.control_programs import LOOKED_FOR, running_programs
from posture.facts.windows.remote.remote_desktop import RemoteDesktop, remote_desktop
from posture.host.model import Host, Listener, Process
from posture.words.phrase import phrase

_FIELDS = ("enabled", "by")
_METHOD = "registry, processes, listeners"
# Of so many programs one may have no name: it ended while the others were looked at.
_FEW = 50
# RDP, and VNC with its page for browsers (IANA, "Service Name and Transport Protocol Port Number Registry").
_DOORS = frozenset({3389, *range(5800, 5811), *range(5900, 5911)})


def read(host: Host) -> Mapping[str, Answer]:
    """Windows' own Remote Desktop, and other programs for it that run.

    The others wait for a connection while they run. Remote Assistance and Quick Assist are not among
    them: they let nobody in whom the person does not invite with a code at that moment. That there is
    none is never said of the known ones alone: not while a program waits where such programs wait, nor
    where Windows hides the names of programs.
    """
    return decided(_FIELDS, _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    processes = host.processes()
    names = running_programs(processes)
    own = attempt(remote_desktop, host, method=_METHOD)
    if isinstance(own, Unreadable):
        # A program that is known to run settles it, whatever else cannot be read.
        if not names:
            return dict.fromkeys(_FIELDS, own)
        own = RemoteDesktop(False, "")
    by = ("remote-desktop", *names) if own.on else names
    if not by:
        _refuse_where_names_are_hidden(processes)
        _refuse_where_a_door_is_open(host)
    excerpt = f"{own.excerpt}; looked for {LOOKED_FOR} programs besides"
    return {
        "enabled": Known(bool(by), _METHOD, excerpt),
        "by": Known(by, _METHOD, excerpt),
    }


def _refuse_where_names_are_hidden(processes: tuple[Process, ...]) -> None:
    nameless = sum(not one.name for one in processes)
    if processes and nameless * _FEW <= len(processes):
        return
    raise Undecided(
        Reason.NO_ANSWER,
        phrase("Windows hides the names of programs that run, and one for remote control may be among them."),
        phrase("The Task Manager (Ctrl, Shift and Esc) lists them."),
        "processes",
    )


def _refuse_where_a_door_is_open(host: Host) -> None:
    waiting = next((one for one in host.listeners() if _is_door(one)), None)
    if waiting is not None:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase(
                "A program ({program}) waits for other computers on port {port}, where programs for remote "
                "control wait, and Posture does not know it.",
                program=waiting.program or phrase("whose name Windows hides"),
                port=waiting.port,
            ),
            phrase("If you do not know it either, ask somebody who knows this computer before you go on."),
            "listeners",
        )


def _is_door(listener: Listener) -> bool:
    return listener.protocol == "tcp" and listener.port in _DOORS and is_reachable(listener)
