"""GVariant values of the basic types, from bytes and from text."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from typing import Literal

Value = bool | int | float | str | tuple[str, ...]

_FIXED: Mapping[str, str] = {"y": "B", "n": "h", "q": "H", "i": "i", "u": "I", "x": "q", "t": "Q", "d": "d"}
_TEXTS = frozenset("sog")
_NUMBER_WORD = re.compile(r"(?:byte|u?int16|u?int32|u?int64|handle|double)\s+(.*)", re.DOTALL)
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)
_WHOLE = re.compile(r"[-+]?(?:0x[0-9a-fA-F]+|[0-9]+)")
_PLAIN_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}


def boxed(data: bytes, order: Literal["<", ">"]) -> Value | None:
    """The value of a serialised ``v``: the child's bytes, a zero, its type; None for any other type.

    Source: the GVariant Specification, sections 2.3 and 2.5.
    """
    child, zero, kind = data.rpartition(b"\0")
    return _value(child, kind.decode("ascii", "replace"), order) if zero else None


def text_of(data: bytes, kind: str, order: Literal["<", ">"]) -> str | None:
    """A serialised ``v`` as text that means the same again; None where it holds another type than ``kind``.

    For the types ``b``, ``i`` and ``u``: ``true``, ``300``, ``uint32 300`` (GVariant Text Format).
    """
    value = boxed(data, order)
    if value is None or data.rpartition(b"\0")[2] != kind.encode("ascii"):
        return None
    match kind:
        case "b":
            return "true" if value else "false"
        case "i":
            return str(value)
        case "u":
            return f"uint32 {value}"
        case _:
            return None


def _value(data: bytes, kind: str, order: Literal["<", ">"]) -> Value | None:
    if kind == "b":
        return data == b"\x01" if len(data) == 1 else None
    if kind in _FIXED:
        form = order + _FIXED[kind]
        return struct.unpack(form, data)[0] if len(data) == struct.calcsize(form) else None
    if kind in _TEXTS:
        return _text(data)
    return _texts(data) if kind in ("as", "ao") else None


def _text(data: bytes) -> str | None:
    if not data.endswith(b"\0"):
        return None
    return data[:-1].decode("utf-8", "replace")


def _texts(data: bytes) -> tuple[str, ...] | None:
    if not data:
        return ()
    size = 1 if len(data) <= 0xFF else 2 if len(data) <= 0xFFFF else 4
    offsets_start = int.from_bytes(data[-size:], "little")
    if not 0 < offsets_start <= len(data) - size or (len(data) - offsets_start) % size:
        return None
    ends = [int.from_bytes(data[at : at + size], "little") for at in range(offsets_start, len(data), size)]
    items = [_text(data[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
    return tuple(item for item in items if item is not None) if None not in items else None


def printed(text: str) -> Value | None:
    """The value that ``gsettings get`` printed, such as ``uint32 300`` or ``'blank'``; None for others."""
    text = text.strip()
    if text in ("true", "false"):
        return text == "true"
    word = _NUMBER_WORD.fullmatch(text)
    if word is not None:
        text = word[1].strip()
    if _WHOLE.fullmatch(text):
        return int(text, 0) if "x" in text else int(text)
    if _QUOTED.fullmatch(text):
        return _unquoted(text)
    if text.removeprefix("@as ").startswith("["):
        return _list(text.removeprefix("@as "))
    return _real(text)


def _real(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _list(text: str) -> tuple[str, ...] | None:
    inner = text[1:-1].strip()
    items = _QUOTED.findall(inner)
    left = _QUOTED.sub("", inner).replace(",", "").strip()
    return tuple(map(_unquoted, items)) if text.endswith("]") and not left else None


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: _PLAIN_ESCAPES.get(found[1], found[1]), text[1:-1], flags=re.DOTALL)
