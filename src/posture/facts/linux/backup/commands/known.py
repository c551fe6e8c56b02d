"""What a command of a known program does for a backup."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from posture.facts.linux.backup.commands import borg, others, restic, selecting
from posture.facts.linux.backup.commands.copying import Copying

_READERS: Mapping[str, Callable[[Sequence[str]], Copying | None]] = {
    "attic": borg.borg,
    "assimilate": borg.emborg,
    "autorestic": restic.autorestic,
    "borg": borg.borg,
    "borgmatic": borg.borgmatic,
    "bup": others.bup,
    "crestic": restic.crestic,
    "duplicity": selecting.duplicity,
    "duply": others.duply,
    "emborg": borg.emborg,
    "kopia": others.kopia,
    "proxmox-backup-client": others.proxmox_backup_client,
    "rdiff-backup": selecting.rdiff_backup,
    "restic": restic.restic,
    "resticprofile": restic.resticprofile,
    "rsnapshot": others.rsnapshot,
    "rsync": others.rsync,
    "runrestic": restic.runrestic,
    "rustic": restic.rustic,
    "tarsnap": others.tarsnap,
}
TITLES: Mapping[str, str] = {
    "attic": "Attic",
    "assimilate": "Assimilate",
    "borg": "Borg",
    "emborg": "Emborg",
    "kopia": "Kopia",
    "proxmox-backup-client": "Proxmox Backup",
}
"""The names of programs that people write otherwise than their command."""

_PLACES_OF_SCRIPTS = (
    "/home/",
    "/root/",
    "/opt/",
    "/srv/",
    "/usr/local/",
    "~/",
    "$HOME",
    "run-parts",
    "backup",
)


def program(words: Sequence[str]) -> str:
    """The known program that a command starts, or nothing."""
    name = words[0].rpartition("/")[2] if words else ""
    name = name.removesuffix("-linux64").removesuffix(".bin")
    return name if name in _READERS or name in others.MIRRORS else ""


def may_start_one(text: str) -> bool:
    """Whether a text names a known program at all, or a place where people keep scripts of their own.

    Most scripts of a system name neither, and need not be taken apart.
    """
    return any(word in text for word in (*_READERS, *others.MIRRORS, *_PLACES_OF_SCRIPTS))


def copying(words: Sequence[str]) -> Copying | None:
    """What the command copies; None where it is no known program, or one that only checks or tidies."""
    reader = _READERS.get(program(words))
    return reader(words[1:]) if reader else None


def mirrors(words: Sequence[str]) -> str:
    """The program of a command that makes one place like another, without older versions; or nothing."""
    name = words[0].rpartition("/")[2] if words else ""
    return name if name in others.MIRRORS and others.MIRRORS[name](words[1:]) else ""
