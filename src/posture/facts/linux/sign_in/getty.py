"""The text consoles, which agetty opens."""

from __future__ import annotations

import re
from collections.abc import Iterable

from posture.facts.linux.machine.timers import SYSTEM_UNITS
from posture.facts.linux.settings import ini
from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.host.model import Host, NotThere

_UNIT = re.compile(r"((?:serial-|container-)?getty@[^/]*|console-getty|autovt@[^/]*)\.service")
_AUTOMATIC = re.compile(r"agetty\b.*\s(?:--autologin[=\s]\s*|-[A-Za-z]*a\s*)\S")
_METHOD = "systemd:getty"


def read(host: Host) -> SigningIn:
    """Whether a console signs somebody in, by systemd's units and what is dropped in beside them.

    Source: agetty(8) for ``--autologin``, systemd.unit(5) for the order: a file in ``/etc`` hides one of
    the same name elsewhere, files are read by name, and an empty ``ExecStart=`` forgets the ones before.
    """
    for unit, paths in sorted(_units(host).items()):
        if any(map(_AUTOMATIC.search, _commands(host, paths))):
            return SigningIn(True, _METHOD, f"{unit}: agetty --autologin …")
    return SigningIn(False, _METHOD)


def _units(host: Host) -> dict[str, list[str]]:
    """The files that make up each getty unit, in the order in which they count."""
    main: dict[str, str] = {}
    dropped_in: dict[str, dict[str, str]] = {}
    for folder in reversed(SYSTEM_UNITS):
        for name in _names(host, folder):
            unit = name.removesuffix(".d")
            if not _UNIT.fullmatch(unit):
                continue
            if unit == name:
                main[unit] = f"{folder}/{name}"
            else:
                dropped_in.setdefault(unit, {}).update(_drop_ins(host, f"{folder}/{name}"))
    return {
        unit: [
            *([main[unit]] if unit in main else []),
            *(path for _, path in sorted(dropped_in.get(unit, {}).items())),
        ]
        for unit in main.keys() | dropped_in.keys()
    }


def _drop_ins(host: Host, folder: str) -> dict[str, str]:
    return {path.rpartition("/")[2]: path for path in ini.folder(host, folder)}


def _commands(host: Host, paths: Iterable[str]) -> list[str]:
    """The commands that are left after all files were read."""
    commands: list[str] = []
    for path in paths:
        text = (ini.optional(host, path) or "").replace("\\\n", " ")
        for line in map(str.strip, text.splitlines()):
            key, _, command = line.partition("=")
            if key.strip() == "ExecStart":
                commands = [*commands, command.strip()] if command.strip() else []
    return commands


def _names(host: Host, folder: str) -> tuple[str, ...]:
    try:
        return host.names(folder)
    except NotThere:
        return ()
