"""Whether the system can be put to sleep at all."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.machine import kernel_line
from posture.facts.linux.machine.optional_files import names, text
from posture.facts.linux.machine.timers import SYSTEM_UNITS
from posture.facts.linux.machine.unit_files import UnitFolders
from posture.facts.linux.settings import ini
from posture.host.model import Host, HostError

# For each kind the switches that allow it, and the units through which it goes: systemd-sleep.conf(5),
# systemd.special(7), systemd-suspend.service(8). Hibernation is both of the last.
_SWITCHES: Mapping[str, tuple[str, ...]] = {
    "suspend": ("AllowSuspend",),
    "hibernate": ("AllowHibernation",),
    "hybrid-sleep": ("AllowHybridSleep", "AllowSuspend", "AllowHibernation"),
    "suspend-then-hibernate": ("AllowSuspendThenHibernate", "AllowSuspend", "AllowHibernation"),
}
_FOLDERS = ("/usr/lib/systemd", "/usr/local/lib/systemd", "/run/systemd", "/etc/systemd")
_NO = frozenset({"no", "false", "off", "0", "n", "f"})


def can_sleep(host: Host, kind: str = "suspend") -> bool:
    """Whether nobody took this kind of sleep out of use, as far as files tell.

    That is done by masking the target, as Debian's wiki advises (“Suspend”), by sleep.conf, or by a mask on
    the kernel's command line. What a recording does not hold bars nothing.
    """
    switches = _SWITCHES.get(kind, ())
    settings = _settings(host)
    if any(settings.get(name, "").lower() in _NO for name in switches):
        return False
    units = (f"{kind}.target", f"systemd-{kind}.service", "sleep.target")
    folders = UnitFolders(host, SYSTEM_UNITS)
    return not (kernel_line.masked(host) & set(units)) and not any(map(folders.is_masked, units))


def _settings(host: Host) -> Mapping[str, str]:
    """The section of sleep.conf; of drop-ins of one name the strongest folder's, all in order of names."""
    main = [found for folder in _FOLDERS if (found := _text(host, f"{folder}/sleep.conf"))]
    dropped = {
        name: f"{folder}/sleep.conf.d/{name}"
        for folder in _FOLDERS
        for name in _names(host, f"{folder}/sleep.conf.d")
        if name.endswith(".conf")
    }
    texts = [*main[-1:], *(_text(host, dropped[name]) for name in sorted(dropped))]
    return ini.merged(map(ini.parse, texts)).get("Sleep", {})


def _text(host: Host, path: str) -> str:
    try:
        return text(host, path) or ""
    except HostError:
        return ""


def _names(host: Host, folder: str) -> tuple[str, ...]:
    try:
        return names(host, folder)
    except HostError:
        return ()
