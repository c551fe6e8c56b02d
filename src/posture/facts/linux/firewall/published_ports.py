"""Ports of containers that Docker or Podman opens past the firewall."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from posture.facts.linux.firewall.docker import Docker
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
_OF_SWARMS = ("docker_gwbridge",)
# The bridges and tunnels of CNI's plugins, nerdctl's and those of Kubernetes' networks.
_OF_CNI = (
    "cni",
    "nerdctl",
    "flannel",
    "cilium",
    "cali",
    "vxlan.calico",
    "weave",
    "kube-",
    "antrea",
    "ovn-k8s",
)
_BRIDGES = ("docker", "br-", "podman", *_OF_CNI)
_KUBERNETES = frozenset({"kubelet", "k3s", "k3s-server", "k3s-agent", "k0s", "rke2", "kubelite", "crio"})
_BY_CLUSTER = ("Kubernetes", "kubectl get services --all-namespaces")


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
    docker = Docker(host, processes)
    if found and docker.was_told_not("iptables", doubt=False):
        found -= {one.port for one in waiting if one.program != _CONMON}
    if not found:
        _raise_if_hidden(host, processes, waiting, docker)
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


def _has(host: Host, names: tuple[str, ...]) -> bool:
    """Whether there is an interface of one of these beginnings, as far as it can be read."""
    try:
        return any(name.startswith(names) for name in _listed(host))
    except HostError:
        return False


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


def _raise_if_hidden(
    host: Host, processes: Iterable[Process], waiting: Sequence[Listener], docker: Docker
) -> None:
    """Raises Undecided where an administrator's containers may publish ports without a sign.

    So they may where the system hides what others run, or how Docker's proxies were started; where Docker's
    own daemon waits for a swarm (docs.docker.com, “Use Swarm mode routing mesh”); and where CNI's plugin
    “portmap” or Kubernetes forwards ports, which takes no program (cni.dev, docs.k3s.io, “Networking”).
    """
    seen = tuple(processes)
    others = [process.name for process in seen if not process.mine]
    if _are_hidden(host, others) or any(one.name == _PROXY and not one.command for one in seen):
        raise _unseen(host, "Docker", "docker ps")
    hidden = any(one.protocol == "tcp" and one.program is None for one in waiting)
    shown = any(name.startswith(_SHIM) for name in others)
    if shown and docker.was_told_not("userland-proxy", doubt=True):
        raise _unseen(host, "Docker", "docker ps")
    if hidden and docker.runs and _has(host, _OF_SWARMS):
        raise _unseen(host, "Docker", "docker service ls")
    if _has(host, _OF_CNI) and (shown or not _KUBERNETES.isdisjoint(others)):
        is_cluster = not _KUBERNETES.isdisjoint(others)
        raise _unseen(host, *(_BY_CLUSTER if is_cluster else ("containerd", "nerdctl ps")))
    if _CONMON in others and hidden:
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
