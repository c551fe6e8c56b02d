"""Kup, a backup program in KDE's System Settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from posture.facts.linux.backup.backup_program import BackupProgram, config_home, never_finished
from posture.facts.linux.backup.chosen import Plans
from posture.facts.linux.backup.coverage import Sources
from posture.facts.linux.settings import ini
from posture.facts.model import Unreadable
from posture.host.model import Host

_METHOD = "kuprc:Last complete backup"
_FILE_SYSTEM = "0"


def find(host: Host) -> BackupProgram | None:
    """Set up is where backups are enabled and there is a plan.

    Source: Kup's settings/backupplan.cpp: the moment is in UTC, in KConfig's form ``2026,11,20,9,30,0``;
    a plan includes the home folder where it says nothing, and keeps its copies in a folder, without a word in
    ``~/.bup``, where the destination's type is 0.
    """
    sections = ini.read(host, (f"{config_home(host)}/kuprc",))
    plans = [values for section, values in sections.items() if section.startswith("Plan/")]
    if not plans or sections.get("Kup settings", {}).get("Backups enabled", "false").lower() != "true":
        return None
    counting = Plans("Kup", _METHOD).counting(host, [(plan, _sources(host, plan)) for plan in plans])
    if isinstance(counting, Unreadable):
        return BackupProgram("kup", counting, _METHOD)
    moments = [found for plan in counting for found in _moments(plan.get("Last complete backup", ""))]
    return BackupProgram("kup", max(moments, default=None) or never_finished("Kup", _METHOD), _METHOD)


def _sources(host: Host, plan: Mapping[str, str]) -> Sources:
    folder = plan.get("Filesystem destination path", f"{host.home()}/.bup")
    here = plan.get("Destination type") == _FILE_SYSTEM
    return Sources(_paths(plan, "included"), _paths(plan, "excluded"), targets=(folder,) if here else ())


def _paths(plan: Mapping[str, str], which: str) -> tuple[str, ...]:
    keys = (f"Paths {which}", f"Paths {which}[$e]")
    return tuple(path for key in keys for path in plan.get(key, "").split(",") if path)


def _moments(text: str) -> Iterator[datetime]:
    try:
        year, month, day, hour, minute, second = (int(float(part)) for part in text.split(","))
        yield datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except (ValueError, OverflowError):
        return
