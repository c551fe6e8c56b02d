"""A backup program that is set up for the person's files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from posture.facts.model import Reason, Unreadable
from posture.host.model import Host
from posture.words.phrase import phrase


@dataclass(frozen=True, slots=True)
class BackupProgram:
    """A backup that is set up: by what, and when one last finished well, as far as that can be seen."""

    name: str
    finished: datetime | Unreadable
    method: str


def never_finished(title: str, method: str) -> Unreadable:
    """The answer where a program is set up and remembers no backup that finished."""
    return Unreadable(
        Reason.NOT_FOUND,
        phrase("{program} is set up, but remembers no backup that finished.", program=title),
        phrase("Start a backup in {program} and wait until it is done.", program=title),
        method,
    )


def config_home(host: Host) -> str:
    """The folder of the person's settings, see the XDG Base Directory Specification."""
    return host.environment("XDG_CONFIG_HOME") or f"{host.home()}/.config"


def data_home(host: Host) -> str:
    """The folder of the person's program data."""
    return host.environment("XDG_DATA_HOME") or f"{host.home()}/.local/share"
