"""One line of an nftables rule file: its conditions and its verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from posture.facts.linux.firewall.netfilter import Rule
from posture.facts.linux.firewall.packets import Condition
from posture.facts.linux.firewall.rule_values import VERDICTS, by_value, condition

_PIECE = re.compile(r'"[^"]*"|\{[^{}]*\}|\([^()]*\)|[<>=!]=|[<>]|[^\s{}()<>=!"]+')
_LOG_WORDS = frozenset({"prefix", "level", "flags", "group", "snaplen", "queue-threshold"})
_OPERATORS = frozenset({"==", "!=", "<", ">", "<=", ">=", "in", "eq", "ne", "lt", "gt", "le", "ge"})
_SPELT = {"eq": "==", "ne": "!=", "lt": "<", "gt": ">", "le": "<=", "ge": ">="}
_TWO_WORDS = frozenset(
    (
        *("meta", "ct", "ip", "ip6", "tcp", "udp", "th", "udplite", "sctp", "dccp", "icmp", "icmpv6", "igmp"),
        *("ether", "arp", "esp", "ah", "comp", "socket", "rt", "ipsec", "vlan", "exthdr", "frag"),
    )
)
_ONE_WORD = frozenset(
    (
        *("iif", "iifname", "oif", "oifname", "pkttype", "mark", "skuid", "skgid", "iifgroup", "cgroup"),
        *("time", "hour", "day"),
    )
)
_UNKNOWN = Condition("?")


def rules_of(line: str, sets: Mapping[str, str]) -> list[Rule]:
    """The rules of a line: one, one for each value of a verdict map, or none where it decides nothing.

    ``sets`` are the table's sets and maps as they are written. Source: nft(8).
    """
    pieces = _Pieces(line)
    conditions: tuple[Condition, ...] = ()
    while pieces:
        word = pieces.take()
        if word in VERDICTS:
            chain = pieces.take() if word in ("jump", "goto") else ""
            return [Rule(VERDICTS[word], chain, conditions)]
        if word in ("counter", "log", "comment", "quota", "add", "update", "nftrace", "notrack"):
            pieces.skip(word)
        elif word == "limit":
            conditions += (Condition("limit"),)
            pieces.skip(word)
        else:
            key = pieces.key(word)
            if pieces.next_is("vmap"):
                pieces.take()
                return by_value(key, _verdicts(pieces.take(), sets), conditions)
            if pieces.next_is("set"):  # “meta mark set 1” changes the packet and asks nothing
                del pieces.left[:2]
            else:
                conditions += (_condition(key, pieces, sets),)
    return []


class _Pieces:
    """The pieces of a line that are not read yet."""

    def __init__(self, line: str) -> None:
        self.left = _PIECE.findall(re.sub(r"\s*,\s*", ",", line))

    def __bool__(self) -> bool:
        return bool(self.left)

    def take(self) -> str:
        return self.left.pop(0) if self.left else ""

    def next_is(self, *words: str) -> bool:
        return bool(self.left) and self.left[0] in words

    def key(self, word: str) -> str:
        """The key that begins with a word, with those that are joined to it by a dot."""
        if word == "fib":
            begin = [word]
            while self.left and self.left[0] not in ("type", "oif", "oifname", *VERDICTS):
                begin.append(self.take())
            result = self.take()
            return "fib oif" if result.startswith("oif") else f"fib {begin[1] if begin[1:] else ''} type"
        parts = [f"{word} {self.take()}" if word in _TWO_WORDS else word if word in _ONE_WORD else "?"]
        while self.next_is("."):
            self.take()
            parts.append(self.key(self.take()))
        return " . ".join(parts)

    def skip(self, word: str) -> None:
        """Pass over what belongs to a statement that is no condition."""
        if word == "comment":
            self.take()
        elif word == "counter" and self.next_is("packets"):
            del self.left[:4]
        elif word == "counter" and self.next_is("name"):
            del self.left[:2]
        elif word in ("add", "update", "quota", "nftrace"):
            while self.left and self.left[0] not in VERDICTS:
                self.take()
        elif word == "limit":
            while self.left and (
                self.left[0] in ("rate", "over", "burst", "packets", "bytes", "name", "until")
                or re.match(r"[0-9]", self.left[0])
                or "/" in self.left[0]
                or self.left[0].startswith('"')
            ):
                self.take()
        while word == "log" and self.left and self.left[0] in _LOG_WORDS:
            del self.left[:2]


def _condition(key: str, pieces: _Pieces, sets: Mapping[str, str]) -> Condition:
    masked = pieces.next_is("&")
    if masked:
        del pieces.left[:2]
    operator = pieces.take() if pieces.left and pieces.left[0] in _OPERATORS else ""
    written = pieces.take()
    while pieces.next_is(".", "&", "|") or (pieces.next_is("/") and written):
        written = f"{written} {pieces.take()} {pieces.take()}"
    values = _values(written, sets)
    if values is None or key == "?" or (masked and key != "tcp flags" and not key.endswith("mark")):
        return _UNKNOWN
    return condition(key, _SPELT.get(operator, operator), values)


def _values(written: str, sets: Mapping[str, str]) -> list[str] | None:
    """The values; None where a set of that name is not there."""
    if written.startswith("@"):
        if written[1:] not in sets:
            return None
        return [value for value, _ in _elements(sets[written[1:]])]
    return [_plain(value) for value in written.strip("{}").split(",") if value.strip()]


def _verdicts(written: str, sets: Mapping[str, str]) -> list[tuple[str, str]]:
    text = sets.get(written[1:], "") if written.startswith("@") else f"elements = {written}"
    return [(value, verdict) for value, verdict in _elements(text) if verdict]


def _elements(text: str) -> Iterator[tuple[str, str]]:
    """The elements in the braces of a set or map, each with its verdict if it has one."""
    for inner in re.findall(r"elements\s*=\s*\{([^{}]*)\}", text) or re.findall(r"^\s*\{([^{}]*)\}", text):
        for element in inner.split(","):
            value, colon, verdict = element.strip().partition(" : ")
            if not colon:
                found = re.fullmatch(r"(.*?)\s*:\s+(\S.*)|(.*?)\s*:(accept|drop|return)", element.strip())
                if found:
                    value, verdict = found[1] or found[3] or "", found[2] or found[4]
            if value.strip():
                yield _plain(value), verdict.strip()


def _plain(value: str) -> str:
    parts = value.replace('"', "").split()
    kept = []
    for part in parts:
        if part in ("timeout", "expires", "comment", "counter"):
            break
        kept.append(part)
    return " ".join(kept)
