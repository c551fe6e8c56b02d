"""Sockets that wait for connections from other computers."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address

from posture.facts.model import Answer, Known, unreadable
from posture.host.model import Host, HostError, Listener, NotThere

# UDP has no listening state: of its sockets only those of well-known services count. Left out are
# clients (DHCP 68, NTP 123) and discovery on the local link (mDNS 5353, LLMNR 5355, SSDP 1900),
# whose ports browsers and players open as well.
_UDP_SERVICES = frozenset({53, 67, 69, 111, 137, 138, 161, 177, 514, 623, 1194, 2049, 3389, 5060, 51820})
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
    ports = sorted({(one.protocol, one.port) for one in found if _counts(one)})
    excerpt = ", ".join(f"{protocol} {port}" for protocol, port in ports)
    return Known(len(ports), "listeners", excerpt[:200])


def _counts(listener: Listener) -> bool:
    return listener.protocol == "tcp" or listener.port in _UDP_SERVICES


def reachable(host: Host) -> tuple[Listener, ...]:
    """The listening sockets whose addresses other computers can reach."""
    bridged = _bridged_networks(host)
    return tuple(one for one in host.listeners() if _is_reachable(one.address, bridged))


def _is_reachable(address: str, bridged: Sequence[tuple[int, int]]) -> bool:
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return True
    if isinstance(found, IPv6Address):
        if address.partition("%")[2].startswith(_BRIDGES):
            return False
        found = found.ipv4_mapped or found
    if found.is_loopback:
        return False
    return not (isinstance(found, IPv4Address) and any(int(found) & mask == net for net, mask in bridged))


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
