"""Phrases as data, to be kept and said again in the language of another day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from posture.words.phrase import Phrase, Said


def as_data(value: Said) -> Any:
    """The value as JSON can hold it."""
    match value:
        case Phrase():
            values = {name: as_data(each) for name, each in value.values.items()}
            words = {"template": value.template, "plural": value.plural, "scope": value.scope}
            kept = {name: each for name, each in {**words, "values": values}.items() if each}
            return kept if value.plural is None else {**kept, "plural": value.plural}
        case str() | bool() | int() | float():
            return value
        case date():
            return {"day": value.isoformat()}
        case time():
            return {"clock": value.isoformat()}
        case _:
            return [as_data(each) for each in value]


def from_data(data: Any) -> Said:
    """What ``as_data`` made this of. Raises ValueError, KeyError or TypeError for anything else."""
    match data:
        case {"day": str() as day}:
            return date.fromisoformat(day)
        case {"clock": str() as clock}:
            return time.fromisoformat(clock)
        case Mapping():
            values = {name: from_data(each) for name, each in data.get("values", {}).items()}
            return Phrase(data.get("template", ""), data.get("plural"), values, data.get("scope", ""))
        case list():
            return tuple(from_data(each) for each in data)
        case str() | bool() | int() | float():
            return data
        case _:
            raise TypeError(data)
