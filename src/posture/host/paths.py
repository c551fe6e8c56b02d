"""Where a path of a host lies in a recording, and when two spellings mean one path."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from posture.host.model import System

_UNPORTABLE = frozenset('%<>:"|?*\\') | frozenset(map(chr, range(32))) | {"\x7f"}
_NETWORK = "UNC"


def path_key(system: System, path: str) -> str:
    """The one spelling of a path that is used for comparing: ``/etc/x`` or ``c:/windows/x``.

    Windows paths lose their case and their backslashes.
    """
    if system is System.WINDOWS:
        return posixpath.normpath(path.replace("\\", "/").casefold())
    normal = posixpath.normpath(path)
    return "/" + normal.lstrip("/") if normal.startswith("/") else normal


def upwards(key: str) -> Iterator[str]:
    """The key itself, then every folder above it up to the root or the drive."""
    yield key
    while True:
        above = posixpath.dirname(key)
        if not above or above == key:
            return
        yield above
        key = above


def join(key: str, name: str) -> str:
    """The key of a name in a folder."""
    return f"{key.rstrip('/')}/{name}"


def host_path(system: System, parts: tuple[str, ...]) -> str:
    """The host's path of a file that a recording keeps under ``files/`` with these parts."""
    first, *rest = (unquote(part) for part in parts)
    if system is not System.WINDOWS:
        return "/" + "/".join((first, *rest))
    return "\\".join(("\\", *rest) if first == _NETWORK else (f"{first}:", *rest))


def recorded_parts(system: System, path: str) -> tuple[str, ...]:
    """The parts under ``files/`` that keep a path of the host; the other way of ``host_path``.

    Characters that no file name may have on some system are percent-encoded, so that a recording
    can be checked out everywhere. Names such as ``..`` cannot come out of it.
    """
    if system is not System.WINDOWS:
        parts = path_key(system, path).split("/")
    else:
        first, *rest = posixpath.normpath(path.replace("\\", "/")).split("/")
        parts = [first.removesuffix(":").upper() or _NETWORK, *rest]
    return tuple(_portable(part) for part in parts if part not in ("", ".", ".."))


def _portable(name: str) -> str:
    return "".join(f"%{ord(letter):02X}" if letter in _UNPORTABLE else letter for letter in name)
