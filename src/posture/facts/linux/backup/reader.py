"""Whether the person's files are backed up, and when that last went well."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from posture.facts.age import age
from posture.facts.attempt import attempt
from posture.facts.linux.backup import back_in_time, cron, deja_dup, kup, pika, scheduled, traces, vorta
from posture.facts.linux.backup.backup_program import BackupProgram
from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.linux.machine.virtual_machine import virtual
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host
from posture.words.phrase import phrase, sentences

_FIELDS = ("configured", "age_days", "by")
_FINDERS: tuple[Callable[[Host], BackupProgram | None], ...] = (
    deja_dup.find,
    vorta.find,
    pika.find,
    back_in_time.find,
    kup.find,
    scheduled.find,
)
_NAMES = ("Déjà Dup", "Vorta", "Pika Backup", "Back In Time", "Kup")
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_CLOCK_TROUBLE = timedelta(days=1)


def read(host: Host) -> Mapping[str, Answer]:
    """What the known backup programs remember; nothing is started and no backup is opened.

    Where none of them is set up it stays open: files copied to a disk by hand leave no trace. Copies of
    the system and folders kept in step with a cloud are no backup of files; where such a thing is found,
    the answer says so. A virtual machine may be copied whole by the computer it runs on.
    """
    return decided(_FIELDS, _read, host)


def _read(host: Host) -> Mapping[str, Answer]:
    if surroundings(host) is Surroundings.SANDBOX:
        raise Undecided(
            Reason.UNSUPPORTED, phrase("Posture runs in a sandbox and cannot see your backup programs.")
        )
    results = [attempt(find, host) for find in _FINDERS]
    found = [result for result in results if isinstance(result, BackupProgram)]
    if not found:
        results.append(attempt(cron.find, host))
        found = [result for result in results if isinstance(result, BackupProgram)]
    if not found:
        return dict.fromkeys(_FIELDS, _nothing(host, [one for one in results if isinstance(one, Unreadable)]))
    best = max(found, key=lambda program: _recency(host, program))
    return {
        "configured": Known(True, best.method),
        "by": Known(best.name, best.method),
        **decided(("age_days",), lambda host: {"age_days": _age(host, best)}, host, method=best.method),
    }


def _recency(host: Host, program: BackupProgram) -> datetime:
    """When it finished; what is dated in the future was dated by a wrong clock and comes last."""
    finished = program.finished
    if isinstance(finished, Unreadable):
        return _LONG_AGO
    return finished if finished <= host.now() + _CLOCK_TROUBLE else _LONG_AGO + timedelta(days=1)


def _age(host: Host, program: BackupProgram) -> Answer:
    if isinstance(program.finished, Unreadable):
        return program.finished
    return age(host, program.finished, program.method)


def _nothing(host: Host, open_questions: list[Unreadable]) -> Unreadable:
    """Why it stays open: what was found says more than what could not be read."""
    known = [question for question in open_questions if question.reason is Reason.UNRECOGNISED]
    silent = traces.silent(host)
    for reason in (*known, *([silent] if silent else []), *open_questions):
        return reason
    detail: str = phrase(
        "Posture found none of the backup programs it knows: {names}, and Borg, restic or Kopia started by a"
        " timer.",
        names=_NAMES,
    )
    remedy = phrase("Ask yourself when you last copied your files to another place.")
    place = virtual(host)
    if isinstance(place, Known) and place.value == "machine":
        detail = sentences(
            phrase("This is a virtual machine, and whether the computer around it copies it cannot be seen."),
            detail,
        )
        remedy = phrase("Look on the computer around it whether that one is backed up with this machine.")
    return Unreadable(Reason.UNRECOGNISED, sentences(detail, traces.remarks(host)), remedy)
