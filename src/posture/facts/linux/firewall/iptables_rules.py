"""Rule files in the form of ``iptables-save``."""

from __future__ import annotations

import shlex
from dataclasses import replace

from posture.facts.linux.firewall.netfilter import Chain, Rule, Verdict

_TARGETS = {
    "ACCEPT": Verdict.ACCEPT,
    "DROP": Verdict.REFUSE,
    "REJECT": Verdict.REFUSE,
    "RETURN": Verdict.RETURN,
    "LOG": Verdict.NONE,
    "NFLOG": Verdict.NONE,
}
_OF_THE_TARGET = (
    "--reject-with",
    "--comment",
    "--log-prefix",
    "--log-level",
    "--nflog-prefix",
    "--nflog-group",
)


def from_save(text: str, family: str) -> tuple[Chain, ...]:
    """The chains of the filter table for a family (``ip`` or ``ip6``).

    Source: iptables-save(8), iptables(8).
    """
    chains: dict[str, Chain] = {}
    table = ""
    for line in text.splitlines():
        if line.startswith("*"):
            table = line[1:].strip()
        elif line.startswith(":") and table == "filter":
            name, _, policy = line[1:].partition(" ")
            hook = name.lower() if name == "INPUT" else ""
            chains[name] = Chain(frozenset({family}), table, name, hook, policy.startswith("DROP"))
        elif line.startswith("-A ") and table == "filter":
            _add(chains, line)
    return tuple(chains.values())


def _add(chains: dict[str, Chain], line: str) -> None:
    try:
        words = shlex.split(line)
    except ValueError:
        return
    chain = chains.get(words[1]) if len(words) > 1 else None
    rule = _rule(words[2:])
    if chain is not None and rule is not None:
        chains[chain.name] = replace(chain, rules=(*chain.rules, rule))


def _rule(words: list[str]) -> Rule | None:
    """The rule, where it has no condition."""
    rule: Rule | None = None
    left = iter(words)
    for word in left:
        value = next(left, "")
        if word in ("-j", "-g"):
            other = Verdict.CALL if word == "-j" else Verdict.GO
            rule = Rule(_TARGETS.get(value, other), value)
        elif word not in _OF_THE_TARGET and (word, value) != ("-m", "comment"):
            return None
    return rule
