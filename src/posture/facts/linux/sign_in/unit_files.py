"""The files that make up systemd's units, and the commands that stand in them."""

from __future__ import annotations

from collections.abc import Iterable

from posture.facts.linux.machine.timers import SYSTEM_UNITS
from posture.facts.linux.settings import ini
from posture.host.model import Host, NotRecorded, NotThere

NOWHERE = "/dev/null"
"""What a masked unit is linked to."""


def names(host: Host, folder: str) -> tuple[str, ...]:
    """The names in a folder, none where it is not there."""
    try:
        return host.names(folder)
    except (NotThere, NotRecorded):
        return ()


def target_of(host: Host, path: str) -> str:
    """What a link leads to in the end, the path itself for a file, nothing where neither is there."""
    try:
        return host.resolve(path)
    except (NotThere, NotRecorded):
        return ""


def is_masked(host: Host, unit: str) -> bool:
    """Whether an administrator took the unit out of use (systemctl(1), mask)."""
    return any(target_of(host, f"{folder}/{unit}") == NOWHERE for folder in SYSTEM_UNITS[:2])


def drop_ins(host: Host, folder: str) -> dict[str, str]:
    """The paths of a drop-in folder's files by their names."""
    return {path.rpartition("/")[2]: path for path in ini.folder(host, folder)}


def text_of(host: Host, unit: str) -> str:
    """The text of a unit with what is dropped in beside it; nothing where it is not there.

    Source: systemd.unit(5): of files of one name the strongest folder's counts; drop-ins are read by name.
    """
    main = next(
        (found for folder in SYSTEM_UNITS if (found := text(host, f"{folder}/{unit}")) is not None), ""
    )
    beside: dict[str, str] = {}
    for folder in reversed(SYSTEM_UNITS):
        beside |= drop_ins(host, f"{folder}/{unit}.d") if names(host, f"{folder}/{unit}.d") else {}
    return "\n".join((main, *(text(host, path) or "" for _, path in sorted(beside.items()))))


def commands(texts: Iterable[str]) -> list[str]:
    """The ``ExecStart=`` that are left after all texts were read: an empty one forgets those before it."""
    found: list[str] = []
    for whole in texts:
        for line in map(str.strip, whole.replace("\\\n", " ").splitlines()):
            key, _, command = line.partition("=")
            if key.strip() == "ExecStart":
                found = [*found, command.strip()] if command.strip() else []
    return found


def text(host: Host, path: str) -> str | None:
    """The text of a file; None where it is not there, or where a recording does not hold it."""
    try:
        return host.read_text(path)
    except (NotThere, NotRecorded):
        return None
