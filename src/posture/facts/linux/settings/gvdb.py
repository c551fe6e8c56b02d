"""The GVDB file format, in which dconf keeps its settings."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from posture.facts.linux.settings.gvariant import Value, boxed

_HEADER = 24
_ITEM = struct.Struct("<IIIHcBII")
_NOBODY = 0xFFFFFFFF
_BLOOM_WORDS = (1 << 27) - 1
_LONGEST_NAME = 4096
_ORDERS: Mapping[bytes, Literal["<", ">"]] = {b"GVariant": "<", b"raVGtnai": ">"}


class BrokenDatabase(ValueError):
    """Bytes that are not a whole GVDB database."""


@dataclass(frozen=True, slots=True)
class Database:
    """A dconf database: its values, still serialised, and the keys that it locks."""

    boxes: Mapping[str, bytes]
    locks: frozenset[str]
    order: Literal["<", ">"]

    def get(self, key: str) -> Value | None:
        """The value of a key such as ``/org/gnome/desktop/session/idle-delay``; None where it has none.

        None also for a value of a type that Posture does not read.
        """
        box = self.boxes.get(key)
        return None if box is None else boxed(box, self.order)


EMPTY = Database({}, frozenset(), "<")


@dataclass(frozen=True, slots=True)
class _Item:
    parent: int
    key: bytes
    kind: bytes
    start: int
    end: int


def read_database(data: bytes) -> Database:
    """The database in a file's bytes; an empty file is an empty database.

    BrokenDatabase where a part of the file does not lie where it must. Source: gvdb's gvdb-format.h
    (header, bloom filter, buckets, items of 24 bytes; all its numbers little-endian, the values in
    the order that the signature tells).
    """
    if not data:
        return EMPTY
    order = _ORDERS.get(data[:8])
    if order is None or len(data) < _HEADER:
        raise BrokenDatabase("It does not begin as a GVDB database does.")
    start, end = struct.unpack_from("<II", data, 16)
    items = _items(data, start, end)
    boxes = {name: _part(data, item) for name, item in items.items() if item.kind == b"v"}
    locks: frozenset[str] = frozenset()
    if ".locks" in items and items[".locks"].kind == b"H":
        locks = frozenset(_items(data, items[".locks"].start, items[".locks"].end))
    return Database(boxes, locks, order)


def _items(data: bytes, start: int, end: int) -> Mapping[str, _Item]:
    """The items of a hash table by their whole names."""
    if not (start >= _HEADER and start + 8 <= end <= len(data)):
        raise BrokenDatabase("A table lies outside the file.")
    bloom, buckets = struct.unpack_from("<II", data, start)
    first = start + 8 + 4 * ((bloom & _BLOOM_WORDS) + buckets)
    if first > end or (end - first) % _ITEM.size:
        raise BrokenDatabase("A table is cut off.")
    items = [_item(data, at) for at in range(first, end, _ITEM.size)]
    return {_name(items, number): item for number, item in enumerate(items)}


def _item(data: bytes, at: int) -> _Item:
    _, parent, key, size, kind, _, start, end = _ITEM.unpack_from(data, at)
    if key + size > len(data):
        raise BrokenDatabase("A name lies outside the file.")
    return _Item(parent, data[key : key + size], kind, start, end)


def _name(items: list[_Item], number: int) -> str:
    parts: list[bytes] = []
    length = 0
    while number != _NOBODY:
        if number >= len(items) or length > _LONGEST_NAME or len(parts) > len(items):
            raise BrokenDatabase("A name has no beginning.")
        parts.append(items[number].key)
        length += len(items[number].key)
        number = items[number].parent
    return b"".join(reversed(parts)).decode("utf-8", "replace")


def _part(data: bytes, item: _Item) -> bytes:
    if not item.start <= item.end <= len(data):
        raise BrokenDatabase("A value lies outside the file.")
    return data[item.start : item.end]
