"""Patterns that stand for files, as the C library's glob(3) has them."""

from __future__ import annotations

from fnmatch import fnmatchcase

from posture.facts.linux.machine.optional_files import names_if_asked
from posture.host.model import Host

_WILD = frozenset("*?[")
_MOST = 256


def has_wildcards(written: str) -> bool:
    """Whether a path is a pattern."""
    return not _WILD.isdisjoint(written)


def matching(host: Host, pattern: str) -> tuple[str, ...]:
    """The paths that an absolute pattern stands for, in their order; a path without wildcards is its own.

    No wildcard stands for a slash, nor for the dot at the beginning of a name.
    """
    found = [""]
    for part in pattern.split("/")[1:]:
        if not has_wildcards(part):
            found = [f"{folder}/{part}" for folder in found]
            continue
        found = [
            f"{folder}/{name}"
            for folder in found
            for name in sorted(names_if_asked(host, folder or "/"))
            if fnmatchcase(name, part) and (part.startswith(".") or not name.startswith("."))
        ][:_MOST]
    return tuple(found)
