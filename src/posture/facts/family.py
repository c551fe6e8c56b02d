"""How a fact family is described: its fields, the words for them, and who reads it where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from posture.host.model import System
from posture.words.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a fact family: its type, what it means with its unit, and how it is said in a rule.

    ``holds`` and ``fails`` say what is true or false. ``said`` is for a number or a text and has one
    place, ``{amount}``; ``past`` takes its place for an amount below nothing, ``none`` for an empty text, and
    ``unread`` where the value could not be read. ``called`` gives the
    words for values that people know by other ones than the code. A reader may leave out what is
    ``optional``; ``otherwise`` is the value on a system whose reader leaves the field out, since there is
    no such thing there.
    """

    type: type[bool] | type[int] | type[float] | type[str] | type[tuple[str, ...]]
    meaning: str
    values: tuple[str, ...] = ()
    holds: Phrase | None = None
    fails: Phrase | None = None
    said: Phrase | None = None
    past: Phrase | None = None
    none: Phrase | None = None
    unread: Phrase | None = None
    called: Mapping[str, str] = field(default_factory=dict)
    optional: bool = False
    otherwise: bool | int | None = None


@dataclass(frozen=True, slots=True)
class FactFamily:
    """Facts that are read together, by the ``read(host)`` of the module that ``readers`` names."""

    name: str
    fields: Mapping[str, Field]
    readers: Mapping[System, str]
    deadline: float = 5.0


def family(
    name: str,
    fields: Mapping[str, Field],
    *,
    linux: str = "",
    macos: str = "",
    windows: str = "",
    deadline: float = 5.0,
) -> FactFamily:
    """A family; for each system the module below ``posture.facts.<system>`` that reads it, if any.

    ``deadline`` is in seconds.
    """
    modules = {System.LINUX: linux, System.MACOS: macos, System.WINDOWS: windows}
    readers = {system: f"posture.facts.{system}.{module}" for system, module in modules.items() if module}
    return FactFamily(name, MappingProxyType(dict(fields)), MappingProxyType(readers), deadline)
