"""Ports of containers that Docker or Podman opens past the firewall."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from posture.facts.linux.machine.account import is_administrator, shown_by
from posture.facts.linux.machine.hidden_programs import hides_programs
from posture.facts.linux.machine.mounts import read_mounts
from posture.facts.linux.machine.open_ports import reachable
from posture.facts.model import Known, Reason
from posture.facts.reachable_ports import is_reachable
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError, Listener, NotRecorded, NotThere, Process
from posture.words.phrase import phrase

_METHOD = "processes, listeners"
_PROXY, _SHIM, _CONMON = "docker-proxy", "containerd-shim", "conmon"
_DOCKER = "/etc/docker/daemon.json"
_BRIDGES = ("docker", "br-", "podman", "cni-")


def published_ports(host: Host) -> Known:
    """How many ports of containers other computers reach although the firewall refuses the rest.

    What Docker publishes never comes to the chains of ufw or firewalld that guard this computer
    (docs.docker.com, “Packet filtering and firewalls”, “Docker and ufw”). An administrator's Docker
    shows each such port as a docker-proxy, with the address that it waits on. Containers of an account of
    its own wait like any other program, behind the firewall. Undecided where containers run whose ports
    nobody but the administrator sees.
    """
    if not _may_have_bridges(host):
        return Known(0, _METHOD)
    processes = host.processes()
    found = set(_by_proxies(processes))
    waiting = reachable(host)
    found |= {one.port for one in waiting if one.program in (_PROXY, _CONMON)}
    if found and _filters_itself(host):
        found -= {one.port for one in waiting if one.program != _CONMON}
    if not found:
        _raise_if_hidden(host, processes, waiting)
    excerpt = ", ".join(str(port) for port in sorted(found))
    return Known(len(found), _METHOD, excerpt[:200])


def _may_have_bridges(host: Host) -> bool:
    """Whether there is a bridge to containers; not where the lists that can be read show none."""
    answered = False
    for look in (_listed, _routed):
        try:
            if any(name.startswith(_BRIDGES) for name in look(host)):
                return True
        except (NotThere, NotRecorded):
            continue
        except HostError:
            return True
        answered = True
    return not answered


def _listed(host: Host) -> tuple[str, ...]:
    return host.names("/sys/class/net")


def _routed(host: Host) -> tuple[str, ...]:
    lines = map(str.split, host.read_text("/proc/net/route").splitlines())
    return tuple(words[0] for words in lines if words)


def _by_proxies(processes: Iterable[Process]) -> Iterable[int]:
    for process in processes:
        if not process.mine and process.name == _PROXY:
            options = _options(process.command[1:])
            port, address = options.get("host-port", ""), options.get("host-ip", "0.0.0.0")  # noqa: S104
            if port.isdecimal() and port.isascii() and is_reachable(Listener("tcp", address, int(port))):
                yield int(port)


def _options(words: Sequence[str]) -> Mapping[str, str]:
    """The values of options, written ``-name value`` or ``-name=value`` as Go's flags are."""
    found: dict[str, str] = {}
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        name, sign, value = word.lstrip("-").partition("=")
        if word.startswith("-"):
            found[name] = value if sign else following
    return found


def _filters_itself(host: Host) -> bool:
    """Whether Docker was told to load no rules: then what it publishes comes to the firewall."""
    try:
        return _settings(host).get("iptables") is False
    except (HostError, ValueError, RecursionError):
        return False


def _may_lack_proxies(host: Host) -> bool:
    """Whether Docker was told to start no proxies, or may have been: its settings are closed or broken."""
    try:
        return _settings(host).get("userland-proxy") is False
    except (HostError, ValueError, RecursionError):
        return True


def _settings(host: Host) -> Mapping[str, object]:
    """Docker's settings; a HostError or a ValueError where they cannot be read."""
    try:
        found = json.loads(host.read_text(_DOCKER))
    except (NotThere, NotRecorded):
        return {}
    return found if isinstance(found, dict) else {}


def _raise_if_hidden(host: Host, processes: Iterable[Process], waiting: Iterable[Listener]) -> None:
    """Raises Undecided where an administrator's containers may publish ports without a sign.

    So they may where the system hides what others run, or how Docker's proxies were started.
    """
    seen = tuple(processes)
    others = [process.name for process in seen if not process.mine]
    if _are_hidden(host, others) or any(one.name == _PROXY and not one.command for one in seen):
        raise _unseen(host, "Docker", "docker ps")
    if any(name.startswith(_SHIM) for name in others) and _may_lack_proxies(host):
        raise _unseen(host, "Docker", "docker ps")
    if _CONMON in others and any(one.protocol == "tcp" and one.program is None for one in waiting):
        raise _unseen(host, "Podman", "podman ps")


def _are_hidden(host: Host, others: Iterable[str]) -> bool:
    """Whether the system hides what others run, or may: it does not say, and nothing of theirs is seen."""
    try:
        read_mounts(host)
    except (NotThere, NotRecorded):
        return False
    except HostError:
        return not any(others)
    return hides_programs(host, doubt=False)


def _unseen(host: Host, program: str, command: str) -> Undecided:
    return Undecided(
        Reason.NO_ANSWER if is_administrator(host) else Reason.NEEDS_ADMIN,
        phrase(
            "Containers run, and whether {program} opens ports past the firewall for them could not be read.",
            program=program,
        ),
        shown_by(host, command),
        _METHOD,
    )
