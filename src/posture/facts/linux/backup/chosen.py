"""The folders that somebody chose in the window of a backup program."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from posture.facts.linux.backup.backup_program import BackupProgram
from posture.facts.linux.backup.coverage import Extent, Sources, extent
from posture.facts.model import Reason, Unreadable
from posture.host.model import Host
from posture.words.phrase import phrase

_HOME = re.compile(r"^(?:\$HOME|\$\{HOME\}|~)(?=/|$)")


def of_this_person(host: Host, program: BackupProgram, title: str, folders: Iterable[str]) -> BackupProgram:
    """The program as it is, or without a date where none of the folders holds anything of the home folder.

    Which part of it somebody chose in a window is theirs to know. Nothing is said of no folders at all, nor
    of names that only the program understands, such as ``$DOCUMENTS``.
    """
    paths = tuple(_HOME.sub(host.home(), folder) for folder in folders)
    if not paths or extent(host, Sources(paths)) is not Extent.NOTHING:
        return program
    finished = Unreadable(
        Reason.UNRECOGNISED,
        phrase("{program} copies other folders, and none of your home folder.", program=title),
        phrase("Choose your home folder in {program} as well.", program=title),
        program.method,
    )
    return replace(program, finished=finished)
