"""Whether this screen can be controlled from another computer."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.machine.mounts import mount_of, read_mounts
from posture.facts.linux.machine.open_ports import reachable
from posture.facts.linux.machine.programs import program_name, running
from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.linux.remote.desktop_servers import GNOME_DAEMON, RDP, SERVERS, VNC, Server
from posture.facts.linux.settings.dconf import Settings
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, HostError, Listener, Process

_FIELDS = ("enabled", "by")
_METHOD = "processes, listeners"
_MACHINE_DISPLAYS = ("qemu-system", "qemu-kvm", "VBoxHeadless", "vmware-vmx")
_REMEDY = "sudo ss -ltnp shows the program behind each port."


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers, by the programs that run and the ports they wait on.

    A server that waits on this computer itself alone (behind an ssh tunnel) does not count. AnyDesk,
    TeamViewer, RustDesk and their kind count while their service runs: they are reached through a
    relay. GNOME's daemon counts where its settings share the screen.
    """
    return decided(_FIELDS, _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    processes = host.processes()
    sockets = _Sockets(host)
    found = {
        server.name for server in SERVERS if running(processes, server.programs) and sockets.serve(server)
    }
    if _gnome_shares(host, processes, sockets):
        found.add("gnome")
    if not found:
        _raise_if_hidden(host)
        _raise_if_unexplained(processes, sockets)
    by = tuple(sorted(found))
    return {"enabled": Known(bool(by), _METHOD, ", ".join(by)), "by": Known(by, _METHOD)}


class _Sockets:
    """The listening TCP sockets, those that others can reach apart.

    Where they cannot be read, ``refusal`` says why and there are none.
    """

    def __init__(self, host: Host) -> None:
        self.refusal: HostError | None = None
        self._all: tuple[Listener, ...] = ()
        self._reachable: frozenset[Listener] = frozenset()
        try:
            self._all = tuple(one for one in host.listeners() if one.protocol == "tcp")
            self._reachable = frozenset(reachable(host))
        except HostError as error:
            self.refusal = error

    def serve(self, server: Server) -> bool:
        """Whether a server that runs can be reached; one that waits on no usual port can be.

        Raises the refusal where that depends on sockets that cannot be read.
        """
        if not server.ports:
            return True
        if self.refusal is not None:
            raise self.refusal
        own = {one for one in self._all if one.port in server.ports or one.program in server.programs}
        return not own or bool(own & self._reachable)

    def open_at(self, ports: frozenset[int]) -> tuple[Listener, ...]:
        """The reachable sockets at some ports; raises the refusal where they cannot be read."""
        if self.refusal is not None:
            raise self.refusal
        return tuple(one for one in self._reachable if one.port in ports)


def _gnome_shares(host: Host, processes: tuple[Process, ...], sockets: _Sockets) -> bool:
    daemons = [process for process in processes if program_name(process, {GNOME_DAEMON})]
    if not daemons:
        return False
    # Remote login (--system) and headless sessions keep their settings where only they can read them.
    if not all(map(_is_sharing, daemons)) and sockets.open_at(RDP):
        return True
    if not any(map(_is_sharing, daemons)):
        return False
    settings = Settings(host)
    schemas = ("org.gnome.desktop.remote-desktop.rdp", "org.gnome.desktop.remote-desktop.vnc")
    return any(settings.get(schema, "enable", False).value for schema in schemas)


def _is_sharing(process: Process) -> bool:
    return process.mine and not {"--system", "--headless", "--handover"} & set(process.command)


def _raise_if_hidden(host: Host) -> None:
    """Raises Undecided where programs run that this account does not see."""
    enclosed = surroundings(host)
    if enclosed is not Surroundings.NONE:
        raise Undecided(
            Reason.UNSUPPORTED,
            "Posture sees only the programs in this container, sandbox or WSL, not those of the computer.",
        )
    try:
        proc = mount_of(read_mounts(host), "/proc")
    except HostError:
        return
    if proc is not None and proc.option("hidepid") not in ("", "0", "off"):
        raise Undecided(
            Reason.NEEDS_ADMIN, "The system hides the programs of other accounts.", _REMEDY, "processes"
        )


def _raise_if_unexplained(processes: tuple[Process, ...], sockets: _Sockets) -> None:
    """Raises Undecided where a remote desktop's port is open and no known program explains it."""
    if any(process.name.startswith(_MACHINE_DISPLAYS) for process in processes):
        return  # the screens of virtual machines, not this one
    if sockets.refusal is not None:
        return  # the list of programs is whole, and none of them is a remote desktop
    unknown = [one for one in sockets.open_at(RDP | VNC) if one.program is None]
    if unknown:
        raise Undecided(
            Reason.UNRECOGNISED,
            f"A program that Posture cannot see waits on port {unknown[0].port}, as remote desktops do.",
            _REMEDY,
            "listeners",
        )
