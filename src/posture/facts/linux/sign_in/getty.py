"""The text consoles, which agetty opens."""

from __future__ import annotations

import re

from posture.facts.linux.machine.timers import SYSTEM_UNITS, runs_systemd
from posture.facts.linux.settings import ini
from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.facts.linux.sign_in.unit_files import commands, drop_ins, is_masked, names, text
from posture.host.model import Host

_UNIT = re.compile(r"((?:serial-|container-)?getty@[^/]*|console-getty|autovt@[^/]*)\.service")
_AUTOMATIC = re.compile(r"getty\b.*\s(?:--autologin[=\s]\s*|-[A-Za-z]*a\s*)\S")
# login(1) believes whoever calls it with -f that nobody need be asked.
_BELIEVED = re.compile(r"getty\b.*\s(?:--login-options[=\s]|-o)\s*['\"](?:[^'\"]*\s)?-f\b")
_OPTIONS = re.compile(r"(?i)^\s*(?:agetty_options|getty_args)=.*\s?(?:--autologin[=\s]|-[a-z]*a\s)\s*\S")
_METHOD = "systemd:getty"


def read(host: Host) -> SigningIn:
    """Whether a console signs somebody in, by systemd's units and what is dropped in beside them.

    Without systemd by ``/etc/inittab``, OpenRC's and runit's settings. A masked unit starts nothing.
    Source: agetty(8) for ``--autologin`` and ``--login-options``, systemd.unit(5) for the order: a file in
    ``/etc`` hides one of the same name elsewhere, files are read by name, and an empty ``ExecStart=`` forgets
    the ones before.
    """
    for unit, paths in sorted(_units(host).items()):
        started = commands(ini.optional(host, path) or "" for path in paths)
        for option, pattern in (("--autologin", _AUTOMATIC), ("--login-options", _BELIEVED)):
            if any(map(pattern.search, started)):
                return SigningIn(True, _METHOD, f"{unit}: agetty {option} …", option, paths[-1])
    if runs_systemd(host):
        return SigningIn(False, _METHOD)
    for path in _settings_without_systemd(host):
        lines = (line for line in (text(host, path) or "").splitlines() if not line.lstrip().startswith("#"))
        if any(_AUTOMATIC.search(line) or _OPTIONS.search(line) for line in lines):
            return SigningIn(True, f"file:{path}", "--autologin …", "--autologin", path)
    return SigningIn(False, _METHOD)


def _settings_without_systemd(host: Host) -> tuple[str, ...]:
    """sysvinit's and BusyBox's table, OpenRC's agetty services and runit's (their wikis)."""
    openrc = tuple(f"/etc/conf.d/{name}" for name in names(host, "/etc/conf.d") if name.startswith("agetty"))
    runit = tuple(f"/etc/sv/{name}/conf" for name in names(host, "/etc/sv") if name.startswith("agetty-"))
    return ("/etc/inittab", *openrc, *runit)


def _units(host: Host) -> dict[str, list[str]]:
    """The files that make up each getty unit, in the order in which they count."""
    main: dict[str, str] = {}
    dropped_in: dict[str, dict[str, str]] = {}
    for folder in reversed(SYSTEM_UNITS):
        for name in names(host, folder):
            unit = name.removesuffix(".d")
            if not _UNIT.fullmatch(unit):
                continue
            if unit == name:
                main[unit] = f"{folder}/{name}"
            else:
                dropped_in.setdefault(unit, {}).update(drop_ins(host, f"{folder}/{name}"))
    return {
        unit: [
            *([main[unit]] if unit in main else []),
            *(path for _, path in sorted(dropped_in.get(unit, {}).items())),
        ]
        for unit in main.keys() | dropped_in.keys()
        if not is_masked(host, unit)
    }
