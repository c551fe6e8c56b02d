"""Networks that rules name, and whether the computers near this one are in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from ipaddress import ip_network

_WIDE_SPACE = 1 / 16  # of all addresses
_WHOLE_NETWORK = 256  # addresses, as home networks have at the least
# The networks of homes, cafés and offices: a rule for one of them is for whoever is near.
_NEAR = tuple(
    map(
        ip_network,
        ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fe80::/10", "fc00::/7"),
    )
)


def is_wide(networks: Iterable[str]) -> bool:
    """Whether networks hold so many addresses that whoever is near has one of them."""
    named = tuple(networks)
    return is_wide_part(fraction(named)) or any(map(is_near, named))


def is_wide_part(part: float) -> bool:
    """Whether a part of all addresses is so large that whoever is near has one of them."""
    return part >= _WIDE_SPACE


def holds_neighbours(networks: Iterable[str]) -> bool:
    """Whether one of the networks may be that of a whole home, café or office."""
    return any(map(_may_surround, networks))


def _may_surround(text: str) -> bool:
    try:
        network = ip_network(text, strict=False)
    except ValueError:
        return False
    return network.is_private and not network.is_loopback and network.num_addresses >= _WHOLE_NETWORK


def is_near(text: str) -> bool:
    """Whether a network holds one of those that surround a computer (RFC 1918, 3927, 4193, 4291)."""
    try:
        network = ip_network(text, strict=False)
    except ValueError:
        return False
    return network.prefixlen > 0 and any(
        one.version == network.version
        and int(network.network_address) <= int(one.network_address)
        and int(network.broadcast_address) >= int(one.broadcast_address)
        for one in _NEAR
    )


def fraction(networks: Iterable[str]) -> float:
    """The part of all addresses of their family that networks hold, as far as they are networks."""
    return min(1.0, sum(_fractions(networks)))


def _fractions(networks: Iterable[str]) -> Iterator[float]:
    for text in networks:
        first, dash, last = text.partition("-")
        try:
            begin = ip_network(first, strict=False)
            end = ip_network(last, strict=False) if dash else None
        except ValueError:
            continue
        if end is None:
            yield 2.0**-begin.prefixlen
        elif end.version == begin.version:
            held = int(end.broadcast_address) - int(begin.network_address) + 1
            yield max(0, held) / 2.0**begin.max_prefixlen


def may_be_own(text: str) -> bool:
    """Whether this computer may have an address out of a network, as far as it is one."""
    try:
        network = ip_network(text.partition("-")[0], strict=False)
    except ValueError:
        return True
    return not (network.is_multicast or network.is_loopback or text == "255.255.255.255")
