"""A lesson as data that programs read: what JSON can hold, the kind of each part named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from posture.lessons.lesson import DoIt, Lesson, Match, Order, Question, Read, Spot
from posture.lessons.passage import Keepsake, Picture
from posture.lessons.scenario import Scenario

KINDS: Mapping[type[Any], str] = {
    Read: "read",
    Question: "question",
    Spot: "spot",
    Order: "order",
    Match: "match",
    Scenario: "scenario",
    DoIt: "do-it",
    Picture: "picture",
    Keepsake: "keepsake",
}
"""The name under ``kind`` of what may stand beside others of another kind."""
INTERNAL = frozenset({(Lesson, "path"), (Lesson, "lines")})
"""What belongs to the file and not to the lesson."""


def as_data(thing: Any) -> Any:
    """The lesson, or a part of one, as dicts, lists, texts, numbers and truth; ``schema`` describes it."""
    if isinstance(thing, Enum):
        return thing.value
    if isinstance(thing, date):
        return thing.isoformat()
    if isinstance(thing, Mapping):
        return {str(name): as_data(value) for name, value in thing.items()}
    if isinstance(thing, tuple):
        return [as_data(each) for each in thing]
    if is_dataclass(thing) and not isinstance(thing, type):
        named = {"kind": KINDS[type(thing)]} if type(thing) in KINDS else {}
        parts = (part.name for part in fields(thing) if (type(thing), part.name) not in INTERNAL)
        return named | {name: as_data(getattr(thing, name)) for name in parts}
    return thing
