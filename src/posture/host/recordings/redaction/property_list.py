"""macOS' property lists, reduced to their switches, numbers and dates and the few texts that matter."""

from __future__ import annotations

import plistlib
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
# What an organisation declares about updates.
_DICTIONARIES = frozenset({"SUCoreDDMDeclarationGlobalSettings", "SUCorePersistedStatePolicyFields"})
# Somebody's name: that there is one, is all that matters.
_NAMES = frozenset({"AutologinUsername", "autoLoginUser"})
_STAND_IN = "person"
_DEEPEST = 8


def is_property_list(path: str, data: bytes) -> bool:
    """Whether a file is such a list, by its name and its beginning."""
    return path.endswith(_ENDING) and data.lstrip().startswith(_BEGINNINGS)


def reduced(data: bytes) -> bytes:
    """The list as XML with what no fact needs left out; nothing of one that cannot be read."""
    try:
        found = plistlib.loads(data)
        if not isinstance(found, dict):
            return b""
        return plistlib.dumps(_dictionary(found, 0))
    except Exception:  # noqa: BLE001 - on garbage plistlib raises whatever its parsing met
        return b""


def _dictionary(found: dict[object, object], depth: int) -> dict[str, object]:
    kept: dict[str, object] = {}
    for name, value in found.items():
        match value:
            case bool() | int() | float() | datetime():
                kept[str(name)] = value
            case str() if value and name in _NAMES:
                kept[str(name)] = _STAND_IN
            case _ if name in _OWN_WORDS:
                kept[str(name)] = value
            case dict() if name in _DICTIONARIES and depth < _DEEPEST:
                kept[str(name)] = _dictionary(value, depth + 1)
            case list() if name in _LISTS and depth < _DEEPEST:
                kept[str(name)] = [_item(item, depth) for item in value]
            case _:
                pass
    return kept


def _item(value: object, depth: int) -> object:
    match value:
        case dict():
            return _dictionary(value, depth + 1)
        case bool() | int() | float() | datetime():
            return value
        case _:
            return ""
