"""dconf's databases of a desktop's settings, reduced to those of locks, power, updates and backups."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

_SIGNATURES = (b"GVariant", b"raVGtnai")
_HEADER = 24
_ITEM = struct.Struct("<IIIHcBII")
_HASH = 4
_NOBODY = 0xFFFFFFFF
_BLOOM_WORDS = (1 << 27) - 1
_DEEPEST = 64
_FOLDERS = tuple(
    """
    /org/gnome/desktop/screensaver/ /org/gnome/desktop/session/ /org/gnome/desktop/lockdown/
    /org/gnome/desktop/remote-desktop/ /org/gnome/settings-daemon/plugins/power/ /org/gnome/software/
    /org/gnome/deja-dup/ /org/cinnamon/desktop/screensaver/ /org/cinnamon/desktop/session/
    /org/cinnamon/desktop/lockdown/ /org/cinnamon/settings-daemon/plugins/power/ /org/mate/screensaver/
    /org/gnome/shell/extensions/caffeine/
    /org/mate/desktop/session/ /org/mate/desktop/lockdown/ /org/mate/power-manager/
    """.split()  # noqa: SIM905 - a list that people read and extend
)
_LOCKS = b".locks"
_DEEPEST_TABLE = 1
_KINDS = (b"v", b"H", b"L")
_FIXED = frozenset(b"b y n q i u x t d".split())
_TEXT = b"s"
# A time, or a word such as a setting's choice: no folder, no name, no address.
_PLAIN = re.compile(rb"(?:[a-z-]{1,16}|\d{4}-\d\d-\d\d[\d:.TZ+-]*)?\0")


@dataclass(frozen=True, slots=True)
class _Item:
    at: int
    parent: int
    key: int
    size: int
    kind: bytes
    start: int
    end: int


def is_dconf(data: bytes) -> bool:
    """Whether the bytes begin as such a database does."""
    return data[:8] in _SIGNATURES


def reduced(data: bytes, knows: Callable[[str], bool]) -> bytes:
    """The database with zeros in place of all other keys and values, and of what only speeds up a search.

    Of what is kept only numbers, switches, times and words that ``knows`` stay. Nothing but the signature
    stays of a database that is damaged. Source: gvdb's gvdb-format.h.
    """
    kept = bytearray(len(data))
    places: list[tuple[int, int]] = []
    try:
        kept[:_HEADER] = data[:_HEADER]
        start, end = struct.unpack_from("<II", data, 16)
        _copy_table(data, kept, places, start, end, knows, depth=0)
        _require_apart(places)
    except (struct.error, ValueError):
        return data[:8]
    return bytes(kept)


def _copy_table(
    data: bytes,
    kept: bytearray,
    places: list[tuple[int, int]],
    start: int,
    end: int,
    knows: Callable[[str], bool],
    *,
    depth: int,
) -> None:
    """Copy what is kept of a table; ``places`` gets where all its keys and values begin and end."""
    if not _HEADER <= start <= end <= len(data) or depth > _DEEPEST_TABLE:
        raise ValueError
    bloom, buckets = struct.unpack_from("<II", data, start)
    kept[start : start + 8] = data[start : start + 8]
    first = start + 8 + 4 * ((bloom & _BLOOM_WORDS) + buckets)
    items = [_item(data, at) for at in range(first, end - _ITEM.size + 1, _ITEM.size)]
    for number, item in enumerate(items):
        places += (item.key, item.key + item.size), (item.start, item.end)
        # Without the number that a key's whole name gives: a guessed name could be tried on it.
        kept[item.at + _HASH : item.at + _ITEM.size] = data[item.at + _HASH : item.at + _ITEM.size]
        name = b"".join(data[one.key : one.key + one.size] for one in _chain(items, number))
        if name == _LOCKS or _is_kept(name.decode("utf-8", "replace")):
            kept[item.key : item.key + item.size] = data[item.key : item.key + item.size]
            if item.kind == b"v" and _says_nothing_of_a_person(data[item.start : item.end], knows):
                kept[item.start : item.end] = data[item.start : item.end]
            elif item.kind == b"H" and name == _LOCKS:
                _copy_table(data, kept, places, item.start, item.end, knows, depth=depth + 1)


def _require_apart(places: list[tuple[int, int]]) -> None:
    """ValueError where two places overlap: a name that is too long would take others with it."""
    taken = sorted(place for place in places if place[0] < place[1])
    if any(following < end for (_, end), (following, _) in pairwise(taken)):
        raise ValueError


def _item(data: bytes, at: int) -> _Item:
    _, parent, key, size, kind, unused, start, end = _ITEM.unpack_from(data, at)
    if key + size > len(data) or not start <= end <= len(data) or kind not in _KINDS or unused:
        raise ValueError
    return _Item(at, parent, key, size, kind, start, end)


def _chain(items: list[_Item], number: int) -> list[_Item]:
    """The item and those above it, the uppermost first."""
    found: list[_Item] = []
    while number != _NOBODY:
        if number >= len(items) or len(found) > _DEEPEST:
            raise ValueError
        found.append(items[number])
        number = items[number].parent
    return found[::-1]


def _is_kept(name: str) -> bool:
    return any(name.startswith(folder) or folder.startswith(name) for folder in _FOLDERS)


def _says_nothing_of_a_person(box: bytes, knows: Callable[[str], bool]) -> bool:
    """Whether a serialised value, with its type behind it, is a number, a switch, a time or known words."""
    value, _, kind = box.rpartition(b"\0")
    if kind != _TEXT or _PLAIN.fullmatch(value) is None:
        return kind in _FIXED
    return all(map(knows, re.findall("[a-z]+", value.decode("ascii"))))
