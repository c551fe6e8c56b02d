"""What apt does by itself: Debian's ``apt.systemd.daily`` and unattended-upgrades.

Source: the comments in ``/usr/lib/apt/apt.systemd.daily`` (every interval is 0, never, unless it is set),
and ``/etc/apt/apt.conf.d/50unattended-upgrades``.
"""

from __future__ import annotations

import re

from posture.facts.linux.machine.timers import runs_systemd, system_timers
from posture.facts.linux.updates.automation import Automation
from posture.facts.model import Reason, Unreadable
from posture.facts.undecided import Undecided
from posture.host.model import Host, Output

_SETTING = re.compile(r'(?P<name>[^\s"]+) "(?P<value>.*)";')
_PERIODIC = "apt::periodic::"
_LISTS, _UPGRADE, _ENABLE = "update-package-lists", "unattended-upgrade", "enable"
_ORIGINS = ("unattended-upgrade::origins-pattern::", "unattended-upgrade::allowed-origins::")
_FETCHING, _INSTALLING = "apt-daily.timer", "apt-daily-upgrade.timer"
_CRONS = ("/usr/sbin/cron", "/usr/sbin/anacron")
_PROGRAM = "/usr/bin/unattended-upgrade"
_METHOD = "apt-config"


def find(host: Host) -> Automation | None:
    """What apt does by itself, None where it does nothing; Undecided where it does not tell."""
    settings = _settings(host.run("apt-config", "dump"))
    looks = _on(settings, _ENABLE, "1") and _on(settings, _LISTS, "0") and _starts(host, _FETCHING)
    if not looks:
        return None
    if not _on(settings, _UPGRADE, "0") or not _starts(host, _INSTALLING) or not host.exists(_PROGRAM):
        return Automation("apt", False, _METHOD, 'APT::Periodic::Update-Package-Lists "1"')
    origins = [value for name, value in settings if name in _ORIGINS]
    return Automation(
        "unattended-upgrades", _covers(origins), _METHOD, 'APT::Periodic::Unattended-Upgrade "1"'
    )


def _settings(output: Output) -> list[tuple[str, str]]:
    """The settings in order; apt does not tell upper from lower case in their names."""
    lines = (_SETTING.fullmatch(line) for line in output.stdout.splitlines())
    settings = [(line["name"].lower(), line["value"]) for line in lines if line]
    if output.exit_code != 0 or not settings:
        raise Undecided(Reason.UNRECOGNISED, "apt-config did not tell apt's settings.", method=_METHOD)
    return settings


def _on(settings: list[tuple[str, str]], interval: str, default: str) -> bool:
    """Whether an interval is more than nothing: ``1``, ``always``, ``12h``; the last setting counts."""
    values = [value for name, value in settings if name == _PERIODIC + interval]
    return (values[-1] if values else default).rstrip("smhd") not in ("", "0")


def _starts(host: Host, timer: str) -> bool:
    """Whether a part of apt's daily work is started: by its timer, without systemd by the cron job."""
    if runs_systemd(host):
        return timer in system_timers(host)
    return host.exists("/etc/cron.daily/apt-compat") and any(map(host.exists, _CRONS))


def _covers(origins: list[str]) -> bool | Unreadable:
    """Whether the origins that unattended-upgrades installs from include a security archive."""
    if any("security" in origin.lower() for origin in origins):
        return True
    if not origins:
        return False
    return Unreadable(
        Reason.UNRECOGNISED,
        "unattended-upgrades is on, but none of the origins in its settings is named security.",
        "Look at the origins in /etc/apt/apt.conf.d/50unattended-upgrades.",
        _METHOD,
    )
