"""The words of nft's rules brought into one form, whether they come from a file or from the kernel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from posture.facts.linux.firewall.netfilter import Rule, Verdict
from posture.facts.linux.firewall.packets import Condition

FAMILIES: Mapping[str, frozenset[str]] = {
    "inet": frozenset({"ip", "ip6"}),
    "ip": frozenset({"ip"}),
    "ip6": frozenset({"ip6"}),
}
VERDICTS: Mapping[str, Verdict] = {
    "accept": Verdict.ACCEPT,
    "drop": Verdict.REFUSE,
    "reject": Verdict.REFUSE,
    "jump": Verdict.CALL,
    "goto": Verdict.GO,
    "return": Verdict.RETURN,
    "queue": Verdict.QUEUE,
    "continue": Verdict.NONE,
}
# The same thing under several names, see nft(8), “meta expressions” and “payload expressions”.
_SAME: Mapping[str, str] = {
    "meta iif": "iif",
    "iifname": "iif",
    "meta iifname": "iif",
    "meta l4proto": "l4proto",
    "ip protocol": "l4proto",
    "ip6 nexthdr": "l4proto",
    "meta nfproto": "nfproto",
    "meta protocol": "nfproto",
    "ether type": "nfproto",
    "meta pkttype": "pkttype",
    "meta mark": "mark",
    "meta skuid": "skuid",
    "meta skgid": "skgid",
}
_HIGHEST = 65535


def condition(key: str, operator: str, values: Iterable[str]) -> Condition:
    """A condition in one form; ``operator`` is empty where nothing is written, which means equal."""
    key = " . ".join(_SAME.get(part, part) for part in key.split(" . "))
    given = tuple(values)
    match operator:
        case "!=":
            return Condition(key, given, negated=True)
        case "<" | "<=" | ">" | ">=" if len(given) == 1 and given[0].isdecimal() and given[0].isascii():
            return Condition(key, (_range(operator, int(given[0][:9])),))
        case "<" | "<=" | ">" | ">=":
            return Condition("?")
        case _:
            return Condition(key, given)


def _range(operator: str, number: int) -> str:
    low = 0 if operator.startswith("<") else number + (operator == ">")
    high = _HIGHEST if operator.startswith(">") else number - (operator == "<")
    return f"{low}-{high}"


def by_value(key: str, verdicts: Iterable[tuple[str, str]], before: tuple[Condition, ...]) -> list[Rule]:
    """A verdict map as one rule a value; a verdict is written as in ``jump other``."""
    rules = []
    for value, written in verdicts:
        word, _, chain = written.strip().partition(" ")
        if word in VERDICTS:
            conditions = before if value == "*" else (*before, condition(key, "", (value,)))
            rules.append(Rule(VERDICTS[word], chain.strip(), conditions))
    return rules
