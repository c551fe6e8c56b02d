"""macOS' property lists: their switches, numbers and dates, and of their texts what is known."""

from __future__ import annotations

import plistlib
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

_BINARY, _XML = b"bplist00", (b"<?xml", b"<!DOCTYPE plist", b"<plist")
# The tables of a program's words in all languages are such lists as well.
_ENDINGS = (".plist", ".loctable", ".strings")
_DEEPEST = 16
_BUILD = re.compile(r"\d{2}[A-Z]\d{1,5}[a-z]?")


def is_property_list(path: str, data: bytes) -> bool:
    """Whether a file is such a list, by its name and its beginning."""
    return data.startswith(_BINARY) or (path.endswith(_ENDINGS) and data.lstrip().startswith(_XML))


def reduced(data: bytes, text: Callable[[str], str]) -> bytes:
    """The list as XML, with stand-ins in its names and texts; nothing of one that cannot be read.

    ``text`` gives a text with stand-ins. Bytes and what lies too deep are left out.
    """
    try:
        found = plistlib.loads(data)
        if not isinstance(found, dict):
            return b""
        kept: Any = _kept(found, text, 0)
        return plistlib.dumps(kept)
    except Exception:  # noqa: BLE001 - on garbage plistlib raises whatever its parsing met
        return b""


def _kept(value: object, text: Callable[[str], str], depth: int) -> object:
    if depth > _DEEPEST:
        return ""
    match value:
        case bool() | int() | float() | datetime():
            return value
        case str():
            return text(value)
        case list():
            return [_kept(item, text, depth + 1) for item in value]
        case dict():
            return {
                text(str(name)): item if _is_build(name, item) else _kept(item, text, depth + 1)
                for name, item in value.items()
            }
        case _:
            return ""


def _is_build(name: object, value: object) -> bool:
    """Whether it is the number of this build of macOS; a small letter at its end marks a beta."""
    return name == "ProductBuildVersion" and isinstance(value, str) and _BUILD.fullmatch(value) is not None
