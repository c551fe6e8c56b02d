"""Sockets that wait for connections from other computers."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address

from posture.facts.model import Answer, unreadable
from posture.facts.reachable_ports import count, is_reachable
from posture.host.model import Host, HostError, Listener, NotThere

_BRIDGES = ("docker", "br-", "virbr", "veth", "podman", "lxdbr", "incusbr", "waydroid", "vnet", "vmnet")


def open_ports(host: Host) -> Answer:
    """How many ports other computers can reach, by protocol and number.

    TCP, and UDP of well-known services; what listens on the loopback or only towards this
    computer's own containers and virtual machines does not count.
    """
    try:
        found = reachable(host)
    except HostError as error:
        return unreadable(error, method="listeners")
    return count(found, "listeners")


def reachable(host: Host) -> tuple[Listener, ...]:
    """The listening sockets whose addresses other computers can reach."""
    bridged = _bridged_networks(host)
    return tuple(
        one for one in host.listeners() if is_reachable(one) and not _is_bridged(one.address, bridged)
    )


def _is_bridged(address: str, bridged: Sequence[tuple[int, int]]) -> bool:
    """Whether only this computer's own containers and virtual machines see the address."""
    text, _, interface = address.partition("%")
    try:
        found = ip_address(text)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        if interface.startswith(_BRIDGES):
            return True
        found = found.ipv4_mapped or found
    return isinstance(found, IPv4Address) and any(int(found) & mask == net for net, mask in bridged)


def _bridged_networks(host: Host) -> list[tuple[int, int]]:
    """The IPv4 networks behind bridges to containers and virtual machines, as (network, mask).

    Source: ``/proc/net/route``, proc_pid_net(5).
    """
    try:
        lines = host.read_text("/proc/net/route").splitlines()
    except NotThere:
        return []
    networks = []
    for words in map(str.split, lines):
        if len(words) >= 8 and words[0].startswith(_BRIDGES):
            network, mask = _number(words[1]), _number(words[7])
            if network is not None and mask:
                networks.append((network & mask, mask))
    return networks


def _number(text: str) -> int | None:
    """The number of an address that the kernel wrote in hexadecimal, in the processor's byte order."""
    try:
        return int.from_bytes(bytes.fromhex(text), "little") if len(text) == 8 else None
    except ValueError:
        return None
