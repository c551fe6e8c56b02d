"""The folders of settings files."""

from __future__ import annotations

from posture.host.model import Host


def config_home(host: Host) -> str:
    """The folder of the person's own settings (XDG Base Directory Specification)."""
    return _absolute(host.environment("XDG_CONFIG_HOME")) or f"{host.home()}/.config"


def config_folders(host: Host, usual: str = "/etc/xdg") -> tuple[str, ...]:
    """The folders of the system's settings, the most important first.

    ``usual`` are those of a session that names none, divided by colons.
    """
    named = host.environment("XDG_CONFIG_DIRS") or usual
    return tuple(folder for folder in map(_absolute, named.split(":")) if folder)


def _absolute(folder: str | None) -> str:
    """The folder, or nothing for one that is not absolute: such ones count as not set."""
    return folder if folder and folder.startswith("/") else ""
