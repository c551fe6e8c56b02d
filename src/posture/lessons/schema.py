"""The JSON Schema of a lesson that was read, drawn from the very types that hold it.

Whoever writes lessons never meets it: mistakes are told by the line of the file. It is for programs that take
lessons over (JSON Schema 2020-12, json-schema.org/draft/2020-12).
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from posture.lessons.data import INTERNAL, KINDS
from posture.lessons.lesson import Lesson

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN: Mapping[type[Any], str] = {str: "string", int: "integer", bool: "boolean"}


def lesson_schema() -> dict[str, Any]:
    """The schema of what ``data.as_data`` gives for a lesson."""
    defined: dict[str, Any] = {}
    whole = _reference(Lesson, defined)
    return {
        "$schema": DIALECT,
        "title": "A lesson of Posture",
        **whole,
        "$defs": dict(sorted(defined.items())),
    }


def _reference(kind: type[Any], defined: dict[str, Any]) -> dict[str, Any]:
    """A pointer to the description of a type, which is written down where it was not yet."""
    name = kind.__name__
    if name not in defined:
        defined[name] = {}
        defined[name] = _described(kind, defined)
    return {"$ref": f"#/$defs/{name}"}


def _described(kind: type[Any], defined: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    named = {"kind": {"const": KINDS[kind]}} if kind in KINDS else {}
    parts = [part.name for part in fields(kind) if (kind, part.name) not in INTERNAL]
    properties = named | {name: _schema(hints[name], defined) for name in parts}
    about = " ".join((kind.__doc__ or "").partition("\n\n")[0].split())
    return {
        "description": about,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _schema(hint: Any, defined: dict[str, Any]) -> dict[str, Any]:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [_schema(each, defined) for each in inner]}
    if origin is tuple:
        return {"type": "array", "items": _schema(inner[0], defined)}
    if origin is not None:  # a mapping by name
        return {"type": "object", "additionalProperties": _schema(inner[1], defined)}
    if hint is type(None):
        return {"type": "null"}
    if hint is date:
        return {"type": "string", "format": "date"}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [each.value for each in hint]}
    if is_dataclass(hint) and isinstance(hint, type):
        return _reference(hint, defined)
    return {"type": _PLAIN[hint]}
