"""What a timer or cron starts, and what that means for the person's files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from posture.facts.linux.backup.backup_program import BackupProgram
from posture.facts.linux.backup.commands.copying import Chosen, Copying
from posture.facts.linux.backup.commands.known import TITLES, copying, mirrors, program
from posture.facts.linux.backup.commands.others import MIRRORS
from posture.facts.linux.backup.coverage import Extent, Sources, extent, listed
from posture.facts.linux.backup.own_settings.reader import sources as settings_of
from posture.facts.linux.backup.started import Started
from posture.facts.linux.backup.targets import kept_here, stay_here
from posture.facts.model import Reason, Unreadable
from posture.host.model import Host, HostError
from posture.words.phrase import joined, phrase

_MOST_NAMED = 3
Finished = Callable[[], datetime | None]


@dataclass(frozen=True, slots=True)
class Job:
    """The commands of known programs that one timer, or one line of cron, starts.

    ``home`` is the folder of the account it runs under, ``folder`` the one it starts in, nothing where that
    cannot be told. ``finished`` gives when it last ended well, None where nothing remembers.
    """

    starter: str
    commands: tuple[Started, ...]
    home: str
    folder: str
    finished: Finished
    method: str


def judged(host: Host, job: Job) -> BackupProgram | Unreadable | None:
    """The backup that the job makes; else why it is none that counts; None where it starts no such program.

    Of several commands the one that holds most of the person's files counts.
    """
    copies = [(one, found) for one in job.commands if (found := copying(one.words)) is not None]
    if not copies:
        return _no_backup(job)
    order = list(Extent)
    one, copy, much, here = min(
        (
            (one, copy, extent(host, each), stay_here(host, each.targets))
            for one, copy in copies
            for each in _chosen(host, job, one, copy)
        ),
        key=lambda row: (order.index(row[2]), row[3]),
    )
    if much is not Extent.HOME:
        return _too_little(host, job, copy, much)
    if here:
        return kept_here(title(copy.program), job.method)
    return BackupProgram(copy.program, _finished(job, one, copy), f"{job.method}:{copy.program}")


def title(name: str) -> str:
    """What people call a program."""
    return TITLES.get(name, name)


def best(found: Iterable[BackupProgram | Unreadable | None]) -> BackupProgram | Unreadable | None:
    """The backup that finished last, else one without a date, else the first reason why there is none."""
    rows = list(found)
    backups = [row for row in rows if isinstance(row, BackupProgram)]
    dated = [(row.finished, row) for row in backups if not isinstance(row.finished, Unreadable)]
    if dated:
        return max(dated, key=lambda pair: pair[0])[1]
    return next((row for row in (*backups, *rows) if row is not None), None)


def _chosen(host: Host, job: Job, one: Started, copy: Copying) -> tuple[Sources, ...]:
    """What a command copies and where to: by its words, its environment and the settings of its program.

    The program would fail without settings, so where none is found they lie where Posture does not look:
    whoever wrote them chose the files.
    """
    folder = "" if one.nested else job.folder
    target = _target(host, one, copy, job.home, folder)
    given = (target,) if target else ()
    found = () if given and copy.chosen is not Chosen.ELSEWHERE else settings_of(host, copy, job.home, folder)
    if copy.chosen is not Chosen.ELSEWHERE:
        told = given or tuple(each for row in found for each in row.targets)
        return (replace(_here(host, copy, folder), targets=told),)
    if not found:
        return (Sources(("/",), targets=given),)
    return tuple(replace(each, targets=given or each.targets) for each in found)


def _target(host: Host, one: Started, copy: Copying, home: str, folder: str) -> str:
    """Where the words send the copies, else the environment; nothing where neither tells."""
    known = {name: " ".join(values) for name, values in one.variables.items()}
    file = copy.target_file or known.get(f"{copy.variable}_FILE", "")
    named = copy.target or (file and _first_line(host, file)) or known.get(copy.variable, "")
    named = named or copy.usual_target
    if not named or ":" in named:
        return named
    return home + named[1:] if named.startswith("~/") else _absolute(named, folder)


def _first_line(host: Host, path: str) -> str:
    """The first line of a file; a word that nobody can follow where it cannot be read."""
    try:
        return (host.read_text(path).splitlines() or [""])[0].strip()
    except HostError:
        return "$FILE"


def _here(host: Host, copy: Copying, folder: str) -> Sources:
    read, unread = listed(host, copy.exclude_files)
    return Sources(
        tuple(_absolute(path, folder) for path in copy.sources),
        (*copy.excluded, *read),
        more=copy.chosen is Chosen.UNSEEN,
        unread=unread,
        one_file_system=copy.one_file_system,
    )


def _absolute(path: str, folder: str) -> str:
    if path.startswith(("/", "$")) or "::" in path:
        return path
    if not folder:
        return f"$PWD/{path}"
    rest = path.removeprefix("./")
    return folder if rest in (".", "") else f"{folder.rstrip('/')}/{rest}"


def _finished(job: Job, one: Started, copy: Copying) -> datetime | Unreadable:
    name = title(copy.program)
    if not one.proven:
        return Unreadable(
            Reason.UNRECOGNISED,
            phrase("{starter} starts {program}, but the script around it ends well even if the backup fails.",
                   starter=job.starter, program=name),
            phrase("Let the script end with the result of the backup, or look into the log of {program}.",
                   program=name),
            job.method,
        )  # fmt: skip
    return job.finished() or Unreadable(
        Reason.NOT_FOUND,
        phrase("{starter} starts {program}, but when it last finished well cannot be seen.",
               starter=job.starter, program=name),
        phrase("Look into its log. After a timer has run since the last restart, Posture can see it."),
        job.method,
    )  # fmt: skip


def _no_backup(job: Job) -> Unreadable | None:
    mirror = next((name for one in job.commands if (name := mirrors(one.words))), "")
    if mirror:
        return Unreadable(
            Reason.UNRECOGNISED,
            phrase(
                "{starter} starts {program}, which keeps no older files and so passes on what you spoil.",
                starter=job.starter,
                program=mirror,
            ),
            phrase("Use a program that keeps older versions, such as Borg or restic."),
            job.method,
        )
    names = dict.fromkeys(program(one.words) for one in job.commands)
    tended = tuple(title(name) for name in names if name not in MIRRORS)
    if not tended:
        return None
    return Unreadable(
        Reason.UNRECOGNISED,
        phrase(
            "{starter} starts {program}, but only to look after backups, not to make one.",
            starter=job.starter,
            program=joined(tended),
        ),
        phrase("Let a timer make the backup as well."),
        job.method,
    )


def _too_little(host: Host, job: Job, copy: Copying, much: Extent) -> Unreadable:
    names = {"starter": job.starter, "program": title(copy.program)}
    paths = tuple(_shortened(host, path) for path in copy.sources[:_MOST_NAMED])
    named = joined(paths) if paths and copy.chosen is Chosen.HERE else phrase("other files")
    if much is Extent.UNSEEN:
        detail = phrase("{starter} starts {program}, but which files it copies cannot be seen.", **names)
    elif much is Extent.PART:
        detail = phrase(
            "{starter} starts {program}, which copies {paths}, and not all of your home folder.",
            **names,
            paths=named,
        )
    else:
        detail = phrase(
            "{starter} starts {program}, which copies {paths}, and not your home folder.",
            **names,
            paths=named,
        )
    if much is Extent.UNSEEN:
        remedy = phrase("Look into its settings whether they name your home folder.")
    else:
        remedy = phrase("Let it copy your home folder, or look after your files in another way.")
    return Unreadable(Reason.UNRECOGNISED, detail, remedy, job.method)


def _shortened(host: Host, path: str) -> str:
    home = host.home().rstrip("/")
    return "~" + path.removeprefix(home) if home and f"{path}/".startswith(f"{home}/") else path
