"""The programs that set a clock."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from posture.facts.linux.machine import signs
from posture.facts.linux.machine.programs import program_name
from posture.host.model import Host, HostError, Process

# By the name of their program. They tell the kernel whether the clock is set, see adjtimex(2).
_TELLING: Mapping[str, str] = {
    "systemd-timesyncd": "systemd-timesyncd",
    "chronyd": "chrony",
    "ntpd": "ntpd",
    "ntpd-rs": "ntpd-rs",
    "ntp-daemon": "ntpd-rs",
    "openntpd": "openntpd",
    "phc2sys": "phc2sys",
    "timemaster": "timemaster",
}
# These set it by settimeofday(2) or adjtime(3), after which the kernel goes on saying that nobody did; of
# ConnMan (its ntp.c) that depends on its version and on how far off the clock was.
_SILENT: Mapping[str, str] = {
    "connmand": "ConnMan",
    "sdwdate": "sdwdate",
    "htpdate": "htpdate",
    "tlsdated": "tlsdate",
    "ntpclient": "ntpclient",
    "clockspeed": "clockspeed",
    "VBoxService": "VirtualBox",
    "vmtoolsd": "VMware Tools",
    "prltoolsd": "Parallels Tools",
}
_ALL: Mapping[str, str] = {**_TELLING, **_SILENT}
# What else looks as if it set a clock, and the many that only have such a name.
SUSPECT = tuple(
    """
    ntp ptp chron clockd timed timesync rdate gpsd roughtime timekeeper time-keeper timesyn time-syn synctime
    sync-time settime set-time clocksync clock-sync
    """.split()  # noqa: SIM905 - a list that people read and extend
)
HARMLESS = tuple(
    """
    timeout timedat chronic ptpcam gvfs mtp chrome ptp_kvm kworker dconf cryptp scriptp promptp httpd
    """.split()  # noqa: SIM905 - a list that people read and extend
)
_MODULES = {"hv_utils": "Hyper-V"}
# Scripts that run now and then, or when the network comes up; ``ntpdate`` of Debian lies in one. Units that
# an administrator wrote may do the same.
_FOLDERS = (
    "/etc/cron.d",
    "/etc/cron.hourly",
    "/etc/cron.daily",
    "/etc/cron.weekly",
    "/etc/network/if-up.d",
    "/etc/NetworkManager/dispatcher.d",
    "/etc/systemd/system",
)
_FILES = ("/etc/crontab", "/etc/rc.local")
_SETTERS = re.compile(
    r"ntpdate|\bsntp\b|\brdate\b|htpdate|tlsdate|(?:ntpd|chronyd)\s+-q|\bdate\s+(?:-\w+\s+)*(?:-s|--set)\b"
)


def services(processes: Iterable[Process]) -> tuple[str, ...]:
    """The known time services that run, by the names people know."""
    found = {_ALL[name] for process in processes if (name := _name(process))}
    return tuple(sorted(found))


def tells(names: Iterable[str]) -> bool:
    """Whether one of the services tells the kernel that it has set the clock."""
    return any(name in _TELLING.values() for name in names)


def others(host: Host, processes: Iterable[Process]) -> str:
    """Something else that may set the clock: a program, a part of the kernel or a script; or nothing."""
    suspects = (process.name for process in processes if not process.name.startswith("["))
    for name in suspects:
        if any(piece in name for piece in SUSPECT) and not any(piece in name for piece in HARMLESS):
            return name
    for module, name in _MODULES.items():
        if signs.is_seen(host, f"/sys/module/{module}"):
            return name
    scripts = [f"{folder}/{name}" for folder in _FOLDERS for name in signs.names_in(host, folder)]
    return next((path for path in (*_FILES, *scripts) if _sets(host, path)), "").rpartition("/")[2]


def _sets(host: Host, path: str) -> bool:
    """Whether a script or a unit is called like a program that sets the clock, or starts one."""
    if _SETTERS.search(path):
        return True
    try:
        lines = host.read_text(path).splitlines()
    except HostError:
        return False
    return any(_SETTERS.search(line) for line in lines if not line.lstrip().startswith("#"))


def sees_others(processes: Iterable[Process]) -> bool:
    """Whether this account is shown programs of other accounts, see ``hidepid`` in proc(5)."""
    shown = list(processes)
    return not shown or any(not process.mine for process in shown)


def _name(process: Process) -> str:
    """Also of ``busybox ntpd``, one program under many names."""
    applet = process.command[1:2] if process.command and process.command[0].endswith("busybox") else ()
    return "ntpd" if applet == ("ntpd",) else program_name(process, _ALL)
