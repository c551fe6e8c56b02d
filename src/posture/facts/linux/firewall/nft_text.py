"""nftables rule files such as ``/etc/nftables.conf``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from posture.facts.linux.firewall.netfilter import Chain
from posture.facts.linux.firewall.nft_statement import rules_of
from posture.facts.linux.firewall.rule_values import FAMILIES

_TOKEN = re.compile(r'"[^"\n]*"|#[^\n]*|[{};\n]|[^\s{};"#]+')
_ORDERS = frozenset({"add", "create", "insert", "replace"})
_OF_IPTABLES = (("ip", "filter"), ("ip6", "filter"))
_MOST_WORDS = 20_000


@dataclass(slots=True)
class _Table:
    dormant: bool = False
    chains: dict[str, Chain] = field(default_factory=dict)
    sets: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RuleFile:
    """The chains that a rule file leaves in the kernel, and which others it first throws away.

    ``flushes_iptables`` is about the table in which iptables and ufw keep theirs. A file that is not
    whole was cut off, and the program that loads it would refuse it.
    """

    chains: tuple[Chain, ...]
    flushes_all: bool
    flushes_iptables: bool
    is_whole: bool = True


INCLUDE = r'^[ \t]*include[ \t]+"([^"\n]+)"'


def read_rule_file(text: str) -> RuleFile:
    """What a rule file does, in blocks or in single commands. Source: nft(8).

    The chains are those of the IP families; those of dormant tables are left out.
    """
    words = [word for word in _TOKEN.findall(text.replace("\\\n", " ")) if not word.startswith("#")]
    reading = _Reading(iter(words[:_MOST_WORDS]))
    reading.commands()
    chains = tuple(
        chain
        for table in reading.tables.values()
        if not table.dormant
        for chain in table.chains.values()
        if chain.families
    )
    # What it includes stands in its place by now, where it could be read.
    is_whole = words.count("{") == words.count("}") and len(words) <= _MOST_WORDS and "include" not in words
    return RuleFile(chains, reading.flushes_all, reading.flushes_iptables, is_whole)


class _Reading:
    """The words of a rule file, read one after another, and what they have made so far."""

    def __init__(self, words: Iterator[str]) -> None:
        self._words = words
        self._defined: dict[str, str] = {}
        self.tables: dict[tuple[str, str], _Table] = {}
        self.flushes_all = False
        self.flushes_iptables = False

    def commands(self) -> None:
        for command in self._statements():
            self._do(command)

    def _statements(self) -> Iterator[list[str]]:
        """The statements up to the end of the block, each with the blocks inside it as words."""
        statement: list[str] = []
        depth = 0
        for word in self._words:
            if word == "}" and not depth:
                break
            depth += (word == "{") - (word == "}")
            if word in (";", "\n") and not depth:
                yield statement
                statement = []
            elif word == "{" and depth == 1 and _opens(statement):
                self._block(statement)
                statement, depth = [], 0
            else:
                statement.append(word)
        yield statement

    def _block(self, header: list[str]) -> None:
        words = header[1:] if header[0] in _ORDERS else header
        table = self._table(words[1:])
        for statement in self._statements():
            match statement:
                case ["flags", *flags]:
                    table.dormant = table.dormant or "dormant" in " ".join(flags)
                case ["chain", name, "{", *body]:
                    self._chain(table, words[1:], name, body)
                case ["set" | "map", name, *body]:
                    table.sets[name] = self._filled(" ".join(body))
                case _:
                    self._define(statement)

    def _do(self, command: list[str]) -> None:
        match command:
            case ["flush", "ruleset", *_]:
                self.flushes_all = self.flushes_iptables = True
                self.tables.clear()
            case ["flush" | "delete" | "destroy", "table", *place]:
                self._table(place).chains.clear()
                self.flushes_iptables = self.flushes_iptables or _place(place) in _OF_IPTABLES
            case ["flush", "chain", *place] if len(place) in (2, 3):
                table = self._table(place[:-1])
                if place[-1] in table.chains:
                    table.chains[place[-1]] = replace(table.chains[place[-1]], rules=())
            case [("add" | "create"), "chain", *place] | ["chain", *place]:
                at = place.index("{") if "{" in place else len(place)
                if at in (2, 3):
                    self._chain(self._table(place[: at - 1]), place[: at - 1], place[at - 1], place[at + 1 :])
            case [("add" | "insert") as order, "rule", *place]:
                self._rule(order, place)
            case [("add" | "create"), ("set" | "map" | "element"), *place] if "{" in place:
                at = place.index("{")
                table, name = self._table(place[: at - 1]), place[at - 1]
                table.sets[name] = f"{table.sets.get(name, '')} {self._filled(' '.join(place[at:]))}"
            case _:
                self._define(command)

    def _define(self, command: Sequence[str]) -> None:
        match command:
            case ["define", name, "=", *value]:
                self._defined[name] = self._filled(" ".join(value))

    def _filled(self, text: str) -> str:
        return re.sub(r"\$(\w+)", lambda found: self._defined.get(found[1], found[0]), text)

    def _table(self, place: Sequence[str]) -> _Table:
        return self.tables.setdefault(_place(place), _Table())

    def _chain(self, table: _Table, place: Sequence[str], name: str, body: Sequence[str]) -> None:
        family, table_name = _place(place)
        known = table.chains.get(name, Chain(FAMILIES.get(family, frozenset()), table_name, name))
        for statement in _parts(body):
            match statement:
                case ["type", *_]:
                    known = replace(known, hook=_after(statement, "hook"))
                case ["policy", policy]:
                    known = replace(known, refuses_by_default=self._filled(policy) == "drop")
                case _:
                    rules = rules_of(self._filled(" ".join(statement)), table.sets)
                    known = replace(known, rules=(*known.rules, *rules))
        table.chains[name] = known

    def _rule(self, order: str, place: Sequence[str]) -> None:
        at = 2 if place and place[0] in (*FAMILIES, "arp", "bridge", "netdev") else 1
        table = self._table(place[:at])
        known = table.chains.get(place[at]) if len(place) > at else None
        if known is not None:
            rules = rules_of(self._filled(" ".join(place[at + 1 :])), table.sets)
            both = (*rules, *known.rules) if order == "insert" else (*known.rules, *rules)
            table.chains[known.name] = replace(known, rules=tuple(both))


def _opens(statement: Sequence[str]) -> bool:
    words = statement[1:] if statement[:1] and statement[0] in _ORDERS else statement
    return words[:1] == ["table"] and len(words) in (2, 3)


def _place(words: Sequence[str]) -> tuple[str, str]:
    """The family and name of a table; nft takes ip where no family is written."""
    return (words[0], words[1]) if len(words) > 1 else ("ip", "".join(words))


def _parts(body: Sequence[str]) -> Iterator[list[str]]:
    statement: list[str] = []
    depth = 0
    for word in body:
        depth += (word == "{") - (word == "}")
        if word in (";", "\n") and not depth:
            yield statement
            statement = []
        elif word != "}" or depth >= 0:
            statement.append(word)
    yield statement


def _after(words: Sequence[str], word: str) -> str:
    return words[words.index(word) + 1] if word in words[:-1] else ""
