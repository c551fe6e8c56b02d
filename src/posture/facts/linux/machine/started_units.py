"""The commands that a timer of systemd starts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from posture.facts.linux.machine.hindrances import refuses
from posture.facts.linux.machine.programs import names
from posture.facts.linux.machine.shell_words import SHELLS
from posture.facts.linux.machine.unit_files import Unit, UnitFolders
from posture.host.model import Host, NotRecorded

# Commands that do nothing, whatever their arguments.
_IDLE = frozenset({"true", "false", "echo", ":", "sleep", "printf", "logger"})
_MOMENTS = ("OnCalendar", "OnActiveSec", "OnBootSec", "OnStartupSec", "OnUnitActiveSec", "OnUnitInactiveSec")
_YEARS = re.compile(r"(?:[A-Za-z][A-Za-z,.]*\s+)?(\d+(?:\.\.\d+)?(?:,\d+(?:\.\.\d+)?)*)-[^ ]+-")
# What a condition or an assertion asks of a path, each of which needs that it is there.
_PATHS = names(
    """
    PathExists PathIsDirectory PathIsReadWrite PathIsMountPoint PathIsSymbolicLink PathIsEncrypted
    FileNotEmpty FileIsExecutable DirectoryNotEmpty
    """
)
_PREFIXES = "@-:+!|"


def started(host: Host, timer: str, folders: Sequence[str]) -> tuple[str, ...] | None:
    """The commands that a timer starts, none where it starts nothing; None where its files do not tell.

    Commands that do nothing, ``/bin/true`` and the like, are left out.
    """
    units = UnitFolders(host, folders)
    found = units.unit(timer)
    if not found.fires or _is_over(host, found):
        return ()
    service = units.unit(found.service)
    if not (_holds(host, found) and _holds(host, service)) or refuses(service):
        return ()
    lines = service.values("Service", "ExecStart")
    if not service.written and (lines or not service.sets("Service", "ExecStart")):
        return None
    return tuple(line for line in lines if not _is_idle(line))


def _is_over(host: Host, timer: Unit) -> bool:
    """Whether the moments of a timer are days of the past, or of a future that is years away.

    Source: systemd.time(7), CALENDAR EVENTS: ``2020-01-01 06:00`` comes once, a ``*`` or ``/`` comes again.
    """
    moments = timer.all("Timer", *_MOMENTS, together=True)
    years = [_YEARS.match(value) if key == "OnCalendar" else None for key, value in moments]
    this_year = host.now().year
    return bool(years) and all(
        found is not None and not any(this_year <= year <= this_year + 1 for year in _years(found[1]))
        for found in years
    )


def _years(text: str) -> Iterator[int]:
    """The years of a list such as ``2019,2021..2023``; two digits stand for 1970 to 2069."""
    for part in text.split(","):
        first, _, last = part.partition("..")
        start, end = (
            int(year) + (0 if len(year) > 2 else 1900 if int(year) > 69 else 2000)
            for year in (first, last or first)
        )
        yield from range(start, min(end, start + 200) + 1)


def _holds(host: Host, unit: Unit) -> bool:
    """Whether the paths are there, or not there, on which the unit's start depends; other conditions pass.

    Source: ConditionPathExists= and those like it in systemd.unit(5); of those marked with ``|`` one is
    enough, and an empty one takes back all that stood before. Of a folder or a file that is to be there in
    a certain state only its absence decides.
    """
    wanted = [
        (key, path)
        for kind in ("Condition", "Assert")
        for key, path in unit.all("Unit", *_keys(unit, kind), together=True)
        if key.removeprefix(kind) in _PATHS
    ]
    if any(path.startswith("|") for _, path in wanted):
        others = {key for kind in ("Condition", "Assert") for key in _keys(unit, kind)} - {
            key for key, _ in wanted
        }
        enough = [_path_is_so(host, key, path[1:]) for key, path in wanted if path.startswith("|")]
        if not any(enough) and not any(
            value.startswith("|") for key in others for value in unit.values("Unit", key)
        ):
            return False
    return all(_path_is_so(host, key, path) for key, path in wanted if not path.startswith("|"))


def _keys(unit: Unit, kind: str) -> tuple[str, ...]:
    return tuple(
        {key: None for section, key, _ in unit.settings if section == "Unit" and key.startswith(kind)}
    )


def _path_is_so(host: Host, key: str, path: str) -> bool:
    negated = path.startswith("!")
    try:
        there = host.exists(path.removeprefix("!").strip())
    except NotRecorded:
        return True
    # What is there may be of another kind than is asked for.
    return there is not negated or (there and not key.endswith("PathExists"))


def _is_idle(command: str) -> bool:
    words = command.lstrip(_PREFIXES).split()
    if not words:
        return True
    program = words[0].rpartition("/")[2]
    if program in SHELLS and words[1:2] == ["-c"]:
        return _is_idle(" ".join(words[2:]).strip("'\"")) and not any(mark in command for mark in ";&|`$")
    return program in _IDLE or words[0] == "/dev/null" or words[:2] == ["exit", "0"]
