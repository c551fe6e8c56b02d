"""Backup programs that cron starts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from posture.facts.linux.backup.accounts import home_of
from posture.facts.linux.backup.backup_program import BackupProgram
from posture.facts.linux.backup.job import Job, best, judged
from posture.facts.linux.backup.started import started
from posture.facts.linux.machine import signs
from posture.facts.model import Unreadable
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError

_METHOD = "cron"
_TABLES = "/etc/cron.d"
_FOLDERS = ("/etc/cron.hourly", "/etc/cron.daily", "/etc/cron.weekly", "/etc/cron.monthly")
_RUN_BY_PARTS = re.compile(r"[A-Za-z0-9_-]+")  # run-parts(8) passes over names with a dot
_VARIABLE = re.compile(r"\s*([A-Za-z_]\w*)\s*=\s*(.*?)\s*")
_ENTRY = re.compile(
    r"\s*(?:@(?:hourly|daily|midnight|weekly|monthly|reboot)|(?:[^\s@#]+\s+){4}[^\s]+)\s+(.*)"
)
_ANACRON = re.compile(r"\s*(?:\d+|@\w+)\s+\d+\s+\S+\s+(.*)")


@dataclass(frozen=True, slots=True)
class _Line:
    """A command of cron, the account that runs it, and the variables of its table."""

    command: str
    account: str
    variables: dict[str, str]


def find(host: Host) -> BackupProgram | None:
    """The backup of the person's files that a table of cron starts; cron remembers no success.

    Read are the tables of the system and the scripts in its folders (see crontab(5), anacrontab(5) and
    run-parts(8)), and the person's own table by ``crontab -l``. Undecided where such a program is started
    and that is no backup of these files.
    """
    lines = (*_system(host), *_scripts(host), *_own(host))
    found = best(judged(host, _job(host, line)) for line in lines)
    if isinstance(found, Unreadable):
        raise Undecided(found.reason, found.detail, found.remedy, found.method)
    return found


def _job(host: Host, line: _Line) -> Job:
    home = home_of(host, line.account) if line.account else host.home()
    variables = {"HOME": home or "$HOME"} | line.variables
    values = {name: (value,) for name, value in variables.items()}
    # A percent sign ends the command: what stands behind it is its input.
    text = re.split(r"(?<!\\)%", line.command)[0].replace("\\%", "%")
    found = started(host, ("sh", "-c", text), values)
    return Job("Cron", found, home, "", lambda: None, _METHOD)


def _system(host: Host) -> Iterator[_Line]:
    names = signs.names_in(host, _TABLES)
    for path in ("/etc/crontab", *(f"{_TABLES}/{name}" for name in names if _RUN_BY_PARTS.fullmatch(name))):
        variables: dict[str, str] = {}
        for line in signs.text_of(host, path).splitlines():
            if found := _VARIABLE.fullmatch(line):
                variables[found[1]] = found[2].strip("\"'")
            elif entry := _ENTRY.fullmatch(line):
                account, _, command = entry[1].partition(" ")
                yield _Line(command.strip(), account.strip(), dict(variables))
    for line in signs.text_of(host, "/etc/anacrontab").splitlines():
        if entry := _ANACRON.fullmatch(line):
            yield _Line(entry[1], "root", {})


def _scripts(host: Host) -> Iterator[_Line]:
    for folder in _FOLDERS:
        for name in signs.names_in(host, folder):
            if _RUN_BY_PARTS.fullmatch(name):
                yield _Line(f"{folder}/{name}", "root", {})


def _own(host: Host) -> Iterator[_Line]:
    """The person's own table, which only ``crontab`` may read."""
    try:
        if not host.exists("/var/spool/cron"):
            return
        output = host.run("crontab", "-l", deadline=2.0)
    except HostError:
        return
    variables: dict[str, str] = {}
    for line in output.stdout.splitlines() if output.exit_code == 0 else ():
        if found := _VARIABLE.fullmatch(line):
            variables[found[1]] = found[2].strip("\"'")
        elif entry := _ENTRY.fullmatch(line):
            yield _Line(entry[1], "", dict(variables))
