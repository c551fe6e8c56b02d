"""Backup programs that systemd starts: restic, Borg, Kopia and the like, by a timer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from posture.facts.linux.backup.backup_program import BackupProgram
from posture.facts.linux.machine.timers import SYSTEM_UNITS, system_timers, user_timers, user_units
from posture.facts.linux.settings import ini
from posture.facts.model import Reason, Unreadable
from posture.host.model import Host, HostError

# What starts a backup; the same programs also prune, check and mount, which is none.
_BACKING_UP: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"\b{name}\b{rest}")
    for name, rest in {
        "restic": r"[^\n]*\bbackup\b",
        "rustic": r"[^\n]*\bbackup\b",
        "borg": r"[^\n]*\bcreate\b",
        "borgmatic": r"(?![^\n]*\b(?:list|info|check|prune|compact|extract|mount)\b)",
        "kopia": r"[^\n]*\bsnapshot\s+create\b",
        "duplicity": r"\s",
        "rdiff-backup": r"\s",
        "autorestic": r"[^\n]*\bbackup\b",
        "resticprofile": r"[^\n]*\bbackup\b",
    }.items()
}
_START = re.compile(r"^ExecStart\s*=\s*[-@:+!]*(.*)$", re.MULTILINE)
_LONGEST_SCRIPT = 65_536
_LATEST = datetime(9000, 1, 1, tzinfo=UTC).timestamp()
_METHOD = "systemd:timers"


def find(host: Host) -> BackupProgram | None:
    """The first enabled timer, the person's own before the system's, whose service runs a known program.

    When it last finished well is what systemd remembers of the service, which is nothing after a restart.
    That a timer went off says nothing of success.
    """
    return _first(host, user_timers(host), user_units(host), ("--user",)) or _first(
        host, system_timers(host), SYSTEM_UNITS, ()
    )


def _first(
    host: Host, timers: Iterable[str], folders: tuple[str, ...], options: tuple[str, ...]
) -> BackupProgram | None:
    for timer in sorted(timers):
        service = _service(host, timer, folders)
        name = _program(host, _unit_text(host, service, folders))
        if name:
            return BackupProgram(name, _finished(host, service, name, options), f"{_METHOD}:{name}")
    return None


def _service(host: Host, timer: str, folders: tuple[str, ...]) -> str:
    named = ini.parse(_unit_text(host, timer, folders)).get("Timer", {}).get("Unit")
    return named or timer.removesuffix(".timer") + ".service"


def _unit_text(host: Host, unit: str, folders: tuple[str, ...]) -> str:
    """The text of a unit; of ``name@x.service`` also its template ``name@.service``."""
    stem, at, rest = unit.partition("@")
    template = f"{stem}@.{rest.rpartition('.')[2]}" if at else unit
    for name in dict.fromkeys((unit, template)):
        for folder in folders:
            text = ini.optional(host, f"{folder}/{name}")
            if text is not None:
                return text.replace("\\\n", " ")
    return ""


def _program(host: Host, unit: str) -> str:
    """The backup program that a service runs, itself or by a script of its own."""
    for command in _START.findall(unit):
        name = _started(command) or _started(_script(host, command))
        if name:
            return name
    return ""


def _started(text: str) -> str:
    return next((name for name, starts in _BACKING_UP.items() if starts.search(text)), "")


def _script(host: Host, command: str) -> str:
    path = next((word for word in command.split() if word.endswith(".sh")), (command.split() or [""])[0])
    path = path.strip("\"'").replace("%h", host.home())
    if not path.startswith("/"):
        return ""
    try:
        text = host.read_text(path)
    except HostError:
        return ""
    if not text.startswith("#!") or len(text) > _LONGEST_SCRIPT:
        return ""
    lines = text.replace("\\\n", " ").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("#"))


def _finished(host: Host, service: str, name: str, options: tuple[str, ...]) -> datetime | Unreadable:
    properties = "Result,ExecMainStatus,ExecMainExitTimestamp"
    unknown = Unreadable(
        Reason.NOT_FOUND,
        f"A timer starts {name}, but when it last finished well cannot be seen.",
        "It can be seen once the timer has run since the last restart.",
        _METHOD,
    )
    try:
        output = host.run(
            "systemctl", *options, "show", service, f"--property={properties}", "--timestamp=unix"
        )
    except HostError:
        return unknown
    state = ini.parse(output.stdout).get("", {})
    seconds = state.get("ExecMainExitTimestamp", "").removeprefix("@")
    if (state.get("Result"), state.get("ExecMainStatus")) != ("success", "0") or not seconds.isdecimal():
        return unknown
    return datetime.fromtimestamp(int(seconds), UTC) if 0 < int(seconds) < _LATEST else unknown
