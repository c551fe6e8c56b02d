"""The systemd timers that start by themselves."""

from __future__ import annotations

from collections.abc import Iterable

from posture.facts.linux.machine.optional_files import names_if_asked
from posture.host.model import Host, NotThere

SYSTEM_UNITS = (
    "/etc/systemd/system",
    "/run/systemd/system",
    "/usr/lib/systemd/system",
    "/lib/systemd/system",
)

_WANTED_BY = ("timers.target.wants", "multi-user.target.wants", "default.target.wants")


def runs_systemd(host: Host) -> bool:
    """Whether systemd is the first process: only then this folder exists, see sd_booted(3)."""
    return host.exists("/run/systemd/system")


def system_timers(host: Host) -> frozenset[str]:
    """The names of the system's timers, ``apt-daily.timer`` and the like, that are enabled and not masked.

    A timer whose service is masked starts nothing and is left out as well.

    Read from the links that ``systemctl enable`` and ``mask`` leave behind (see systemd.unit(5)), which
    takes no program and no bus. None where systemd does not run.
    """
    return _enabled(host, SYSTEM_UNITS) if runs_systemd(host) else frozenset()


def user_units(host: Host) -> tuple[str, ...]:
    """The folders that hold the person's own units, the strongest first (see systemd.unit(5))."""
    config = host.environment("XDG_CONFIG_HOME") or f"{host.home()}/.config"
    data = host.environment("XDG_DATA_HOME") or f"{host.home()}/.local/share"
    return (f"{config}/systemd/user", "/etc/systemd/user", f"{data}/systemd/user", "/usr/lib/systemd/user")


def user_timers(host: Host) -> frozenset[str]:
    """The names of the person's own timers that are enabled and not masked."""
    return _enabled(host, user_units(host)) if runs_systemd(host) else frozenset()


def _enabled(host: Host, folders: tuple[str, ...]) -> frozenset[str]:
    wanted = {
        name
        for folder in folders
        for target in _WANTED_BY
        for name in names_if_asked(host, f"{folder}/{target}")
        if name.endswith(".timer")
    }
    return frozenset(name for name in wanted if not any(_masked(host, unit, folders) for unit in _pair(name)))


def _pair(timer: str) -> tuple[str, str]:
    """A timer and the service of the same name, which it starts unless its file names another."""
    return timer, f"{timer.removesuffix('.timer')}.service"


def _masked(host: Host, name: str, folders: Iterable[str]) -> bool:
    return any(_resolved(host, f"{folder}/{name}") == "/dev/null" for folder in folders)


def _resolved(host: Host, path: str) -> str:
    try:
        return host.resolve(path)
    except NotThere:
        return ""
