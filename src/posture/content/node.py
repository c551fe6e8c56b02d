"""The values of a form, each with the line it stands on."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Scalar: TypeAlias = str | int | float | bool | None

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")
_WORDS: Mapping[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}


@dataclass(frozen=True, slots=True)
class Node:
    """A value: a scalar, a list of nodes or a mapping of entries; ``line`` counts from 1 in the file."""

    value: Scalar | list[Node] | dict[str, Entry]
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A field: the line of its name and its value."""

    key_line: int
    node: Node


def plain(node: Node) -> object:
    """The value without lines: scalars, lists and dicts as ``json.loads`` would give them."""
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    if isinstance(node.value, dict):
        return {name: plain(entry.node) for name, entry in node.value.items()}
    return node.value


def scalar(text: str) -> Scalar:
    """The value of an unquoted word, by the core schema of YAML 1.2 (§10.3.2) less octal and hex.

    So ``on``, ``off``, ``yes``, ``no``, dates and numbers with leading zeros stay text, and so does a
    number too large to be meant as one.
    """
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _NUMBER.fullmatch(text) and math.isfinite(number := float(text)):
        return number
    return text


def kind(value: object) -> str:
    """What a value is, in words for a sentence: “text”, “a whole number”, “a list”…"""
    match value:
        case None:
            return "empty"
        case bool():
            return "true or false"
        case int():
            return "a whole number"
        case float():
            return "a number"
        case str():
            return "text"
        case list():
            return "a list"
        case _:
            return "a group of fields"
