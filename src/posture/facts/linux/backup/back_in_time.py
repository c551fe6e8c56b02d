"""Back In Time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from posture.facts.linux.backup.backup_program import BackupProgram, config_home, never_finished
from posture.facts.linux.backup.chosen import Plans
from posture.facts.linux.backup.coverage import Sources
from posture.facts.linux.machine.local_time import moment
from posture.facts.linux.settings import ini
from posture.facts.model import Reason, Unreadable
from posture.host.model import Host, HostError
from posture.words.phrase import phrase

_METHOD = "backintime:backups"
_PATH = re.compile(r"profile(\d+)\.snapshots\.path")
_BACKUP = re.compile(r"(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})-\d+")


def find(host: Host) -> BackupProgram | None:
    """Set up is where a profile has a place for its backups.

    Source: Back In Time's config-example-local: backups are folders named by their local time under
    ``<path>/backintime/<host>/<user>/<profile>``; one that did not finish is called
    otherwise, and one that lacks files holds a file ``failed``. What a profile copies are its ``include``
    less its ``exclude``; in the modes of SSH its path lies on a server.
    """
    settings = ini.read(host, (f"{config_home(host)}/backintime/config",)).get("", {})
    profiles = [match[1] for key, value in settings.items() if value and (match := _PATH.fullmatch(key))]
    if not profiles:
        return None
    plans = [(profile, _sources(settings, profile)) for profile in profiles]
    counting = Plans("Back In Time", _METHOD).counting(host, plans)
    if isinstance(counting, Unreadable):
        return BackupProgram("backintime", counting, _METHOD)
    moments: list[datetime] = []
    for profile in counting:
        try:
            last = _last(host, _folder(settings, profile))
        except HostError:
            continue
        moments += [last] if last else []
    finished = max(moments, default=None) or _unseen(host, settings, counting)
    return BackupProgram("backintime", finished, _METHOD)


def _sources(settings: Mapping[str, str], profile: str) -> Sources:
    prefix = f"profile{profile}.snapshots"
    lists = {
        name: tuple(
            value
            for key, value in settings.items()
            if value and re.fullmatch(rf"{re.escape(prefix)}\.{name}\.\d+\.value", key)
        )
        for name in ("include", "exclude")
    }
    here = settings.get(f"{prefix}.mode", "local").startswith("local")
    return Sources(lists["include"], lists["exclude"], targets=(settings[f"{prefix}.path"],) if here else ())


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


def _unseen(host: Host, settings: Mapping[str, str], profiles: Iterable[str]) -> Unreadable:
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
