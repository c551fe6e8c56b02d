"""The text consoles, which agetty opens."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

from posture.facts.linux.machine import kernel_line
from posture.facts.linux.machine.optional_files import names, text
from posture.facts.linux.machine.timers import SYSTEM_UNITS, runs_systemd
from posture.facts.linux.machine.unit_files import UnitFolders
from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host
from posture.words.phrase import phrase

_UNIT = re.compile(r"((?:serial-|container-)?getty@[^/]*|console-getty|autovt@[^/]*)\.service")
_AUTOMATIC = re.compile(r"getty\b.*\s(?:--autologin[=\s]\s*|-[A-Za-z]*a\s*)\S")
# login(1) believes whoever calls it with -f that nobody need be asked.
_BELIEVED = re.compile(r"getty\b.*\s(?:--login-options[=\s]|-o)\s*['\"](?:[^'\"]*\s)?-f\b")
_OPTIONS = re.compile(r"(?i)^\s*(?:agetty_options|getty_args)=.*\s?(?:--autologin[=\s]|-[a-z]*a\s)\s*\S")
_METHOD = "systemd:getty"
_HANDED = frozenset({"agetty.autologin", "login.noauth"})


def read(host: Host) -> SigningIn:
    """Whether a console signs somebody in, by systemd's units and what is dropped in beside them.

    Without systemd by ``/etc/inittab``, OpenRC's and runit's settings. A masked unit starts nothing.
    Source: agetty(8) for ``--autologin`` and ``--login-options``, systemd.unit(5) for the order: a file in
    ``/etc`` hides one of the same name elsewhere, files are read by name, and an empty ``ExecStart=`` forgets
    the ones before.
    """
    folders = UnitFolders(host, SYSTEM_UNITS)
    credentials = frozenset[str]()
    consoles = {name for found in folders.names() if _UNIT.fullmatch(name := found.removesuffix(".d"))}
    for name in sorted(consoles):
        unit = folders.unit(name)
        started = unit.values("Service", "ExecStart")
        for option, pattern in (("--autologin", _AUTOMATIC), ("--login-options", _BELIEVED)):
            if any(map(pattern.search, started)):
                return SigningIn(True, _METHOD, f"{name}: agetty {option} …", option, unit.files[-1])
        credentials |= {
            word for value in unit.values("Service", "ImportCredential") for word in value.split()
        }
    _raise_if_handed_a_name(host, credentials)
    if runs_systemd(host):
        return SigningIn(False, _METHOD)
    for path in _settings_without_systemd(host):
        lines = (line for line in (text(host, path) or "").splitlines() if not line.lstrip().startswith("#"))
        if any(_AUTOMATIC.search(line) or _OPTIONS.search(line) for line in lines):
            return SigningIn(True, f"file:{path}", "--autologin …", "--autologin", path)
    return SigningIn(False, _METHOD)


def _raise_if_handed_a_name(host: Host, imported: frozenset[str]) -> None:
    """Raises Undecided where the kernel's line hands the consoles the name of somebody to sign in.

    Source: ``agetty.autologin`` in systemd.system-credentials(7); agetty takes it from util-linux 2.40 on.
    """
    handed = _HANDED & kernel_line.credentials(host)
    if handed and any(fnmatchcase(name, pattern) for name in handed for pattern in imported):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("The kernel's command line hands “{name}” to the text consoles.", name=min(handed)),
            phrase("Restart the computer and see whether it asks for a password."),
            "/proc/cmdline",
        )


def _settings_without_systemd(host: Host) -> tuple[str, ...]:
    """sysvinit's and BusyBox's table, OpenRC's agetty services and runit's (their wikis)."""
    openrc = tuple(f"/etc/conf.d/{name}" for name in names(host, "/etc/conf.d") if name.startswith("agetty"))
    runit = tuple(f"/etc/sv/{name}/conf" for name in names(host, "/etc/sv") if name.startswith("agetty-"))
    return ("/etc/inittab", *openrc, *runit)
