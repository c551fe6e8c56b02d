"""Jobs of cron that look for updates or install them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from posture.facts.linux.machine.optional_files import is_there, text
from posture.facts.linux.machine.optional_files import names as names_in
from posture.facts.linux.machine.programs import names, running
from posture.facts.linux.machine.systemd import active_units
from posture.facts.linux.machine.timers import SYSTEM_UNITS, runs_systemd
from posture.facts.linux.machine.unit_files import UnitFolders
from posture.facts.linux.settings import ini
from posture.facts.linux.updates.automation import Automation
from posture.facts.model import Reason, Unreadable
from posture.host.model import Host, HostError
from posture.words.phrase import phrase

# The names of cron under systemd, of anacron beside it, and of systemd-cron, which takes its place.
_UNITS = ("cron.service", "crond.service", "cronie.service", "fcron.service", "anacron.timer", "cron.target")
_PROGRAMS = names("cron crond anacron fcron")
_DAEMONS = ("/usr/sbin/cron", "/usr/sbin/crond", "/usr/sbin/anacron", "/usr/bin/crond")
_PERIODS = ("hourly", "daily", "weekly", "monthly")
_YAST = "opensuse.org-online_update"
_YAST_SETTINGS = "/etc/sysconfig/automatic_online_update"
_CRON_APT = "/etc/cron.d/cron-apt"
_CRON_APT_ACTIONS = "/etc/cron-apt/action.d"
_APTICRON = ("/etc/cron.d/apticron", "/etc/cron.daily/apticron")
_YUM = ("/etc/cron.daily/0yum-daily.cron", "/etc/cron.daily/0yum-update.cron")
_YUM_SETTINGS = "/etc/yum/yum-cron.conf"
_YES = frozenset({"yes", "true", "1", "on"})
# Words of commands that install updates unasked. What the whole script does, nobody can say from them.
_INSTALLING = re.compile(
    r"unattended-upgrade\b|\bauto-?update\b"
    r"|\b(?:apt|apt-get|aptitude|nala)\s[^\n;#]*\b(?:dist-upgrade|full-upgrade|safe-upgrade|upgrade)\b"
    r"|\b(?:dnf|dnf5|yum)\s[^\n;#]*\b(?:upgrade|update|upgrade-minimal|update-minimal)\b"
    r"|\bzypper\s[^\n;#]*\b(?:patch|up|update|dup|dist-upgrade)\b"
    r"|\bpacman\s+-S\w*y\w*u|\btopgrade\b|\brpm-ostree\s+upgrade\b|\btransactional-update\b"
)
_SETTING = re.compile(r"\w+\s*=")
_METHOD = "cron"


def find(host: Host) -> Automation | None:
    """The strongest of the known jobs, else one that seems to install updates; None where there is none.

    Where systemd says that cron does not run, its jobs are none.
    """
    if _is_stopped(host):
        return None
    found = [one for job in (_yast, _cron_apt, _yum, _apticron) if (one := job(host))]
    best = max(found, key=lambda automation: automation.installs is True, default=None)
    if best and best.installs is True:
        return best if _runs(host) else _without_cron(best)
    return _self_made(host) or best


def seems_to_install(text: str) -> bool:
    """Whether a command line or a script has words that install updates; comments do not count."""
    lines = (line.partition("#")[0] for line in text.splitlines() if not line.lstrip().startswith("#"))
    return any(_INSTALLING.search(line) and not _SHOWING.search(line) for line in lines)


_SHOWING = re.compile(r"--dry-run|--simulate|\bapt\S*\s+-s\b|--download-only|--assumeno|--just-print")


def _yast(host: Host) -> Automation | None:
    """YaST's automatic online update: a link in a folder of cron's, and its settings.

    Source: yast2-online-update-configuration: AOU_ENABLE_CRONJOB in the sysconfig file, and
    AOU_PATCH_CATEGORIES, the kinds of patches that are installed; all of them where none is named.
    """
    if not any(is_there(host, f"/etc/cron.{period}/{_YAST}") for period in _PERIODS):
        return None
    settings = ini.parse(text(host, _YAST_SETTINGS) or "").get("", {})
    on = settings.get("AOU_ENABLE_CRONJOB", "").strip("\"'").lower() in _YES
    kinds = settings.get("AOU_PATCH_CATEGORIES", "").strip("\"'").split()
    installs = not kinds or "security" in kinds
    return Automation("yast2-online-update", installs, _METHOD, "AOU_ENABLE_CRONJOB") if on else None


def _cron_apt(host: Host) -> Automation | None:
    """Source: cron-apt(8): it downloads only (``-d``), unless an action installs."""
    if not _has_lines(text(host, _CRON_APT) or ""):
        return None
    actions = [text(host, f"{_CRON_APT_ACTIONS}/{name}") or "" for name in names_in(host, _CRON_APT_ACTIONS)]
    lines = [line.split() for action in actions for line in action.splitlines()]
    installs = any(
        not {"upgrade", "dist-upgrade"}.isdisjoint(words) and not {"-d", "--download-only"} & set(words)
        for words in lines
        if words and not words[0].startswith("#")
    )
    return Automation("cron-apt", installs, _METHOD, _CRON_APT)


def _yum(host: Host) -> Automation | None:
    """Source: yum-cron(8): ``apply_updates`` is no unless it is set."""
    if not any(is_there(host, path) for path in _YUM):
        return None
    commands = ini.parse(text(host, _YUM_SETTINGS) or "").get("commands", {})
    return Automation("yum-cron", commands.get("apply_updates", "no").lower() in _YES, _METHOD, _YUM_SETTINGS)


def _apticron(host: Host) -> Automation | None:
    return Automation("apticron", False, _METHOD) if any(is_there(host, path) for path in _APTICRON) else None


def _runs(host: Host) -> bool:
    return any(is_there(host, path) for path in _DAEMONS)


def _is_stopped(host: Host) -> bool:
    """Whether cron is there and certainly does not run: masked, or switched off and started by nobody.

    Source: systemctl(1), ``mask``, ``disable`` and ``is-active``.
    """
    try:
        if not (_runs(host) and runs_systemd(host)) or running(host.processes(), _PROGRAMS):
            return False
        folders = UnitFolders(host, SYSTEM_UNITS)
        units = [unit for unit in _UNITS if (found := folders.unit(unit)).masked or found.written]
        usable = [unit for unit in units if not folders.is_masked(unit)]
        return bool(units) and not (usable and active_units(host, usable))
    except HostError:
        return False


def _without_cron(job: Automation) -> Automation:
    answer = Unreadable(
        Reason.NOT_FOUND,
        phrase(
            "{program} is to install updates, but Posture did not find the cron that starts it.",
            program=job.by,
        ),
        phrase("See whether the package “cron” or “cronie” is installed."),
        _METHOD,
    )
    return Automation(job.by, answer, _METHOD)


def _self_made(host: Host) -> Automation | None:
    """A job of the administrator's own; the crontab of root is closed to everybody else."""
    for path in _files(host):
        if seems_to_install(text(host, path) or ""):
            answer = Unreadable(
                Reason.UNRECOGNISED,
                phrase("{file} seems to install updates; Posture does not judge scripts.", file=path),
                phrase("Look at that file: does it install security updates, and does cron run it?"),
                _METHOD,
            )
            return Automation("cron", answer, _METHOD, path)
    return None


def _files(host: Host) -> Iterator[str]:
    yield "/etc/crontab"
    yield "/etc/anacrontab"
    folders: Iterable[str] = ("/etc/cron.d", *(f"/etc/cron.{period}" for period in _PERIODS))
    for folder in folders:
        yield from (f"{folder}/{name}" for name in names_in(host, folder) if name not in _STOCK)


# What distributions put there themselves, and what was looked at above.
_STOCK = frozenset(
    [
        "apt-compat",
        "apt-show-versions",
        "aptitude",
        "apticron",
        "cron-apt",
        "0yum-daily.cron",
        "0yum-update.cron",
        "0yum-hourly.cron",
        "dpkg",
        "logrotate",
        "man-db",
        "e2scrub_all",
        "sysstat",
        "popularity-contest",
        "update-notifier-common",
        "ubuntu-advantage-tools",
        "mlocate",
        "plocate",
        "locate",
        "bsdmainutils",
        "passwd",
        "ntpsec",
        "anacron",
        "0anacron",
        "0hourly",
        "google-chrome",
        ".placeholder",
        "opensuse.org-online_update",
    ]
)


def _has_lines(table: str) -> bool:
    """Whether a table of cron still starts something."""
    lines = (line.strip() for line in table.splitlines())
    return any(line and not line.startswith("#") and not _SETTING.match(line) for line in lines)
