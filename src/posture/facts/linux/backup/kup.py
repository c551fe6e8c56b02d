"""Kup, a backup program in KDE's System Settings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from posture.facts.linux.backup.backup_program import BackupProgram, config_home, never_finished
from posture.facts.linux.backup.chosen import of_this_person
from posture.facts.linux.settings import ini
from posture.host.model import Host

_METHOD = "kuprc:Last complete backup"
_INCLUDED = ("Paths included", "Paths included[$e]")


def find(host: Host) -> BackupProgram | None:
    """Set up is where backups are enabled and there is a plan.

    Source: Kup's settings/backupplan.cpp: the moment is in UTC, in KConfig's form ``2026,11,20,9,30,0``.
    """
    sections = ini.read(host, (f"{config_home(host)}/kuprc",))
    plans = [values for section, values in sections.items() if section.startswith("Plan/")]
    if not plans or sections.get("Kup settings", {}).get("Backups enabled", "false").lower() != "true":
        return None
    moments = [found for plan in plans for found in _moments(plan.get("Last complete backup", ""))]
    finished = max(moments, default=None) or never_finished("Kup", _METHOD)
    lists = (value for plan in plans for key, value in plan.items() if key in _INCLUDED)
    folders = [path for value in lists for path in value.split(",") if path]
    return of_this_person(host, BackupProgram("kup", finished, _METHOD), "Kup", folders)


def _moments(text: str) -> Iterator[datetime]:
    try:
        year, month, day, hour, minute, second = (int(float(part)) for part in text.split(","))
        yield datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except (ValueError, OverflowError):
        return
