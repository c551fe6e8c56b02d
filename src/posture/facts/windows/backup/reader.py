"""Whether the person's files are backed up, and when that last went well."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from posture.facts.age import age
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.facts.windows.backup.other_programs import is_older_backup_set_up, running_backup_program
from posture.facts.windows.machine import registry
from posture.facts.windows.machine.file_time import file_time
from posture.host.model import Host
from posture.words.phrase import Phrase, phrase

_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\FileHistory"
_NAME = "ProtectedUpToTime"
_METHOD = f"registry:{_NAME}"
_ONEDRIVE = r"HKCU\Software\Microsoft\OneDrive\Accounts"
_LONG_AGO = timedelta(days=30)


def read(host: Host) -> Mapping[str, Answer]:
    """What File History noted of its last run.

    The time stands in a value that Microsoft does not document; the forensic tools plaso and RegRipper
    read it as the last backup, a FILETIME. It is 0 while a backup runs, and absent before the first:
    then it stays open, as for every other backup program, none of which leaves a trace that is known.
    A File History of long ago does not tell that there is no backup where another program runs, or that of
    Windows 7 is set up.
    """
    return decided(("configured", "age_days", "by"), _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    moment = file_time(registry.number(host, _KEY, _NAME) or 0)
    recent = moment is not None and host.now() - moment <= _LONG_AGO
    other = "" if recent else running_backup_program(host)
    if moment is None or other:
        raise _open(host, other)
    if not recent and is_older_backup_set_up(host):
        raise _older()
    return {
        "configured": Known(True, _METHOD),
        "by": Known("file-history", _METHOD),
        "age_days": age(host, moment, _METHOD, moment.date().isoformat()),
    }


def _open(host: Host, other: str) -> Undecided:
    if other:
        return _unknown(
            phrase("{program} runs, but when it last made a backup Posture cannot read.", program=other),
            phrase("Open {program}: it shows its last backup.", program=other),
        )
    if is_older_backup_set_up(host):
        return _older()
    if _keeps_folders(host):
        return _unknown(
            phrase(
                "OneDrive keeps your folders in step with the cloud, which is no backup: what is deleted "
                "here is deleted there. Posture sees no other one."
            ),
            phrase("Ask yourself when you last copied your files to another place."),
        )
    return _unknown(
        phrase("File History has noted no backup, and Posture sees no other backup program at work."),
        phrase("Ask yourself when you last copied your files to another place."),
    )


def _older() -> Undecided:
    return _unknown(
        phrase(
            "“Backup and Restore (Windows 7)” is set up, but when it last made a backup Posture cannot read."
        ),
        phrase("Control Panel › Backup and Restore (Windows 7) shows its last backup."),
    )


def _unknown(detail: Phrase, remedy: Phrase) -> Undecided:
    return Undecided(Reason.UNRECOGNISED, detail, remedy, _METHOD)


def _keeps_folders(host: Host) -> bool:
    """Whether OneDrive keeps folders such as Documents (KfmFoldersProtectedNow, by public sources)."""
    accounts = host.registry_keys(_ONEDRIVE) if registry.has_key(host, _ONEDRIVE) else ()
    name = "KfmFoldersProtectedNow"
    return any(registry.number(host, rf"{_ONEDRIVE}\{account}", name) for account in accounts)
