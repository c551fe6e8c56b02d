"""What a zone of firewalld lets in, as its bus or its file tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from posture.facts.linux.firewall.networks import is_wide, may_be_own

_WIDE = 10_000
_FOR_LITTLE = frozenset({"service", "icmp-type", "icmp-block", "forward-port"})
_FIELD = re.compile(r"""([a-z-]+)(?:\s*=\s*("[^"]*"|'[^']*'|\S+))?""")
_EVERYTHING = frozenset({"tcp", "udp", "all", "6", "17"})  # protocols also have numbers


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone: its target, its ports as they are written, its protocols, rich rules and services.

    What a service opens is among the ports and protocols as soon as somebody asked for it.
    """

    target: str = "default"
    ports: tuple[str, ...] = ()
    protocols: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    services: tuple[str, ...] = ()

    @property
    def is_closed(self) -> bool:
        """Whether it refuses what no rule lets in, and its rules do not let in nearly everything."""
        return (
            self.target != "ACCEPT"
            and sum(map(_width, self.ports)) < _WIDE
            and not _EVERYTHING & set(self.protocols)
            and not any(map(_lets_all_in, self.rules))
        )

    @property
    def is_unclear(self) -> bool:
        """Whether a rule lets everything in that is for an address which may be this computer's own."""
        return any(map(_lets_in_by_address, self.rules))

    @property
    def services_for_all(self) -> tuple[str, ...]:
        """The names of the services that it opens to everybody, by itself or by rich rules."""
        return (*self.services, *(name for rule in self.rules for name in _services_for_all(rule)))

    def __str__(self) -> str:
        return " ".join((self.target, *self.ports, *self.protocols, *self.rules))


def zone_of(settings: Mapping[object, object]) -> Zone:
    """The zone in the answer of getZoneSettings2 or getPolicySettings; see firewalld.dbus(5)."""
    return Zone(
        str(_unboxed(settings.get("target", "default"))),
        tuple(map(_first, _rows(settings, "ports", "source_ports"))),
        tuple(map(str, _rows(settings, "protocols"))),
        tuple(map(str, _rows(settings, "rules_str", "rich_rules"))),
        tuple(map(str, _rows(settings, "services"))),
    )


def includes(settings: Mapping[object, object]) -> tuple[str, ...]:
    """The services that a service takes in, in the answer of getServiceSettings2."""
    return tuple(map(str, _rows(settings, "includes")))


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
    fields = _fields(rule)
    words = [name for name, _ in fields]
    if not _accepts_from_everywhere(rule, fields):
        return False
    if "port" in words or "source-port" in words:
        return any(_width(value) >= _WIDE for name, value in fields if name == "port")
    if "protocol" in words:
        return any(name == "value" and value in _EVERYTHING for name, value in fields)
    return not _FOR_LITTLE & set(words)


def _fields(rule: str) -> list[tuple[str, str]]:
    return [(found[1], (found[2] or "").strip("\"'")) for found in _FIELD.finditer(rule)]


def _accepts_from_everywhere(rule: str, fields: Sequence[tuple[str, str]]) -> bool:
    words = [name for name, _ in fields]
    addresses = [value for name, value in fields if name == "address"]
    if "accept" not in words:
        return False
    return not {"source", "destination"} & set(words) or _is_from_everywhere(rule, words, addresses)


def _services_for_all(rule: str) -> tuple[str, ...]:
    fields = _fields(rule)
    words = [name for name, _ in fields]
    if "service" not in words or not _accepts_from_everywhere(rule, fields):
        return ()
    return tuple(value for name, value in fields[words.index("service") :] if name == "name")[:1]


def _lets_in_by_address(rule: str) -> bool:
    """Whether a rule accepts whatever is for one address, from everywhere, which may be the own one."""
    fields = _fields(rule)
    words = {name for name, _ in fields}
    if "accept" not in words or "destination" not in words or "source" in words:
        return False
    if {"port", "source-port"} & words:
        few = not any(_width(value) >= _WIDE for name, value in fields if name == "port")
    elif "protocol" in words:
        few = not any(name == "value" and value in _EVERYTHING for name, value in fields)
    else:
        few = bool(_FOR_LITTLE & words)
    return not few and any(may_be_own(value) for name, value in fields if name == "address")


def _is_from_everywhere(rule: str, words: Iterable[str], addresses: Iterable[str]) -> bool:
    if re.search(r"\bNOT\b", rule) or "invert" in words:
        return True  # all but these
    return is_wide(addresses)
