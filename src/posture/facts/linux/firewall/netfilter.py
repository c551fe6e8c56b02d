"""What a packet filter's chains do with connections that nobody asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from posture.facts.linux.firewall.packets import Condition, Packet, Share, interfaces_named, share

BOTH = frozenset({"ip", "ip6"})
_PROTOCOLS = ("tcp", "udp")
_HOOKS = frozenset({"prerouting", "input"})  # the ways in, nft(8), “address families”


class Verdict(Enum):
    """How a rule ends."""

    ACCEPT = auto()
    REFUSE = auto()
    CALL = auto()  # the other chain, and on from here where it does not end
    GO = auto()  # the other chain, and never back
    RETURN = auto()
    QUEUE = auto()  # a program decides
    NONE = auto()


class Effect(Enum):
    """What becomes of connections that nobody asked for."""

    REFUSED = auto()
    LET_IN = auto()
    UNCLEAR = auto()


class _End(Enum):
    ACCEPTED = auto()
    REFUSED = auto()
    FELL_THROUGH = auto()


_LET_IN, _KEPT_OUT = frozenset({_End.ACCEPTED}), frozenset({_End.REFUSED})
_ON = frozenset({_End.FELL_THROUGH})
_BY_PROGRAM = _LET_IN | _KEPT_OUT


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its verdict, the chain it leads to if any, and what must be true of a packet."""

    verdict: Verdict
    chain: str = ""
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain: the families it filters, its table, its hook (empty where none) and default policy."""

    families: frozenset[str]
    table: str
    name: str
    hook: str = ""
    refuses_by_default: bool = False
    rules: tuple[Rule, ...] = ()


def effects_of(chains: Iterable[Chain], interfaces: Collection[str] = ()) -> Mapping[str, Effect]:
    """What becomes of a new connection to any port, for each family (``ip``, ``ip6``).

    It is refused where some input chain refuses it on every interface, by TCP and by UDP; rules for a
    few ports or a few senders do not matter. Chains that only pick out some packets, as those of
    Docker, libvirt, Tailscale or fail2ban do, end open and are no firewall. ``interfaces`` are those
    that lead to other computers; without them those that the rules name count, and one besides.
    """
    every = tuple(chains)
    return {family: _effect(every, family, interfaces) for family in sorted(BOTH)}


def _effect(chains: tuple[Chain, ...], family: str, interfaces: Collection[str]) -> Effect:
    conditions = (condition for chain in chains for rule in chain.rules for condition in rule.conditions)
    doors = tuple(interfaces) or (*interfaces_named(conditions), "")
    effects = {
        _on_packet(chains, Packet(family, protocol, door)) for door in doors for protocol in _PROTOCOLS
    }
    if effects == {Effect.REFUSED}:
        return Effect.REFUSED
    return Effect.LET_IN if Effect.LET_IN in effects else Effect.UNCLEAR


def _on_packet(chains: tuple[Chain, ...], packet: Packet) -> Effect:
    """A packet that one chain drops is gone, whatever the others say (nft(8), “verdict statements”)."""
    ends = [_base_end(chains, chain, packet) for chain in chains if _takes(chain, packet)]
    if _KEPT_OUT in ends:
        return Effect.REFUSED
    return Effect.UNCLEAR if any(_End.REFUSED in end for end in ends) else Effect.LET_IN


def _takes(chain: Chain, packet: Packet) -> bool:
    return chain.hook in _HOOKS and packet.family in chain.families


def _base_end(chains: tuple[Chain, ...], chain: Chain, packet: Packet) -> frozenset[_End]:
    named = {one.name: one for one in chains if (one.table, one.families) == (chain.table, chain.families)}
    ends = _Walk(named, packet).ends(chain)
    policy = _KEPT_OUT if chain.refuses_by_default else _LET_IN
    return ends - _ON | policy if _End.FELL_THROUGH in ends else ends


class _Walk:
    """A packet's ways through the chains of a table; what a chain does is found out once."""

    def __init__(self, named: Mapping[str, Chain], packet: Packet) -> None:
        self._named = named
        self._packet = packet
        self._known: dict[str, frozenset[_End]] = {}

    def ends(self, chain: Chain) -> frozenset[_End]:
        """Every end that the packet may come to in a chain."""
        if chain.name not in self._known:
            self._known[chain.name] = _ON  # for a chain that leads back to itself, which the kernel forbids
            self._known[chain.name] = self._along(chain.rules)
        return self._known[chain.name]

    def _along(self, rules: tuple[Rule, ...]) -> frozenset[_End]:
        possible: frozenset[_End] = frozenset()
        for rule in rules:
            matching = _matching(rule, self._packet)
            if matching <= Share.FEW:
                continue
            ends = self._after(rule)
            if matching is Share.ALL and rule.verdict in (Verdict.RETURN, Verdict.GO):
                return possible | ends
            if matching is Share.UNKNOWN and rule.verdict is Verdict.RETURN:
                possible |= _ON
            if matching is Share.UNKNOWN or (matching is Share.MOST and ends != _LET_IN):
                # Most ports let in are no firewall; most ports refused leave others open.
                ends = (ends & _LET_IN) | _ON
            possible |= ends - _ON
            if _End.FELL_THROUGH not in ends:
                return possible
        return possible | _ON

    def _after(self, rule: Rule) -> frozenset[_End]:
        match rule.verdict:
            case Verdict.ACCEPT:
                return _LET_IN
            case Verdict.REFUSE:
                return _KEPT_OUT
            case Verdict.QUEUE:
                return _BY_PROGRAM
            case Verdict.CALL | Verdict.GO if rule.chain in self._named:
                return self.ends(self._named[rule.chain])
            case _:
                return _ON


def _matching(rule: Rule, packet: Packet) -> Share:
    accepts = rule.verdict is Verdict.ACCEPT
    return min((share(one, packet, accepts=accepts) for one in rule.conditions), default=Share.ALL)
