"""Back In Time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from posture.facts.linux.backup.backup_program import BackupProgram, config_home, never_finished
from posture.facts.linux.backup.chosen import of_this_person
from posture.facts.linux.machine.local_time import moment
from posture.facts.linux.settings import ini
from posture.facts.model import Reason, Unreadable
from posture.host.model import Host, HostError
from posture.words.phrase import phrase

_METHOD = "backintime:backups"
_PATH = re.compile(r"profile(\d+)\.snapshots\.path")
_INCLUDED = re.compile(r"profile\d+\.snapshots\.include\.\d+\.value")
_BACKUP = re.compile(r"(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})-\d+")


def find(host: Host) -> BackupProgram | None:
    """Set up is where a profile has a place for its backups.

    Source: Back In Time's config-example-local: backups are folders named by their local time under
    ``<path>/backintime/<host>/<user>/<profile>``; one that did not finish is called
    otherwise, and one that lacks files holds a file ``failed``.
    """
    settings = ini.read(host, (f"{config_home(host)}/backintime/config",)).get("", {})
    profiles = [match[1] for key, value in settings.items() if value and (match := _PATH.fullmatch(key))]
    if not profiles:
        return None
    moments: list[datetime] = []
    for profile in profiles:
        try:
            last = _last(host, _folder(settings, profile))
        except HostError:
            continue
        moments += [last] if last else []
    finished = max(moments, default=None) or _unseen(host, settings, profiles)
    folders = [value for key, value in settings.items() if value and _INCLUDED.fullmatch(key)]
    return of_this_person(host, BackupProgram("backintime", finished, _METHOD), "Back In Time", folders)


def _folder(settings: Mapping[str, str], profile: str) -> str:
    prefix = f"profile{profile}.snapshots.path"
    parts = (settings.get(f"{prefix}.{name}", "") for name in ("host", "user", "profile"))
    return "/".join((settings[prefix], "backintime", *parts))


def _last(host: Host, folder: str) -> datetime | None:
    """When the newest backup was made that bears no mark of failure."""
    for name in reversed(host.names(folder)):
        if _BACKUP.fullmatch(name) and not host.exists(f"{folder}/{name}/failed"):
            return moment(host, _BACKUP.sub(r"\1-\2-\3T\4:\5:\6", name))
    return None


def _unseen(host: Host, settings: Mapping[str, str], profiles: list[str]) -> Unreadable:
    """A place that can be read holds no backup; one that cannot is a disk or a server that is away."""
    for profile in profiles:
        try:
            host.names(_folder(settings, profile))
        except HostError:
            return Unreadable(
                Reason.NOT_FOUND,
                phrase("Back In Time is set up, but the place of its backups is not connected."),
                phrase("Connect the disk with your backups, then check again."),
                _METHOD,
            )
    return never_finished("Back In Time", _METHOD)
