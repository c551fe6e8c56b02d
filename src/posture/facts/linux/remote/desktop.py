"""Whether this screen can be seen or controlled from another computer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from posture.facts.linux.machine.account import shown_by
from posture.facts.linux.machine.hidden_programs import hides_programs
from posture.facts.linux.machine.programs import program_name
from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.linux.remote.desktop_servers import (
    GNOME,
    GNOME_DAEMON,
    RDP,
    REMOTE_CONTROL,
    SCREENCONNECT,
    SERVERS,
    Reach,
    Server,
    is_screenconnect,
)
from posture.facts.linux.remote.gnome_login import may_serve, serves_elsewhere
from posture.facts.linux.remote.sockets import Sockets, is_called, is_machine, is_own, ports_of_machines
from posture.facts.linux.remote.watching import gnome_shows_only, shows_only
from posture.facts.linux.settings.dconf import Settings
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, Listener, Process
from posture.words.phrase import phrase

_FIELDS = ("enabled", "view_only", "by")
_METHOD = "processes, listeners"
_LOOK = "ss -ltnp"


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers, by the programs that run and the ports they wait on.

    A server that waits on this computer itself alone (behind an ssh tunnel) does not count, nor does a
    window to look at other computers. AnyDesk, TeamViewer, RustDesk and their kind count while their
    service runs: they are reached through a relay. GNOME's daemon counts where its settings share the
    screen. A program that Posture does not know, on a port of remote desktops, leaves it open.
    """
    return decided(_FIELDS, _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    processes = host.processes()
    sockets = Sockets(host)
    found = dict(_serving(host, processes, sockets))
    if not found:
        _raise_if_hidden(host, processes)
    if all(found.values()):  # nothing, or nothing that controls
        _raise_if_unexplained(host, processes, sockets, found)
    by = tuple(sorted(found))
    excerpt = ", ".join(by)
    return {
        "enabled": Known(bool(by), _METHOD, excerpt),
        "view_only": Known(bool(by) and all(found.values()), _METHOD, excerpt),
        "by": Known(by, _METHOD),
    }


def _serving(host: Host, processes: tuple[Process, ...], sockets: Sockets) -> Iterator[tuple[str, bool]]:
    """The servers that others can reach, each with whether they can do no more than watch."""
    for server in SERVERS:
        own = _own(server, processes)
        if own and sockets.serve(server, own):
            yield server.name, all(shows_only(host, server, one) for one in own)
        elif not own and server.reach is Reach.RELAY and sockets.belongs(server):
            yield server.name, False
    if any(map(is_screenconnect, processes)):
        yield SCREENCONNECT, False
    yield from _gnome(host, processes, sockets)


def _own(server: Server, processes: Iterable[Process]) -> list[Process]:
    return [one for one in processes if program_name(one, server.programs) and server.is_served_by(one)]


def _gnome(host: Host, processes: tuple[Process, ...], sockets: Sockets) -> Iterator[tuple[str, bool]]:
    daemons = [process for process in processes if program_name(process, {GNOME_DAEMON})]
    # Remote login (--system) and headless sessions keep their settings where only they can read them.
    closed = not all(map(_is_sharing, daemons))
    if closed and (sockets.open_at(RDP) or serves_elsewhere(host, sockets)):
        yield GNOME, False
    elif any(map(_is_sharing, daemons)):
        settings = Settings(host)
        schemas = tuple(f"org.gnome.desktop.remote-desktop.{kind}" for kind in ("rdp", "vnc"))
        sharing = [schema for schema in schemas if settings.get(schema, "enable", False).value]
        if sharing:
            yield GNOME, gnome_shows_only(settings, sharing)


def _is_sharing(process: Process) -> bool:
    return process.mine and not {"--system", "--headless", "--handover"} & set(process.command)


def _raise_if_hidden(host: Host, processes: Iterable[Process]) -> None:
    """Raises Undecided where programs run that this account does not see."""
    if surroundings(host) is not Surroundings.NONE:
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase(
                "Posture sees only the programs in this container, sandbox or WSL, not those of the computer."
            ),
        )
    seen = any(not one.mine and one.name for one in processes)
    if hides_programs(host, doubt=not seen):
        raise Undecided(
            Reason.NEEDS_ADMIN,
            phrase("The system hides the programs of other accounts."),
            shown_by(host, _LOOK),
            "processes",
        )


def _raise_if_unexplained(
    host: Host, processes: tuple[Process, ...], sockets: Sockets, found: Mapping[str, bool]
) -> None:
    """Raises Undecided where a remote desktop's port is open and no known program explains it."""
    machines = ports_of_machines(processes)
    known = [server for server in SERVERS if server.name in found]
    for one in sockets.open_at(REMOTE_CONTROL):
        if _is_of_machine(one, machines) or _is_of_server(one, known, processes, found):
            continue
        raise Undecided(Reason.UNRECOGNISED, _unknown(one), shown_by(host, _LOOK), "listeners")
    hidden = None if GNOME in found else may_serve(host, processes, sockets)
    if hidden is not None:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("GNOME's remote login runs, and may be what waits on port {port}.", port=str(hidden.port)),
            shown_by(host, _LOOK),
            "listeners",
        )


def _is_of_machine(listener: Listener, machines: Iterable[int] | None) -> bool:
    """Whether a port shows the screen of a virtual machine, not this one."""
    if listener.program is not None:
        return is_machine(listener.program)
    return machines is None or listener.port in machines


def _is_of_server(
    listener: Listener, known: Iterable[Server], processes: tuple[Process, ...], found: Mapping[str, bool]
) -> bool:
    if GNOME in found:
        hidden = listener.program is None and listener.port in RDP
        if hidden or (listener.program and is_called(listener.program, (GNOME_DAEMON,))):
            return True
    return any(is_own(listener, server, _own(server, processes)) for server in known)


def _unknown(listener: Listener) -> str:
    if listener.program is None:
        return phrase(
            "A program that Posture cannot see waits on port {port}, as remote desktops do.",
            port=str(listener.port),
        )
    return phrase(
        "“{program}”, which Posture does not know, waits on port {port}, as remote desktops do.",
        program=listener.program,
        port=str(listener.port),
    )
