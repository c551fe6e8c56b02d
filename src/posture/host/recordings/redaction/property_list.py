"""macOS' property lists, reduced to their switches, numbers and dates and the few texts that matter."""

from __future__ import annotations

import plistlib
from collections.abc import Callable
from datetime import datetime

_BEGINNINGS = (b"bplist00", b"<?xml", b"<!DOCTYPE plist", b"<plist")
_ENDING = ".plist"
# Below these stand Apple's own words: which macOS this is, and which of Apple's updates wait.
_OWN_WORDS = frozenset(
    {
        "ProductBuildVersion",
        "ProductName",
        "ProductUserVisibleVersion",
        "ProductVersion",
        "RecommendedUpdates",
    }
)
# Where backups go to: of each place, when they were made.
_LISTS = frozenset({"Destinations", "SnapshotDates"})
# Somebody's name: that there is one, is all that matters.
_NAMES = frozenset({"autoLoginUser"})
_STAND_IN = "person"
_DEEPEST = 8


def is_property_list(path: str, data: bytes) -> bool:
    """Whether a file is such a list, by its name and its beginning."""
    return path.endswith(_ENDING) and data.lstrip().startswith(_BEGINNINGS)


def reduced(data: bytes, words: Callable[[str], str]) -> bytes:
    """The list as XML with what no fact needs left out; nothing of one that cannot be read.

    ``words`` gives stand-ins for what is not known in a text.
    """
    try:
        found = plistlib.loads(data)
        if not isinstance(found, dict):
            return b""
        return plistlib.dumps(_dictionary(found, 0, words))
    except Exception:  # noqa: BLE001 - on garbage plistlib raises whatever its parsing met
        return b""


def _dictionary(found: dict[object, object], depth: int, words: Callable[[str], str]) -> dict[str, object]:
    kept: dict[str, object] = {}
    for key, value in found.items():
        name = words(str(key))
        match value:
            case bool() | int() | float() | datetime():
                kept[name] = value
            case str() if value and name in _NAMES:
                kept[name] = _STAND_IN
            case _ if name in _OWN_WORDS:
                kept[name] = _own(value, words)
            case list() if name in _LISTS and depth < _DEEPEST:
                kept[name] = [_item(item, depth, words) for item in value]
            case _:
                pass
    return kept


def _item(value: object, depth: int, words: Callable[[str], str]) -> object:
    match value:
        case dict():
            return _dictionary(value, depth + 1, words)
        case bool() | int() | float() | datetime():
            return value
        case _:
            return ""


def _own(value: object, words: Callable[[str], str]) -> object:
    """Apple's own words, below which nobody else's stand; they are looked at all the same."""
    match value:
        case str():
            return words(value)
        case list():
            return [_own(item, words) for item in value]
        case dict():
            return {words(str(key)): _own(item, words) for key, item in value.items()}
        case _:
            return value
