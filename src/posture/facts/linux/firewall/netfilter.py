"""What a packet filter's chains do with connections that nobody asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

BOTH = frozenset({"ip", "ip6"})


class Verdict(Enum):
    """How a rule ends."""

    ACCEPT = auto()
    REFUSE = auto()
    CALL = auto()  # the other chain, and on from here where it does not end
    GO = auto()  # the other chain, and never back
    RETURN = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that applies to every packet; rules with a condition are left out of a chain."""

    verdict: Verdict
    chain: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain: the families it filters, its table, its hook (empty where none) and default policy."""

    families: frozenset[str]
    table: str
    name: str
    hook: str = ""
    refuses_by_default: bool = False
    rules: tuple[Rule, ...] = ()


def refused_families(chains: Iterable[Chain]) -> frozenset[str]:
    """The families (``ip``, ``ip6``) in which an input chain ends with drop or reject.

    Chains that only pick out some packets, as those of Docker, libvirt, Tailscale or fail2ban do,
    end open and are no firewall.
    """
    every = tuple(chains)
    found: set[str] = set()
    for chain in every:
        if chain.hook == "input":
            named = {
                one.name: one for one in every if (one.table, one.families) == (chain.table, chain.families)
            }
            end = _end(chain, named, frozenset())
            if chain.refuses_by_default if end is None else end:
                found |= chain.families
    return frozenset(found)


def _end(chain: Chain, named: Mapping[str, Chain], seen: frozenset[str]) -> bool | None:
    """Whether what reaches the end is refused; None where the chain does not decide."""
    for rule in chain.rules:
        match rule.verdict:
            case Verdict.REFUSE:
                return True
            case Verdict.ACCEPT:
                return False
            case Verdict.RETURN:
                return None
            case Verdict.CALL | Verdict.GO if rule.chain in named and rule.chain not in seen:
                end = _end(named[rule.chain], named, seen | {rule.chain})
                if end is not None or rule.verdict is Verdict.GO:
                    return end
    return None
