"""Déjà Dup, GNOME's and Ubuntu's backup program."""

from __future__ import annotations

from posture.facts.linux.backup.backup_program import BackupProgram, never_finished
from posture.facts.linux.backup.chosen import of_this_person
from posture.facts.linux.machine.local_time import moment
from posture.facts.linux.settings import gvariant, ini
from posture.facts.linux.settings.dconf import Settings
from posture.host.model import Host

_PROGRAMS = ("/usr/bin/deja-dup", "/snap/bin/deja-dup")
_FLATPAK = ".var/app/org.gnome.DejaDup/config/glib-2.0/settings/keyfile"
_FOLDER = "/org/gnome/deja-dup/"


def find(host: Host) -> BackupProgram | None:
    """Set up is where a backup finished once, or where the schedule is on.

    Source: org.gnome.DejaDup.gschema.xml: ``last-backup`` is the moment in ISO 8601 at which a backup
    was last successfully completed, empty before; ``periodic`` is the schedule, off by default.
    """
    return _flatpak(host) or _installed(host)


def _installed(host: Host) -> BackupProgram | None:
    if not any(map(host.exists, _PROGRAMS)):
        return None
    settings = Settings(host)
    last = settings.get("org.gnome.DejaDup", "last-backup", "", folder=_FOLDER)
    periodic = settings.get("org.gnome.DejaDup", "periodic", False, folder=_FOLDER)
    return _judged(host, last.value, periodic.value, f"{last.method}:last-backup")


def _flatpak(host: Host) -> BackupProgram | None:
    """The Flatpak keeps its settings in a file with a GVariant text for every value."""
    text = ini.optional(host, f"{host.home()}/{_FLATPAK}")
    values = ini.parse(text or "").get("org/gnome/deja-dup", {})
    last = gvariant.printed(values.get("last-backup", "''"))
    periodic = gvariant.printed(values.get("periodic", "false"))
    found = _judged(host, last if isinstance(last, str) else "", periodic is True, "keyfile:last-backup")
    folders = gvariant.printed(values.get("include-list", "['$HOME']"))
    if found is None or not isinstance(folders, tuple):
        return found
    return of_this_person(host, found, "Déjà Dup", folders)


def _judged(host: Host, last: str, periodic: bool, method: str) -> BackupProgram | None:
    if not last and not periodic:
        return None
    finished = moment(host, last) if last else None
    return BackupProgram("deja-dup", finished or never_finished("Déjà Dup", method), method)
