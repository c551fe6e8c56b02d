"""Pika Backup."""

from __future__ import annotations

import json
from datetime import datetime

from posture.facts.linux.backup.backup_program import BackupProgram, config_home, never_finished
from posture.facts.linux.backup.chosen import of_this_person
from posture.facts.linux.machine.local_time import moment
from posture.facts.linux.settings import ini
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host
from posture.words.phrase import phrase

_METHOD = "pika-backup:history.json"
_FLATPAK = ".var/app/org.gnome.World.PikaBackup/config/pika-backup"


def find(host: Host) -> BackupProgram | None:
    """Set up is where there is a backup configuration.

    Source: Pika's config/backup.rs and config/history.rs: ``backup.json`` is a list of configurations with
    an ``id``, ``history.json`` has for every id the last run that completed and its ``end``.
    """
    for folder in (f"{host.home()}/{_FLATPAK}", f"{config_home(host)}/pika-backup"):
        configurations = _json(host, f"{folder}/backup.json")
        configured = _identifiers(configurations)
        if configured:
            ends = _ends(host, _json(host, f"{folder}/history.json"), configured)
            finished = max(ends, default=None) or never_finished("Pika Backup", _METHOD)
            program = BackupProgram("pika-backup", finished, _METHOD)
            return of_this_person(host, program, "Pika Backup", _included(host, configurations))
    return None


def _identifiers(configurations: object) -> frozenset[str]:
    if not isinstance(configurations, list):
        return frozenset()
    found = (entry.get("id") for entry in configurations if isinstance(entry, dict))
    return frozenset(identifier for identifier in found if isinstance(identifier, str))


def _included(host: Host, configurations: object) -> tuple[str, ...]:
    """The folders of all configurations; they are written as seen from the home folder."""
    entries = configurations if isinstance(configurations, list) else []
    lists = [entry.get("include") for entry in entries if isinstance(entry, dict)]
    if any(not isinstance(included, list) for included in lists):
        return ()
    paths = [str(path) for included in lists for path in included or ()]
    return tuple(path if path.startswith("/") else f"{host.home()}/{path}" for path in paths)


def _ends(host: Host, histories: object, configured: frozenset[str]) -> list[datetime]:
    ends: list[datetime] = []
    for identifier, history in histories.items() if isinstance(histories, dict) else ():
        match history:
            case {"last_completed": {"end": str(text)}} if identifier in configured:
                end = moment(host, text)
                ends += [end] if end else []
    return ends


def _json(host: Host, path: str) -> object:
    text = ini.optional(host, path)
    try:
        return None if text is None else json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Undecided(
            Reason.UNRECOGNISED, phrase("Pika Backup's records cannot be read."), method=_METHOD
        ) from error
