"""Ports that other computers can reach, counted."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv6Address, ip_address

from posture.facts.model import Known
from posture.host.model import Listener

# UDP has no listening state: of its sockets only those of well-known services count. Left out are
# clients (DHCP 68, NTP 123) and discovery on the local link (mDNS 5353, LLMNR 5355, SSDP 1900).
_UDP_SERVICES = frozenset({53, 67, 69, 111, 137, 138, 161, 177, 514, 623, 1194, 2049, 3389, 5060, 51820})


def count(listeners: Iterable[Listener], method: str) -> Known:
    """How many ports other computers can reach, by protocol and number; the loopback does not count."""
    ports = sorted({(one.protocol, one.port) for one in listeners if _counts(one) and is_reachable(one)})
    excerpt = ", ".join(f"{protocol} {port}" for protocol, port in ports)
    return Known(len(ports), method, excerpt[:200])


def is_reachable(listener: Listener) -> bool:
    """Whether other computers can reach the address that it waits on."""
    text, _, interface = listener.address.partition("%")
    if interface.startswith("lo"):
        return False
    try:
        address = ip_address(text)
    except ValueError:
        return True
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    return not address.is_loopback


def _counts(listener: Listener) -> bool:
    return listener.protocol == "tcp" or listener.port in _UDP_SERVICES
