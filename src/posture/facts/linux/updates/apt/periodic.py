"""What apt does by itself: Debian's ``apt.systemd.daily`` and unattended-upgrades.

Source: the comments in ``/usr/lib/apt/apt.systemd.daily`` (every interval is 0, never, unless it is set),
and ``/etc/apt/apt.conf.d/50unattended-upgrades``. ``apt-config dump`` gives the settings as apt itself
puts them together out of all its files, ``#clear`` and the order of the files included.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from posture.facts.linux.machine.hindrances import hindrance
from posture.facts.linux.machine.started_units import started
from posture.facts.linux.machine.timers import SYSTEM_UNITS, runs_systemd, system_timers
from posture.facts.linux.updates.apt import allowed
from posture.facts.linux.updates.automation import Automation, changed
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, Output
from posture.words.phrase import phrase

_SETTING = re.compile(r'(?P<name>[^\s"]+) "(?P<value>.*)";')
_PERIODIC = "apt::periodic::"
_LISTS, _UPGRADE, _ENABLE = "update-package-lists", "unattended-upgrade", "enable"
_FETCHING, _INSTALLING = "apt-daily.timer", "apt-daily-upgrade.timer"
_PART = {_FETCHING: "update", _INSTALLING: "install"}
_IDLE_WORDS = frozenset({"--dry-run", "--download-only", "--help", "-h"})
_SCRIPTS = ("apt.systemd.daily", "unattended-upgrade", "apt-compat")
_CRONS = ("/usr/sbin/cron", "/usr/sbin/anacron", "/usr/sbin/crond")
_PROGRAM = "/usr/bin/unattended-upgrade"
_METHOD = "apt-config"


def find(host: Host) -> Automation | None:
    """What apt does by itself, None where it does nothing; Undecided where it does not tell."""
    settings = _settings(host.run("apt-config", "dump"))
    looks = _on(settings, _ENABLE, "1") and _on(settings, _LISTS, "0") and _starts(host, _FETCHING)
    if not looks:
        return None
    if not _on(settings, _UPGRADE, "0") or not host.exists(_PROGRAM):
        return _looking()
    installs = allowed.security_updates(host, settings)
    if installs is False or not _starts(host, _INSTALLING):
        return _looking()
    return Automation("unattended-upgrades", installs, _METHOD, 'APT::Periodic::Unattended-Upgrade "1"')


def _looking() -> Automation:
    return Automation("apt", False, _METHOD, 'APT::Periodic::Update-Package-Lists "1"')


def _settings(output: Output) -> list[tuple[str, str]]:
    """The settings in order; apt does not tell upper from lower case in their names."""
    lines = (_SETTING.fullmatch(line) for line in output.stdout.splitlines())
    settings = [(line["name"].lower(), line["value"]) for line in lines if line]
    if output.exit_code != 0 or not settings:
        raise Undecided(
            Reason.UNRECOGNISED, phrase("apt-config did not tell apt's settings."), method=_METHOD
        )
    return settings


def _on(settings: Iterable[tuple[str, str]], interval: str, default: str) -> bool:
    """Whether an interval is more than nothing: ``1``, ``always``, ``12h``; the last setting counts."""
    values = [value for name, value in settings if name == _PERIODIC + interval]
    return (values[-1] if values else default).rstrip("smhd") not in ("", "0")


def _starts(host: Host, timer: str) -> bool:
    """Whether a part of apt's daily work is started: by its timer, without systemd by the cron job."""
    if not runs_systemd(host):
        return host.exists("/etc/cron.daily/apt-compat") and any(map(host.exists, _CRONS))
    if timer not in system_timers(host):
        return False
    commands = started(host, timer, SYSTEM_UNITS)
    if not commands:
        return commands is None
    known = [command for command in commands if any(script in command for script in _SCRIPTS)]
    if known:
        return any(_does(command, timer) for command in known) and _unhindered(host, timer)
    raise Undecided(
        Reason.UNRECOGNISED,
        phrase("{timer} was changed to start something that Posture does not know.", timer=timer),
        phrase("Look at it with “systemctl cat {timer}”.", timer=timer),
        "systemd:timers",
    )


def _unhindered(host: Host, timer: str) -> bool:
    """That nobody wrote anything beside the command; Undecided where that may keep it from working."""
    setting = hindrance(host, timer, SYSTEM_UNITS)
    if setting:
        raise changed(timer, setting)
    return True


def _does(command: str, timer: str) -> bool:
    """Whether a command does the timer's part of the work: ``apt.systemd.daily`` has one word for each.

    Source: its ``case "$1"``: ``update``, ``install``, anything else does both; unattended-upgrade(8) for
    ``--dry-run`` and ``--download-only``.
    """
    words = set(command.replace("'", " ").replace('"', " ").split())
    if not words.isdisjoint(_IDLE_WORDS):
        return False
    return words.isdisjoint({"update", "install"}) or _PART[timer] in words
