"""The rule set that the kernel holds, as ``nft -j list ruleset`` prints it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace

from posture.facts.linux.firewall.netfilter import Chain, Rule, Verdict
from posture.facts.linux.firewall.packets import Condition
from posture.facts.linux.firewall.rule_values import FAMILIES, VERDICTS, by_value, condition

_NO_CONDITION = frozenset({"counter", "log", "comment", "mangle", "notrack"})
_Named = Callable[[str], Sequence[object] | None]
_UNKNOWN = Condition("?")


class NotARuleset(ValueError):
    """A text that is not nft's JSON."""


def from_json(text: str) -> tuple[Chain, ...]:
    """The chains of the IP families in nft's JSON; NotARuleset where it is none.

    A table that is dormant filters nothing and is left out. Source: libnftables-json(5).
    """
    items = _items(text)
    asleep = {place for item in items if (place := _dormant(item)) is not None}
    sets = dict(filter(None, map(_set, items)))
    chains: dict[tuple[str, str, str], Chain] = {}
    for item in items:
        match item:
            case {"chain": {"family": str(family), "table": str(table), "name": str(name), **more}}:
                if family in FAMILIES and (family, table) not in asleep:
                    hook, refuses = str(more.get("hook", "")), more.get("policy") == "drop"
                    chains[family, table, name] = Chain(FAMILIES[family], table, name, hook, refuses)
            case {
                "rule": {"family": str(family), "table": str(table), "chain": str(name), "expr": list(parts)}
            } if (family, table, name) in chains:
                own = {given: held for (*place, given), held in sets.items() if place == [family, table]}
                found = chains[family, table, name]
                chains[family, table, name] = replace(found, rules=(*found.rules, *_rules(parts, own.get)))
    return tuple(chains.values())


def has_rules_of_iptables(text: str) -> bool:
    """Whether rules of iptables are among them, of which nft does not show the conditions."""
    return '"xt"' in text


def _items(text: str) -> list[object]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotARuleset("The rule set is no JSON.") from error
    items = document.get("nftables") if isinstance(document, dict) else None
    if not isinstance(items, list):
        raise NotARuleset("The JSON holds no rule set.")
    return items


def _dormant(item: object) -> tuple[str, str] | None:
    """The table, where it is asleep; nft 1.0.6 writes the family in place of the flag's name."""
    match item:
        case {"table": {"family": str(family), "name": str(name), "flags": flags}}:
            words = flags if isinstance(flags, list) else [flags]
            return (family, name) if {"dormant", family} & set(map(str, words)) else None
        case _:
            return None


def _set(item: object) -> tuple[tuple[str, str, str], Sequence[object]] | None:
    """A set or map by its place, with its elements."""
    match item:
        case {"set": body} | {"map": body}:
            match body:
                case {"family": str(family), "table": str(table), "name": str(name), **more}:
                    elements = more.get("elem", [])
                    return (family, table, name), elements if isinstance(elements, list) else []
    return None


def _rules(parts: Sequence[object], named: _Named) -> list[Rule]:
    conditions: tuple[Condition, ...] = ()
    for part in parts:
        match part:
            case {"match": {"left": left, "right": right, **more}}:
                conditions += (_match(left, str(more.get("op", "")), right, named),)
            case {"vmap": {"key": key, "data": data}}:
                return by_value(_key(key), _verdicts(data, named), conditions)
            case {"limit": dict()}:
                conditions += (Condition("limit"),)
            case {"xt": {"type": "target", "name": "REJECT" | "DROP"}}:
                return [Rule(Verdict.REFUSE, "", conditions)]
            case {"xt": {"type": "target", "name": "LOG" | "NFLOG" | "MARK" | "CONNMARK" | "CT"}}:
                continue
            case dict() if len(part) == 1:
                word, value = next(iter(part.items()))
                if word in VERDICTS:
                    target = value.get("target", "") if isinstance(value, dict) else ""
                    return [Rule(VERDICTS[word], str(target), conditions)]
                conditions += () if word in _NO_CONDITION else (_UNKNOWN,)
            case _:
                conditions += (_UNKNOWN,)
    return []


def _match(left: object, operator: str, right: object, named: _Named) -> Condition:
    values = _values(right, named)
    if values is None:
        return _UNKNOWN
    match left:
        case {"&": [inner, *_]}:
            key = _key(inner)
            return (
                condition(key, operator, values) if key == "tcp flags" or key.endswith(" mark") else _UNKNOWN
            )
        case _:
            return condition(_key(left), operator, values)


def _key(left: object) -> str:
    match left:
        case {"meta": {"key": str(name)}}:
            return f"meta {name}"
        case {"ct": {"key": str(name)}}:
            return f"ct {name}"
        case {"payload": {"protocol": str(protocol), "field": str(name)}}:
            return f"{protocol} {name}"
        case {"fib": {"result": "type", "flags": flags}} if "daddr" in _words(flags):
            return "fib daddr type"
        case {"fib": {"result": "oif"}}:
            return "fib oif"
        case {"concat": list(parts)}:
            return " . ".join(map(_key, parts))
        case _:
            return "?"


def _words(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _values(right: object, named: _Named) -> list[str] | None:
    """The values as text; None where a set of that name is not there or a value is none that is known."""
    match right:
        case str() if right.startswith("@"):
            elements = named(right[1:])
            return None if elements is None else _all_values(elements)
        case {"set": str() as name}:
            return _values(name, named)
        case {"set": list(elements)} | list(elements):
            return _all_values(elements)
        case _:
            return _all_values([right])


def _all_values(elements: Sequence[object]) -> list[str] | None:
    values = list(map(_value, elements))
    return None if None in values else [value for value in values if value is not None]


def _value(element: object) -> str | None:
    match element:
        case bool():
            return "exists" if element else "missing"
        case str() | int():
            return str(element)
        case {"range": [first, last]}:
            return f"{first}-{last}"
        case {"prefix": {"addr": address, "len": length}}:
            return f"{address}/{length}"
        case {"elem": {"val": value}}:
            return _value(value)
        case {"concat": list(parts)}:
            values = list(map(_value, parts))
            return None if None in values else " . ".join(map(str, values))
        case _:
            return None


def _verdicts(data: object, named: _Named) -> list[tuple[str, str]]:
    match data:
        case str() if data.startswith("@"):
            rows: object = named(data[1:])
        case {"set": rows}:
            pass
        case _:
            rows = data
    found = []
    for row in rows if isinstance(rows, list) else []:
        match row:
            case [element, dict() as verdict] if len(verdict) == 1:
                word, to = next(iter(verdict.items()))
                target = to.get("target", "") if isinstance(to, dict) else ""
                found.append((_value(element) or "?", f"{word} {target}"))
    return found
