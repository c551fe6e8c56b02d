"""The sockets on which remote desktops wait."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from posture.facts.linux.machine.open_ports import reachable
from posture.facts.linux.remote.desktop_servers import RDP, Reach, Server
from posture.host.model import Host, HostError, Listener, Process

_KERNEL_NAME = 15  # the kernel keeps this many characters of a name, see proc_pid_comm(5)
_NUMBER = re.compile(r"(?<![0-9])[0-9]{2,5}(?![0-9])")


class Sockets:
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

    def serve(self, server: Server, processes: Iterable[Process]) -> bool:
        """Whether a server that runs can be reached.

        One that waits on no usual port, nor on one that its command line names, is taken to wait on
        another that it does not show, unless it is known to run without waiting. Raises the refusal
        where that depends on sockets that cannot be read.
        """
        if server.reach is Reach.RELAY:
            return True
        if self.refusal is not None:
            raise self.refusal
        own = {one for one in self._all if is_own(one, server, processes)}
        return bool(own & self._reachable) or (not own and server.reach is Reach.PORT)

    def open_at(self, ports: Collection[int]) -> tuple[Listener, ...]:
        """The reachable sockets at some ports; raises the refusal where they cannot be read."""
        return tuple(one for one in self.reachable() if one.port in ports)

    def reachable(self) -> tuple[Listener, ...]:
        """The sockets that others can reach; raises the refusal where they cannot be read."""
        if self.refusal is not None:
            raise self.refusal
        found = (one for one in self._reachable if one.protocol == "tcp")
        return tuple(sorted(found, key=lambda one: (one.port, one.address)))

    def belongs(self, server: Server) -> bool:
        """Whether the kernel names a server as the program behind a socket that others can reach."""
        return any(one.program and is_called(one.program, server.programs) for one in self._reachable)


def is_own(listener: Listener, server: Server, processes: Iterable[Process]) -> bool:
    """Whether a socket is that of a server, as far as its name, its ports and its command lines tell.

    A script waits under the name of its interpreter.
    """
    running = tuple(processes)
    named = {int(text) for one in running for word in one.command[1:] for text in _NUMBER.findall(word)}
    if listener.program is None:
        return listener.port in server.ports or listener.port in named
    if is_called(listener.program, server.programs):
        return True
    names = {one.name for one in running}
    return listener.program in names and listener.port in named | server.ports


def is_called(program: str, names: Iterable[str]) -> bool:
    """Whether a program as the kernel names it is one of these."""
    return any(name[:_KERNEL_NAME] == program[:_KERNEL_NAME] for name in names)


_VNC_DISPLAY = re.compile(
    r"(?:vnc=)?(?P<address>\[[^\]]*\]|[^,:]*):(?P<display>[0-9]{1,4})(?:,(?:.*,)?to=(?P<to>[0-9]{1,4}))?(?:,|$)"
)
_PORT_OPTION = re.compile(r"(?:^|,)(?:tls-)?port=(?P<port>[0-9]{2,5})")
# Its usual name stands here in full: a recording keeps the arguments of programs whose names it knows.
_QEMU = ("qemu", "kvm", "qemu-system-x86_64")
_VIRTUALBOX, _VMWARE = ("VBoxHeadless", "VirtualBoxVM"), ("vmware-vmx",)
_DISPLAYS = (*_QEMU, *_VIRTUALBOX, *_VMWARE)


def ports_of_machines(processes: Iterable[Process]) -> Collection[int] | None:
    """The hidden ports on which virtual machines show their own screens; None where one may wait on any.

    What qemu's command line does not name it does not wait on, and the sockets of one that is the person's
    own are not hidden. VirtualBox, which runs with more rights, has a server for RDP alone; VMware keeps its
    ports in files. Source: qemu(1), ``-vnc`` and ``-spice``; VirtualBox's manual, “Remote display”.
    """
    found: set[int] = set()
    for machine in processes:
        if machine.name.startswith(_QEMU) and not machine.mine:
            if not machine.command:
                return None
            found |= set(_machine_ports(machine))
        elif machine.name.startswith(_VIRTUALBOX):
            found |= RDP
        elif machine.name.startswith(_VMWARE):
            return None
    return found


def _machine_ports(machine: Process) -> Iterator[int]:
    for option, value in zip(machine.command, machine.command[1:], strict=False):
        if option in ("-vnc", "-display") and (display := _VNC_DISPLAY.match(value)):
            first = int(display["display"])
            yield from (5900 + one for one in range(first, max(first, int(display["to"] or 0)) + 1))
        elif option == "-spice":
            yield from (int(match["port"]) for match in _PORT_OPTION.finditer(value))


def is_machine(program: str) -> bool:
    """Whether a program runs virtual machines."""
    return program.startswith(_DISPLAYS)
