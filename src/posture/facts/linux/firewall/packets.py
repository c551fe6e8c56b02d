"""Which of the packets that nobody asked for a rule's condition picks out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from fnmatch import fnmatchcase
from functools import partial

from posture.facts.linux.firewall.networks import fraction, is_near, is_wide_part, may_be_own

_PORTS = 65536
_WIDE = 10_000  # so many open ports are no firewall
_FEW_LEFT = 100  # and so few that are left out do not matter
_NEARLY_ALL = 0.95  # of all addresses
_VIRTUAL = (
    "lo", "docker", "br-", "virbr", "veth", "podman", "cni", "lxcbr", "lxdbr", "incusbr", "waydroid",
    "vnet", "vmnet", "vboxnet", "tun", "tap", "wg", "tailscale", "zt", "nordlynx", "proton", "mullvad", "ifb",
    "dummy", "flannel", "nerdctl", "cilium", "cali", "vxlan.calico", "weave", "kube-", "antrea",
)  # fmt: skip
_NUMBERS = {"6": "tcp", "17": "udp", "all": "all", "0": "all"}
_FAMILY_NAMES = {"ipv4": "ip", "ip": "ip", "ipv6": "ip6", "ip6": "ip6", "2": "ip", "10": "ip6"}
# What hardly a packet from outside has: a socket that waits for it, a helper of an open connection.
_RARE = ("skuid", "skgid", "cgroup", "socket", "helper")
# But for a socket that listens, which whoever may come in meets: nft(8), “SOCKET EXPRESSION”.
_OF_ANY_SOCKET = ("socket transparent", "socket wildcard")
# Marks, tunnels and senders' cards that are named: few packets are theirs, and all others are not.
_SINGLED_OUT = ("mark", "ether", "ipsec", "secpath")
_NO_MARK = frozenset({"none", "missing"})


class Share(IntEnum):
    """How many of the packets match; of several conditions the smallest counts."""

    NONE = 0
    FEW = 1
    UNKNOWN = 2
    MOST = 3
    ALL = 4


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be true of a packet, in nft's words: ``tcp dport`` is one of the values, or is none.

    Ranges are written ``1-9``, networks ``10.0.0.0/8``; of a key such as ``ip saddr . tcp dport`` the
    values are written alike. ``limit`` is a limit of the rate, ``?`` anything else.
    """

    key: str
    values: tuple[str, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Packet:
    """The first packet of a connection from any other computer, to any port, through an interface.

    The family is ``ip`` or ``ip6``, the protocol ``tcp`` or ``udp``; no name of the interface means
    one that the rules do not name.
    """

    family: str
    protocol: str
    interface: str


def is_virtual(interface: str) -> bool:
    """Whether an interface leads only to this computer's own machines, or into a tunnel."""
    return interface.startswith(_VIRTUAL)


def interfaces_named(conditions: Iterable[Condition]) -> tuple[str, ...]:
    """The interfaces to other computers that conditions name; patterns stand for one that fits."""
    names = {value.replace("*", "0") for one in conditions if one.key == "iif" for value in one.values}
    return tuple(sorted(name for name in names if name != "0" and not is_virtual(name)))


def share(condition: Condition, packet: Packet, *, accepts: bool) -> Share:
    """How many of the connections that the packet stands for a condition picks out.

    ``accepts`` tells what the rule does: a limited number let in is a way in, a limited number
    refused is no wall.
    """
    key = condition.key
    if " . " in key:
        return _of_parts(condition, packet, accepts=accepts)
    if key == "limit":
        return Share.ALL if accepts else Share.FEW
    first, _, field = key.partition(" ")
    if first in ("tcp", "udp", "th", "udplite", "sctp", "dccp") and field:
        return _of_ports(condition, first, field, packet)
    if field in ("saddr", "daddr") and first in ("ip", "ip6"):
        return _of_addresses(condition, packet)
    if first.startswith(("icmp", "igmp", "arp", "esp", "ah", "gre")):
        return Share.NONE
    test = _TESTS.get(key)
    if test is not None:
        return Share.ALL if test(condition.values, packet) is not condition.negated else Share.NONE
    if any(word in key for word in _SINGLED_OUT):
        return Share.ALL if any(map(_is_no_mark, condition.values)) is not condition.negated else Share.FEW
    if key.startswith(_OF_ANY_SOCKET):
        return Share.UNKNOWN
    return Share.FEW if any(word in key for word in _RARE) else Share.UNKNOWN


def _is_no_mark(value: str) -> bool:
    """Whether a packet that nobody marked, and that came through no tunnel, has this value."""
    try:
        return value in _NO_MARK or int(value.partition("/")[0], 0) == 0
    except ValueError:
        return False


def _matches_interface(values: Sequence[str], packet: Packet) -> bool:
    return any(fnmatchcase(packet.interface, value) for value in values)


def _matches_protocol(values: Sequence[str], packet: Packet) -> bool:
    names = {_NUMBERS.get(value, value) for value in values}
    return packet.protocol in names or "all" in names


def _matches_family(values: Sequence[str], packet: Packet) -> bool:
    return packet.family in {_FAMILY_NAMES.get(value, value) for value in values}


def _names(wanted: str, values: Sequence[str], packet: Packet) -> bool:  # noqa: ARG001 - as the others
    return wanted in values


_TESTS: Mapping[str, Callable[[Sequence[str], Packet], bool]] = {
    "iif": _matches_interface,
    "l4proto": _matches_protocol,
    "nfproto": _matches_family,
    "ct state": partial(_names, "new"),
    "ct direction": partial(_names, "original"),
    "ct status": partial(_names, ""),
    "pkttype": lambda values, _: not {"host", "unicast"}.isdisjoint(values),
    "fib daddr type": partial(_names, "local"),
    "fib oif": partial(_names, "exists"),
}


def _of_parts(condition: Condition, packet: Packet, *, accepts: bool) -> Share:
    if condition.negated:
        return Share.UNKNOWN
    keys = condition.key.split(" . ")
    rows = (value.split(" . ") for value in condition.values)
    found = (
        min(
            share(Condition(key, (part,)), packet, accepts=accepts)
            for key, part in zip(keys, row, strict=True)
        )
        for row in rows
        if len(row) == len(keys)
    )
    return max(found, default=Share.NONE)


def _of_ports(condition: Condition, protocol: str, field: str, packet: Packet) -> Share:
    if protocol not in ("th", packet.protocol):
        return Share.NONE
    if field == "flags":
        return Share.ALL if (condition.values == ("syn",)) is not condition.negated else Share.FEW
    if field != "dport":
        return _of_width(condition) if field == "sport" else Share.FEW
    return _of_width(condition)


def _of_width(condition: Condition) -> Share:
    width = sum(map(_width, condition.values))
    width = _PORTS - width if condition.negated else width
    if width >= _PORTS - _FEW_LEFT:
        return Share.ALL
    if width >= _WIDE:
        return Share.MOST
    return Share.FEW if width else Share.NONE


def _width(ports: str) -> int:
    first, _, last = ports.partition("-")
    numbers = [int(text) for text in (first, last) if text.isdecimal() and text.isascii() and len(text) < 6]
    return max(0, numbers[1] - numbers[0] + 1) if len(numbers) == 2 else 1


def _of_addresses(condition: Condition, packet: Packet) -> Share:
    family, _, field = condition.key.partition(" ")
    if family != packet.family:
        return Share.NONE
    part = fraction(condition.values)
    near = field == "saddr" and any(map(is_near, condition.values))
    part = 1 - part if condition.negated else part
    if part >= _NEARLY_ALL:
        return Share.MOST if near and condition.negated else Share.ALL
    if is_wide_part(part) or near:
        return Share.MOST
    if field == "daddr":
        return Share.UNKNOWN if any(map(may_be_own, condition.values)) else Share.FEW
    return Share.FEW if condition.values else Share.NONE
