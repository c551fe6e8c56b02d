"""Backup programs that systemd starts by a timer: restic, Borg, Kopia and the like."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from posture.facts.linux.backup.accounts import home_of
from posture.facts.linux.backup.backup_program import BackupProgram
from posture.facts.linux.backup.job import Job, best, judged
from posture.facts.linux.backup.started import Started, lacks_values, started
from posture.facts.linux.machine.timers import SYSTEM_UNITS, system_timers, user_timers, user_units
from posture.facts.linux.machine.unit_files import Unit, UnitFolders, values_of
from posture.facts.linux.settings import ini
from posture.facts.model import Unreadable, unreadable
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError
from posture.words.phrase import phrase

_METHOD = "systemd:timers"
_LATEST = datetime(9000, 1, 1, tzinfo=UTC).timestamp()
_PLACES = ("/etc/systemd/system", "/run/systemd/system", "/usr/local/lib/systemd/system", *SYSTEM_UNITS[2:])
_COMMANDS = ("ExecStartPre", "ExecStart", "ExecStartPost")
_PREFIX = re.compile(r"[-@:+!|]*")
_SPECIFIER = re.compile(r"%(.)")
_VARIABLE = re.compile(r"\$\$|\$\{(\w+)\}|\$(\w+)")


def find(host: Host) -> BackupProgram | None:
    """The backup of the person's files that an enabled timer starts, the person's own or the system's.

    What its service starts is read from its files and drop-ins, down into scripts of the shell (see
    systemd.service(5)); a program that only checks or tidies backups makes none. When it last finished well
    is what systemd remembers of the service, which is nothing after a restart. That a timer went off says
    nothing of success. Undecided where a timer starts such a program and that is no backup of these files.
    """
    people, system = UnitFolders(host, user_units(host)), UnitFolders(host, _PLACES)
    rows = [(timer, people, True) for timer in sorted(user_timers(host))]
    rows += [(timer, system, False) for timer in sorted(system_timers(host))]
    found = best(_judged(host, timer, folders, own=own) for timer, folders, own in rows)
    if isinstance(found, Unreadable):
        raise Undecided(found.reason, found.detail, found.remedy, found.method)
    return found


def _judged(host: Host, timer: str, folders: UnitFolders, *, own: bool) -> BackupProgram | Unreadable | None:
    try:
        when = folders.unit(timer)
        if not (when.written and when.fires):
            return None
        service = folders.unit(when.service)
        return judged(host, _job(host, service, own=own)) if service.written else None
    except HostError as error:
        return unreadable(error, method=_METHOD)


def _job(host: Host, service: Unit, *, own: bool) -> Job:
    account = service.last("Service", "User")
    manager = host.home() if own else "/root"
    home = home_of(host, account) if account and not own else manager
    values = {"HOME": home or "$HOME"} | _environment(service, manager)
    commands = tuple(_commands(host, service, values, manager))
    if any(lacks_values(one.words) for one in commands):
        # Such files mostly hold passwords: they are read only where something in them is needed.
        values |= _environment_files(host, service, manager)
        commands = tuple(_commands(host, service, values, manager))
    folder = re.sub("^-?~", home, service.last("Service", "WorkingDirectory")).removeprefix("-")
    return Job(
        phrase("A timer"),
        commands,
        home,
        _specified(folder, service, manager) or (home if own else "/"),
        lambda: _finished(host, service.name, ("--user",) if own else ()),
        _METHOD,
    )


def _commands(host: Host, service: Unit, values: dict[str, str], manager: str) -> Iterator[Started]:
    """Of what runs one after the other, each must end well, unless a dash before it says otherwise.

    The exit status of the last main command is seen even behind a dash.
    """
    lines = sorted(service.all("Service", *_COMMANDS), key=lambda line: _COMMANDS.index(line[0]))
    last = max((at for at, (key, _) in enumerate(lines) if key == "ExecStart"), default=-1)
    variables = {name: (value,) for name, value in values.items()}
    for at, (_, line) in enumerate(lines):
        prefix = (_PREFIX.match(line) or [""])[0]
        ignored = "-" in prefix and at != last
        for words in _split(line[len(prefix) :], service, values, manager):
            found = words[:1] + words[2:] if "@" in prefix else words
            for one in started(host, found, variables):
                yield replace(one, proven=one.proven and not ignored)


def _split(line: str, service: Unit, values: dict[str, str], manager: str) -> Iterator[list[str]]:
    """The words of the commands of a line, variables and specifiers filled in as far as they are known."""
    try:
        words = shlex.split(line)
    except ValueError:
        return
    command: list[str] = []
    for word in [*words, ";"]:
        if word == ";":
            if command:
                yield command
            command = []
            continue
        named = re.fullmatch(r"\$(\w+)", word)
        if named and named[1] in values:
            command += values[named[1]].split()
        else:
            filled = _VARIABLE.sub(lambda match: _value(match, values), word)
            command.append(_specified(filled, service, manager))


def _value(match: re.Match[str], values: dict[str, str]) -> str:
    name = match[1] or match[2]
    return "$" if name is None else values.get(name, match[0])


def _specified(text: str, service: Unit, manager: str) -> str:
    """``%h`` is the home of the account of the service manager, whatever ``User=`` says (systemd.unit(5))."""
    known = {
        "%": "%",
        "h": manager,
        "i": service.instance,
        "I": service.instance.replace("-", "/"),
        "n": service.name,
        "N": service.name.rpartition(".")[0],
        "p": service.name.partition("@")[0].removesuffix(".service"),
    }
    return _SPECIFIER.sub(lambda match: known.get(match[1], f"${{{match[1]}}}"), text)


def _environment(service: Unit, manager: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for _, line in service.all("Service", "Environment"):
        try:
            pairs = [word.partition("=") for word in shlex.split(_specified(line, service, manager))]
        except ValueError:
            continue
        values |= {name: value for name, equals, value in pairs if equals}
    return values


def _environment_files(host: Host, service: Unit, manager: str) -> dict[str, str]:
    """What the files set; nothing where one of them is closed, for it may set anything again."""
    values: dict[str, str] = {}
    for _, line in service.all("Service", "EnvironmentFile"):
        read = values_of(host, _specified(line, service, manager).removeprefix("-"))
        values = {} if read is None else values | read
    return values


def _finished(host: Host, service: str, options: tuple[str, ...]) -> datetime | None:
    properties = "Result,ExecMainStatus,ExecMainExitTimestamp"
    try:
        output = host.run(
            "systemctl", *options, "show", service, f"--property={properties}", "--timestamp=unix"
        )
    except HostError:
        return None
    state = ini.parse(output.stdout).get("", {})
    seconds = state.get("ExecMainExitTimestamp", "").removeprefix("@")
    if (state.get("Result"), state.get("ExecMainStatus")) != ("success", "0") or not seconds.isdecimal():
        return None
    return datetime.fromtimestamp(int(seconds), UTC) if 0 < int(seconds) < _LATEST else None
