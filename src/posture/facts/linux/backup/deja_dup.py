"""Déjà Dup, GNOME's and Ubuntu's backup program."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.backup.backup_program import BackupProgram, never_finished
from posture.facts.linux.backup.chosen import of_this_person
from posture.facts.linux.backup.coverage import Sources
from posture.facts.linux.machine.local_time import moment
from posture.facts.linux.settings import gvariant, ini
from posture.facts.linux.settings.dconf import Settings
from posture.host.model import Host

_PROGRAMS = ("/usr/bin/deja-dup", "/snap/bin/deja-dup")
_FLATPAK = ".var/app/org.gnome.DejaDup/config/glib-2.0/settings/keyfile"
_FOLDER = "/org/gnome/deja-dup/"
_CHOSEN = ("include-list", "exclude-list", "backend", "local/folder")


def find(host: Host) -> BackupProgram | None:
    """Set up is where a backup finished once, or where the schedule is on.

    Source: org.gnome.DejaDup.gschema.xml: ``last-backup`` is the moment in ISO 8601 at which a backup
    was last successfully completed, empty before; ``periodic`` is the schedule, off by default.
    ``include-list`` is the home folder where nobody chose, less ``exclude-list``; with the ``backend``
    ``local`` the copies lie in a folder.
    """
    return _flatpak(host) or _installed(host)


def _installed(host: Host) -> BackupProgram | None:
    if not any(map(host.exists, _PROGRAMS)):
        return None
    settings = Settings(host)
    last = settings.get("org.gnome.DejaDup", "last-backup", "", folder=_FOLDER)
    periodic = settings.get("org.gnome.DejaDup", "periodic", False, folder=_FOLDER)
    written = {key: settings.written(f"{_FOLDER}{key}") for key in _CHOSEN}
    values = {key: value for key, value in written.items() if value is not None}
    return _judged(host, last.value, periodic.value, f"{last.method}:last-backup", values)


def _flatpak(host: Host) -> BackupProgram | None:
    """The Flatpak keeps its settings in a file with a GVariant text for every value."""
    sections = ini.parse(ini.optional(host, f"{host.home()}/{_FLATPAK}") or "")
    values = {
        key: gvariant.printed(text)
        for section, below in (("org/gnome/deja-dup", ""), ("org/gnome/deja-dup/local", "local/"))
        for name, text in sections.get(section, {}).items()
        if (key := below + name) in ("last-backup", "periodic", *_CHOSEN)
    }
    last = values.get("last-backup")
    return _judged(
        host,
        last if isinstance(last, str) else "",
        values.get("periodic") is True,
        "keyfile:last-backup",
        values,
    )


def _judged(
    host: Host, last: str, periodic: bool, method: str, values: Mapping[str, object]
) -> BackupProgram | None:
    if not last and not periodic:
        return None
    finished = moment(host, last) if last else None
    program = BackupProgram("deja-dup", finished or never_finished("Déjà Dup", method), method)
    return of_this_person(host, program, "Déjà Dup", (_sources(values),))


def _sources(values: Mapping[str, object]) -> Sources:
    folder = values.get("local/folder")
    here = values.get("backend") == "local" and isinstance(folder, str)
    return Sources(
        _texts(values.get("include-list", ("$HOME",))),
        _texts(values.get("exclude-list")),
        targets=(str(folder),) if here else (),
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, tuple) else ()
