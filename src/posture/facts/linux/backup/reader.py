"""Whether the person's files are backed up, and when that last went well."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from posture.facts.age import age
from posture.facts.attempt import attempt
from posture.facts.linux.backup import back_in_time, deja_dup, kup, pika, scheduled, vorta
from posture.facts.linux.backup.backup_program import BackupProgram
from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, HostError

_FINDERS: tuple[Callable[[Host], BackupProgram | None], ...] = (
    deja_dup.find,
    vorta.find,
    pika.find,
    back_in_time.find,
    kup.find,
    scheduled.find,
)
_NAMES = "Déjà Dup, Vorta, Pika Backup, Back In Time, Kup, and restic, Borg or Kopia started by a timer"
_NO_BACKUPS: Mapping[str, str] = {
    "/etc/timeshift/timeshift.json": "Timeshift keeps copies of the system, not of your files.",
    "/etc/timeshift.json": "Timeshift keeps copies of the system, not of your files.",
}
# Where these keep their settings, below the home folder.
_SYNCHRONISED: Mapping[str, str] = {
    ".config/Nextcloud/nextcloud.cfg": "Nextcloud",
    ".config/onedrive": "OneDrive",
    ".config/syncthing": "Syncthing",
    ".local/state/syncthing": "Syncthing",
    ".dropbox": "Dropbox",
}
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def read(host: Host) -> Mapping[str, Answer]:
    """What the known backup programs remember; nothing is started and no backup is opened.

    Where none of them is set up it stays open: files copied to a disk by hand leave no trace. Copies of
    the system and folders kept in step with a cloud are no backup of files; where such a thing is found,
    the answer says so.
    """
    return decided(("configured", "age_days", "by"), _read, host)


def _read(host: Host) -> Mapping[str, Answer]:
    if surroundings(host) is Surroundings.SANDBOX:
        raise Undecided(Reason.UNSUPPORTED, "Posture runs in a sandbox and cannot see your backup programs.")
    results = [attempt(find, host) for find in _FINDERS]
    found = [result for result in results if isinstance(result, BackupProgram)]
    open_questions = [result for result in results if isinstance(result, Unreadable)]
    if not found:
        nothing = (*open_questions, _none(host))[0]
        return dict.fromkeys(("configured", "age_days", "by"), nothing)
    best = max(found, key=_recency)
    return {
        "configured": Known(True, best.method),
        "by": Known(best.name, best.method),
        **decided(("age_days",), lambda host: {"age_days": _age(host, best)}, host, method=best.method),
    }


def _recency(program: BackupProgram) -> datetime:
    return _LONG_AGO if isinstance(program.finished, Unreadable) else program.finished


def _age(host: Host, program: BackupProgram) -> Answer:
    if isinstance(program.finished, Unreadable):
        return program.finished
    return age(host, program.finished, program.method)


def _none(host: Host) -> Unreadable:
    return Unreadable(
        Reason.UNRECOGNISED,
        " ".join((f"Posture found none of the backup programs it knows: {_NAMES}.", *_remarks(host))),
        "Set one of them up, or ask yourself when you last copied your files to another place.",
    )


def _remarks(host: Host) -> list[str]:
    remarks = [remark for path, remark in _NO_BACKUPS.items() if _is_there(host, path)]
    clouds = [name for path, name in _SYNCHRONISED.items() if _is_there(host, f"{host.home()}/{path}")]
    if clouds:
        remarks.append(f"{clouds[0]} passes on what you delete or spoil, so it is no backup.")
    return remarks


def _is_there(host: Host, path: str) -> bool:
    try:
        return host.exists(path)
    except HostError:
        return False
