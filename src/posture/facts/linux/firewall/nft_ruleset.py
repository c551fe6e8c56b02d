"""nftables rule sets: what ``nft -j list ruleset`` prints, and files such as ``/etc/nftables.conf``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from posture.facts.linux.firewall.netfilter import BOTH, Chain, Rule, Verdict

_FAMILIES: Mapping[str, frozenset[str]] = {
    "inet": BOTH,
    "ip": frozenset({"ip"}),
    "ip6": frozenset({"ip6"}),
}
_VERDICTS: Mapping[str, Verdict] = {
    "accept": Verdict.ACCEPT,
    "drop": Verdict.REFUSE,
    "reject": Verdict.REFUSE,
    "jump": Verdict.CALL,
    "goto": Verdict.GO,
    "return": Verdict.RETURN,
}
_WITHOUT_CONDITION = frozenset({"counter", "log", "comment"})
_TOKEN = re.compile(r'"[^"]*"|#[^\n]*|[{};\n]|[^\s{};"#]+')
_LOG_WORDS = frozenset({"prefix", "level", "flags", "group", "snaplen", "queue-threshold"})


class NotARuleset(ValueError):
    """A text that is not nft's JSON."""


def from_json(text: str) -> tuple[Chain, ...]:
    """The chains of the IP families in nft's JSON; NotARuleset where it is none.

    Source: libnftables-json(5).
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotARuleset("The rule set is no JSON.") from error
    items = document.get("nftables") if isinstance(document, dict) else None
    if not isinstance(items, list):
        raise NotARuleset("The JSON holds no rule set.")
    chains: dict[tuple[object, ...], Chain] = {}
    for item in items:
        match item:
            case {"chain": {"family": str(family), "table": str(table), "name": str(name), **more}}:
                if family in _FAMILIES:
                    hook, refuses = str(more.get("hook", "")), more.get("policy") == "drop"
                    chains[family, table, name] = Chain(_FAMILIES[family], table, name, hook, refuses)
            case {
                "rule": {"family": str(family), "table": str(table), "chain": str(name), "expr": list(parts)}
            }:
                chain = chains.get((family, table, name))
                rule = _json_rule(parts)
                if chain is not None and rule is not None:
                    chains[family, table, name] = replace(chain, rules=(*chain.rules, rule))
    return tuple(chains.values())


def _json_rule(parts: Sequence[object]) -> Rule | None:
    for part in parts:
        match part:
            case {"xt": {"type": "target", "name": "REJECT" | "DROP"}}:
                return Rule(Verdict.REFUSE)
            case dict() if len(part) == 1:
                word, value = next(iter(part.items()))
                if word in _VERDICTS:
                    target = value.get("target", "") if isinstance(value, dict) else ""
                    return Rule(_VERDICTS[word], str(target))
                if word not in _WITHOUT_CONDITION:
                    return None
            case _:
                return None
    return None


def includes(text: str) -> tuple[str, ...]:
    """The paths, possibly with ``*``, that a rule file includes."""
    return tuple(re.findall(r'^\s*include\s+"([^"\n]+)"', text, re.MULTILINE))


def from_text(text: str) -> tuple[Chain, ...]:
    """The chains of the IP families that a rule file writes as blocks. Source: nft(8)."""
    tokens = (token for token in _TOKEN.findall(text) if not token.startswith("#"))
    chains: list[Chain] = []
    header: list[str] = []
    table: tuple[str, str] | None = None
    for token in tokens:
        if token == "{":
            if header[:1] == ["table"]:
                table = (header[1], header[2]) if len(header) > 2 else ("ip", header[-1])
            elif header[:1] == ["chain"] and table is not None and len(header) == 2:
                chains += _chain(table, header[1], tokens)
            else:
                _skip_block(tokens)
            header = []
        elif token == "}":
            table, header = None, []
        elif token in (";", "\n"):
            header = []
        else:
            header.append(token)
    return tuple(chains)


def _skip_block(tokens: Iterator[str]) -> None:
    depth = 1
    for token in tokens:
        depth += (token == "{") - (token == "}")
        if not depth:
            return


def _chain(table: tuple[str, str], name: str, tokens: Iterator[str]) -> list[Chain]:
    """The chain whose block begins here, as a list of one; none for other families."""
    hook, refuses = "", False
    rules: list[Rule] = []
    for statement in _statements(tokens):
        match statement:
            case ["type", *_]:
                hook = _after(statement, "hook")
            case ["policy", policy]:
                refuses = policy == "drop"
            case _:
                rule = _text_rule(statement)
                rules += [] if rule is None else [rule]
    family = _FAMILIES.get(table[0])
    return [] if family is None else [Chain(family, table[1], name, hook, refuses, tuple(rules))]


def _statements(tokens: Iterator[str]) -> Iterator[list[str]]:
    statement: list[str] = []
    depth = 0
    for token in tokens:
        if token == "}" and not depth:
            break
        depth += (token == "{") - (token == "}")
        if token in (";", "\n") and not depth:
            yield statement
            statement = []
        else:
            statement.append(token)
    yield statement


def _text_rule(statement: Sequence[str]) -> Rule | None:
    """The rule, where it has no condition before its verdict."""
    words = list(statement)
    while words and words[0] in _WITHOUT_CONDITION:
        word = words.pop(0)
        if word == "comment":
            del words[:1]
        elif word == "counter" and words[:1] == ["packets"]:
            del words[:4]
        while word == "log" and words and words[0] in _LOG_WORDS:
            del words[:2]
    if not words or words[0] not in _VERDICTS:
        return None
    return Rule(_VERDICTS[words[0]], words[1] if len(words) > 1 else "")


def _after(words: Sequence[str], word: str) -> str:
    return words[words.index(word) + 1] if word in words[:-1] else ""
