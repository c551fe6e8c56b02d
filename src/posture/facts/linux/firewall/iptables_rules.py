"""Rule files in the form of ``iptables-save``."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import replace

from posture.facts.linux.firewall.netfilter import Chain, Rule, Verdict
from posture.facts.linux.firewall.packets import Condition

_TARGETS = {
    "ACCEPT": Verdict.ACCEPT,
    "DROP": Verdict.REFUSE,
    "REJECT": Verdict.REFUSE,
    "TARPIT": Verdict.REFUSE,
    "RETURN": Verdict.RETURN,
    "NFQUEUE": Verdict.QUEUE,
    "QUEUE": Verdict.QUEUE,
}
_OF_THE_TARGET = (
    "--reject-with", "--comment", "--log-", "--nflog-", "--queue-", "--set-", "--save-", "--restore-",
    "--nfmask", "--ctmask", "--or-mark", "--and-mark", "--xor-mark", "--to-", "--icmp-type", "--icmpv6-type",
)  # fmt: skip
# Matches that say nothing until an option follows; any other adds a condition nobody knows.
_SILENT = frozenset(
    (
        *("tcp", "udp", "udplite", "sctp", "icmp", "icmp6", "icmpv6", "comment", "conntrack", "state"),
        *("multiport", "limit", "hashlimit", "pkttype", "addrtype", "iprange", "mark", "mac", "owner"),
        *("policy", "physdev", "recent", "connmark"),
    )
)
# A listening socket counts for “socket”: whoever may come in meets one (iptables-extensions(8)).
_RARE = frozenset({"rt", "string", "helper", "cgroup"})
_KEYS: Mapping[str, str] = {
    "-i": "iif",
    "-p": "l4proto",
    "--ctstate": "ct state",
    "--state": "ct state",
    "--ctdir": "ct direction",
    "--pkt-type": "pkttype",
    "--dst-type": "fib daddr type",
    "--dport": "th dport",
    "--dports": "th dport",
    "--destination-port": "th dport",
    "--ports": "th dport",
    "--sport": "th sport",
    "--sports": "th sport",
    "--source-port": "th sport",
    "--mark": "mark",
    "--mac-source": "ether saddr",
    "--uid-owner": "skuid",
    "--gid-owner": "skgid",
    "--physdev-in": "socket",
    "--pol": "ipsec",
}
_ADDRESSES = {"-s": "saddr", "-d": "daddr", "--src-range": "saddr", "--dst-range": "daddr"}
_UNKNOWN = Condition("?")
_COUNTERS = re.compile(r"^\[[0-9]+:[0-9]+\]\s+(?=-)")
_ADDS = ("-A ", "-I ", "--append ", "--insert ")


def from_save(text: str, family: str) -> tuple[Chain, ...]:
    """The chains of the filter table for a family (``ip`` or ``ip6``).

    Source: iptables-save(8), iptables(8), iptables-extensions(8).
    """
    chains: dict[str, Chain] = {}
    table = ""
    for line in _lines(text):
        if line.startswith("*"):
            table = line[1:].strip()
        elif line.startswith(":") and table == "filter":
            name, _, policy = line[1:].partition(" ")
            hook = name.lower() if name == "INPUT" else ""
            chains[name] = Chain(frozenset({family}), table, name, hook, policy.startswith("DROP"))
        elif line.startswith(_ADDS) and table == "filter":
            _add(chains, line, family)
    return tuple(chains.values())


def is_understood(text: str) -> bool:
    """Whether a rule file holds nothing but chains and rules that are added to them.

    iptables-restore(8) also takes other commands of iptables(8), such as ``-P``, ``-D`` and ``-R``.
    """
    return all(
        not line or line[0] in "#*:" or line == "COMMIT" or line.startswith(_ADDS) for line in _lines(text)
    )


def _lines(text: str) -> Iterator[str]:
    """The lines, those of ``iptables-save -c`` without their counters."""
    for line in text.splitlines():
        yield _COUNTERS.sub("", line.strip())


def _add(chains: dict[str, Chain], line: str, family: str) -> None:
    try:
        words = shlex.split(line)
    except ValueError:
        return
    chain = chains.get(words[1]) if len(words) > 1 else None
    rule = _rule(words[2:], family)
    if chain is not None and rule is not None:
        both = (rule, *chain.rules) if words[0] in ("-I", "--insert") else (*chain.rules, rule)
        chains[chain.name] = replace(chain, rules=both)


def _rule(words: list[str], family: str) -> Rule | None:
    """The rule; None where it ends nothing."""
    conditions: list[Condition] = []
    rule: Rule | None = None
    negated = False
    for word, values in _options(words):
        value = values[0] if values else ""
        if word == "!":
            negated = True
            continue
        if word in ("-j", "-g"):
            other = Verdict.CALL if word == "-j" else Verdict.GO
            rule = Rule(_TARGETS.get(value, other), value)
        elif word == "--tcp-flags":
            conditions.append(Condition("tcp flags", (values[-1].lower() if values else "",), negated))
        elif not word.startswith(_OF_THE_TARGET):
            conditions += _conditions(word, value, family, negated=negated)
        negated = False
    return None if rule is None else replace(rule, conditions=tuple(conditions))


def _options(words: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The options of a rule, each with the words behind it; “!” stands alone."""
    option, values = "", list[str]()
    for word in (*words, "!"):
        if word == "!" or word.startswith("-"):
            if option:
                yield option, values
            option, values = word, []
        elif option == "!":
            yield option, values
            option, values = "", []
        else:
            values.append(word)


def _conditions(word: str, value: str, family: str, *, negated: bool) -> list[Condition]:
    if word in _ADDRESSES:
        return [Condition(f"{family} {_ADDRESSES[word]}", tuple(value.split(",")), negated)]
    if word in _KEYS:
        pattern = f"{value[:-1]}*" if word == "-i" and value.endswith("+") else value
        parts = pattern.replace(":", "-").split(",") if "th " in _KEYS[word] else pattern.split(",")
        whole = (_open_ended(part.lower() if word != "-i" else part) for part in parts)
        return [Condition(_KEYS[word], tuple(whole), negated)]
    match word:
        case "-m" if value in _SILENT:
            return []
        case "-m":
            return [Condition("socket", (value,)) if value in _RARE else _UNKNOWN]
        case "--syn":
            return [Condition("tcp flags", ("syn",), negated)]
        case "--limit" | "--hashlimit" | "--hashlimit-upto":
            return [Condition("limit")]
        case "--hashlimit-above" | "--src-type" | "--match-set" | "--seconds" | "--hitcount":
            return [_UNKNOWN]
        case _ if word.startswith(("--limit-", "--hashlimit-", "--name", "--rsource", "--mask", "--dir")):
            return []
        case _:
            return [_UNKNOWN]


def _open_ended(value: str) -> str:
    """A range of ports of which one end is left out, as in ``1024:``, with both."""
    if value.startswith("-"):
        return f"0{value}"
    return f"{value}65535" if value.endswith("-") else value
