"""What a zone of firewalld lets in, as its bus or its file tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from posture.facts.linux.firewall.networks import is_wide

_WIDE = 10_000
_FIELD = re.compile(r"""([a-z-]+)(?:\s*=\s*("[^"]*"|'[^']*'|\S+))?""")
_EVERYTHING = frozenset({"tcp", "udp", "all"})


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone: its target, its ports as they are written, its protocols and its rich rules."""

    target: str = "default"
    ports: tuple[str, ...] = ()
    protocols: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def is_closed(self) -> bool:
        """Whether it refuses what no rule lets in, and its rules do not let in nearly everything."""
        return (
            self.target != "ACCEPT"
            and sum(map(_width, self.ports)) < _WIDE
            and not _EVERYTHING & set(self.protocols)
            and not any(map(_lets_all_in, self.rules))
        )

    def __str__(self) -> str:
        return " ".join((self.target, *self.ports, *self.protocols, *self.rules))


def zone_of(settings: Mapping[object, object]) -> Zone:
    """The zone in the answer of getZoneSettings2 or getPolicySettings; see firewalld.dbus(5)."""
    return Zone(
        str(_unboxed(settings.get("target", "default"))),
        tuple(map(_first, _rows(settings, "ports", "source_ports"))),
        tuple(map(str, _rows(settings, "protocols"))),
        tuple(map(str, _rows(settings, "rules_str", "rich_rules"))),
    )


def _first(pair: object) -> str:
    return str(pair[0]) if isinstance(pair, tuple | list) and pair else ""


def _rows(settings: Mapping[object, object], *names: str) -> list[object]:
    rows: list[object] = []
    for name in names:
        value = _unboxed(settings.get(name, ()))
        rows += value if isinstance(value, Sequence) and not isinstance(value, str) else ()
    return rows


def _unboxed(value: object) -> object:
    match value:
        case (str(), inner) | [str(), inner]:
            return inner
        case _:
            return value


def _width(ports: str) -> int:
    numbers = [
        int(text) for text in ports.split("-") if text.isdecimal() and text.isascii() and len(text) < 6
    ]
    return max(0, numbers[-1] - numbers[0] + 1) if numbers else 0


def _lets_all_in(rule: str) -> bool:
    """Whether a rich rule lets in everything, or most ports, from everywhere.

    Source: firewalld.richlanguage(5).
    """
    fields = [(found[1], (found[2] or "").strip("\"'")) for found in _FIELD.finditer(rule)]
    words = [name for name, _ in fields]
    if "accept" not in words:
        return False
    addresses = [value for name, value in fields if name == "address"]
    if {"source", "destination"} & set(words) and not _is_from_everywhere(rule, words, addresses):
        return False
    if "port" in words or "source-port" in words:
        return any(_width(value) >= _WIDE for name, value in fields if name == "port")
    if "protocol" in words:
        return any(name == "value" and value in _EVERYTHING for name, value in fields)
    return not {"service", "icmp-type", "icmp-block", "forward-port"} & set(words)


def _is_from_everywhere(rule: str, words: Iterable[str], addresses: Iterable[str]) -> bool:
    if re.search(r"\bNOT\b", rule) or "invert" in words:
        return True  # all but these
    return is_wide(addresses)
