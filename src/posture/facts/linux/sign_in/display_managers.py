"""The display manager that the computer starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from posture.facts.linux.machine import kernel_line
from posture.facts.linux.machine.optional_files import names as names_in
from posture.facts.linux.machine.optional_files import target_of, text
from posture.facts.linux.machine.programs import names
from posture.facts.linux.machine.timers import SYSTEM_UNITS, runs_systemd
from posture.facts.linux.machine.unit_files import NOWHERE, UnitFolders
from posture.facts.linux.settings import ini
from posture.host.model import Host, NotRecorded, NotThere

_ALIAS = "display-manager.service"
_ETC = "/etc/systemd/system"
_ALIASES: Mapping[str, str] = {
    "gdm3": "gdm",
    "cosmic-greeter": "greetd",
    "plasma-login-manager": "plasmalogin",
}
_MANAGERS = names(
    """
    gdm gdm3 sddm lightdm lxdm ly ly-dm greetd cosmic-greeter plasmalogin xdm wdm slim nodm emptty lemurs
    tdm kdm
    """
)
# Units that only start whichever display manager a setting names: openSUSE's and NixOS's.
_NAMELESS = frozenset({"display-manager", "display-manager-legacy"})
# What a computer that starts one of these shows is text (systemd.special(7)); runlevels as in sysvinit.
_TEXT_TARGETS = frozenset(
    f"{name}.target"
    for name in names("multi-user runlevel1 runlevel2 runlevel3 runlevel4 rescue emergency basic sysinit")
)
_PROGRAM_FOLDERS = (
    "/etc/init.d",
    "/usr/sbin",
    "/usr/bin",
    "/usr/local/sbin",
    "/usr/local/bin",
    "/sbin",
    "/bin",
)
# Where OpenRC names it (Gentoo's and Alpine's), and where runit's and dinit's services lie when they are on.
_OPENRC = ("/etc/conf.d/display-manager", "/etc/conf.d/xdm")
_ENABLED = (
    "/var/service",
    "/etc/runit/runsvdir/default",
    "/etc/runit/runsvdir/current",
    "/etc/dinit.d/boot.d",
)


@dataclass(frozen=True, slots=True)
class Manager:
    """A display manager: its name, and the unit that starts it where systemd does."""

    name: str
    unit: str = ""


def in_use(host: Host, known: tuple[str, ...]) -> tuple[Manager, ...]:
    """The display managers that the computer starts; none where it starts into a text console.

    One that was removed, masked or switched off, or that the default target does not start, is not in use,
    whatever settings it left behind. Where a unit does not tell which it starts, those of ``known``.
    """
    target = target_of(host, f"{_ETC}/{_ALIAS}")
    unit = target.rpartition("/")[2]
    if target:
        masked = target == NOWHERE or UnitFolders(host, SYSTEM_UNITS).is_masked(unit)
        if masked or not _is_file(host, target):
            return ()
        return _named(host, unit, known) if _is_started(host, unit) else ()
    if runs_systemd(host):
        return _wanted(host)
    return _without_systemd(host, known)


def _named(host: Host, unit: str, known: tuple[str, ...]) -> tuple[Manager, ...]:
    program = unit.partition(".")[0].partition("@")[0].removesuffix("-plymouth")
    if program in _NAMELESS:
        program = _by_suse(host)
    if not program:
        return tuple(Manager(name) for name in known)
    return (Manager(_ALIASES.get(program, program), unit),)


def held_back(host: Host, manager: Manager) -> bool:
    """Whether the kernel's command line keeps the display manager from starting, this time or for good.

    Nobody but an administrator can tell which, where the boot loader's settings are closed.
    """
    if not manager.unit:
        return False
    asked = kernel_line.target(host)
    started = not asked or _asks_for(host, asked, manager.unit)
    return not started or bool({_ALIAS, manager.unit} & kernel_line.masked(host))


def _is_started(host: Host, unit: str) -> bool:
    """Whether a target that the computer starts, by itself or by the kernel's line, asks for the manager."""
    default = ""
    for folder in (_ETC, "/usr/lib/systemd/system", "/lib/systemd/system"):
        default = default or target_of(host, f"{folder}/default.target").rpartition("/")[2]
    asked = kernel_line.target(host)
    return _asks_for(host, default, unit) or (bool(asked) and _asks_for(host, asked, unit))


def _asks_for(host: Host, target: str, unit: str) -> bool:
    if target not in _TEXT_TARGETS:
        return True
    return bool({_ALIAS, unit} & set(names_in(host, f"{_ETC}/{target}.wants")))


def _wanted(host: Host) -> tuple[Manager, ...]:
    """Those whose units a target asks for under their own name, or nothing."""
    found = {}
    folders = UnitFolders(host, SYSTEM_UNITS)
    for target in ("graphical", "multi-user", "default"):
        for unit in names_in(host, f"{_ETC}/{target}.target.wants"):
            program = unit.partition(".")[0].partition("@")[0]
            starts = program in _MANAGERS and unit.endswith(".service") and _is_started(host, unit)
            there = starts and _is_file(host, f"{_ETC}/{target}.target.wants/{unit}")
            if there and not folders.is_masked(unit):
                found[_ALIASES.get(program, program)] = unit
    return tuple(Manager(name, unit) for name, unit in found.items())


def _by_suse(host: Host) -> str:
    """The program that openSUSE's setting names for its nameless unit."""
    return _setting(host, "/etc/sysconfig/displaymanager")


def _without_systemd(host: Host, known: tuple[str, ...]) -> tuple[Manager, ...]:
    """By Debian's or OpenRC's setting or runit's services; else every one that is installed.

    Debian's packages take their name out of its file when they are removed.
    """
    path = (text(host, "/etc/X11/default-display-manager") or "").strip()
    if path:
        program = path.rpartition("/")[2]
        return (Manager(_ALIASES.get(program, program)),)
    named = [_setting(host, file) for file in _OPENRC]
    enabled = [name for folder in _ENABLED for name in names_in(host, folder) if name in _MANAGERS]
    programs = [*filter(None, named), *enabled] or list(known)
    installed = [program for program in programs if _is_installed(host, program)]
    return tuple(Manager(name) for name in dict.fromkeys(_ALIASES.get(one, one) for one in installed))


def _setting(host: Host, file: str) -> str:
    values = ini.parse(text(host, file) or "").get("", {})
    return values.get("DISPLAYMANAGER", "").strip("\"'")


def _is_installed(host: Host, program: str) -> bool:
    files = {program, "gdm3"} if program == "gdm" else {program}
    return any(_is_there(host, f"{folder}/{file}") for folder in _PROGRAM_FOLDERS for file in files)


def _is_file(host: Host, path: str) -> bool:
    """Whether a unit's file is there; what a recording does not hold counts as there."""
    try:
        host.read_text(path)
    except NotThere:
        return False
    except NotRecorded:
        return True
    return True


def _is_there(host: Host, path: str) -> bool:
    """Whether something is there; what a recording does not hold counts as there."""
    try:
        return host.exists(path)
    except NotThere:
        return False
    except NotRecorded:
        return True
