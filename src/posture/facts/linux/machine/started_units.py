"""The commands that a timer of systemd starts."""

from __future__ import annotations

from collections.abc import Sequence

from posture.facts.linux.machine.shell_words import SHELLS
from posture.facts.linux.machine.unit_files import Unit, UnitFolders
from posture.host.model import Host, NotRecorded

# Commands that do nothing, whatever their arguments.
_IDLE = frozenset({"true", "false", "echo", ":", "sleep", "printf", "logger"})
_PREFIXES = "@-:+!|"


def started(host: Host, timer: str, folders: Sequence[str]) -> tuple[str, ...] | None:
    """The commands that a timer starts, none where it starts nothing; None where its files do not tell.

    Commands that do nothing, ``/bin/true`` and the like, are left out.
    """
    units = UnitFolders(host, folders)
    found = units.unit(timer)
    if not found.fires:
        return ()
    service = units.unit(found.service)
    if not (_holds(host, found) and _holds(host, service)):
        return ()
    lines = service.values("Service", "ExecStart")
    if not service.written and (lines or not service.sets("Service", "ExecStart")):
        return None
    return tuple(line for line in lines if not _is_idle(line))


def _holds(host: Host, unit: Unit) -> bool:
    """Whether the paths are there, or not there, on which the unit's start depends; other conditions pass.

    Source: ConditionPathExists= in systemd.unit(5); of those marked with ``|`` one is enough.
    """
    keys = ("ConditionPathExists", "AssertPathExists")
    wanted = [path for key in keys for path in unit.values("Unit", key)]
    needed = [_path_is_so(host, path) for path in wanted if not path.startswith("|")]
    enough = [_path_is_so(host, path[1:]) for path in wanted if path.startswith("|")]
    return all(needed) and (any(enough) or not enough)


def _path_is_so(host: Host, path: str) -> bool:
    negated = path.startswith("!")
    try:
        return host.exists(path.removeprefix("!").strip()) is not negated
    except NotRecorded:
        return True


def _is_idle(command: str) -> bool:
    words = command.lstrip(_PREFIXES).split()
    if not words:
        return True
    program = words[0].rpartition("/")[2]
    if program in SHELLS and words[1:2] == ["-c"]:
        return _is_idle(" ".join(words[2:]).strip("'\"")) and not any(mark in command for mark in ";&|`$")
    return program in _IDLE or words[0] == "/dev/null" or words[:2] == ["exit", "0"]
