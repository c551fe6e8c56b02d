"""The extensions of GNOME's shell."""

from __future__ import annotations

from posture.facts.linux.machine.optional_files import names, text
from posture.facts.linux.settings.dconf import Settings
from posture.host.model import Host, NotRecorded

_SCHEMA = "org.gnome.shell"
_NONE: tuple[str, ...] = ()
_MODES = "/usr/share/gnome-shell/modes"


def is_switched_on(host: Host, settings: Settings, name: str) -> bool:
    """Whether an installed extension runs; one of which nothing tells does.

    Source: org.gnome.shell.gschema.xml: those in ``enabled-extensions``, or of the session's mode, less
    those in ``disabled-extensions``; with ``disable-user-extensions`` those of the mode alone.
    """
    if name in (_extensions(settings, "disabled-extensions") or ()):
        return False
    if any(f'"{name}"' in (text(host, f"{_MODES}/{mode}") or "") for mode in names(host, _MODES)):
        return True
    if _are_all_off(settings):
        return False
    enabled = _extensions(settings, "enabled-extensions")
    return enabled is None or name in enabled


def _extensions(settings: Settings, key: str) -> tuple[str, ...] | None:
    """The names under a key; None where neither a database nor the schema tells, nor the recording."""
    try:
        found = settings.get(_SCHEMA, key, _NONE)
    except NotRecorded:
        return None
    return None if found.method == "default" else found.value


def _are_all_off(settings: Settings) -> bool:
    try:
        return settings.get(_SCHEMA, "disable-user-extensions", False).value
    except NotRecorded:
        return False
