"""Pika Backup."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from posture.facts.linux.backup.backup_program import BackupProgram, config_home, never_finished
from posture.facts.linux.backup.chosen import Plans
from posture.facts.linux.backup.coverage import Sources
from posture.facts.linux.machine.local_time import moment
from posture.facts.linux.settings import ini
from posture.facts.model import Reason, Unreadable
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
        plans = tuple(_plans(host, configurations))
        if plans:
            counting = Plans("Pika Backup", _METHOD).counting(host, plans)
            if isinstance(counting, Unreadable):
                return BackupProgram("pika-backup", counting, _METHOD)
            ends = _ends(host, _json(host, f"{folder}/history.json"), frozenset(counting))
            finished = max(ends, default=None) or never_finished("Pika Backup", _METHOD)
            return BackupProgram("pika-backup", finished, _METHOD)
    return None


def _plans(host: Host, configurations: object) -> Iterator[tuple[str, Sources]]:
    """What each configuration copies, by its ``id``; folders are written as seen from the home folder."""
    for entry in configurations if isinstance(configurations, list) else ():
        match entry:
            case {"id": str(identifier)}:
                included = entry.get("include")
                rules = entry.get("exclude")
                prefixes = [
                    rule["PathPrefix"]
                    for rule in (rules if isinstance(rules, list) else ())
                    if isinstance(rule, dict) and isinstance(rule.get("PathPrefix"), str)
                ]
                yield (
                    identifier,
                    Sources(
                        tuple(_absolute(host, str(path)) for path in included)
                        if isinstance(included, list)
                        else (),
                        tuple(_absolute(host, path) for path in prefixes),
                    ),
                )


def _absolute(host: Host, path: str) -> str:
    return path if path.startswith("/") else f"{host.home()}/{path}"


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
