"""The systemd timers that look for updates, and those that install them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from posture.facts.attempt import attempt
from posture.facts.linux.machine.hindrances import hindrance
from posture.facts.linux.machine.started_units import started
from posture.facts.linux.machine.timers import SYSTEM_UNITS, system_timers
from posture.facts.linux.settings import ini
from posture.facts.linux.updates import dnf_automatic
from posture.facts.linux.updates.automation import Automation, changed
from posture.facts.linux.updates.cron_jobs import seems_to_install
from posture.facts.model import Reason, Unreadable
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError
from posture.words.phrase import phrase

# Timers whose only purpose is to install updates: openSUSE's, NixOS's, Universal Blue's and bootc's.
_INSTALLING: Mapping[str, str] = {
    "transactional-update.timer": "transactional-update",
    "os-update.timer": "os-update",
    "nixos-upgrade.timer": "system.autoUpgrade",
    "uupd.timer": "uupd",
    "ublue-update.timer": "ublue-update",
    "bootc-fetch-apply-updates.timer": "bootc",
}
_LOOKING: Mapping[str, str] = {
    "apticron.timer": "apticron",
    "dnf-automatic-notifyonly.timer": "dnf-automatic",
    "dnf-automatic-download.timer": "dnf-automatic",
    "dnf-makecache.timer": "dnf",
    "dnf5-makecache.timer": "dnf",
}
_DNF = frozenset({"dnf-automatic.timer", "dnf-automatic-install.timer", "dnf5-automatic.timer"})
# What apt's timers do is read elsewhere, together with apt's settings.
_OF_APT = frozenset({"apt-daily.timer", "apt-daily-upgrade.timer"})
_OSTREE = "rpm-ostreed-automatic.timer"
_MINT = "mintupdate-automation-upgrade.timer"
_MINT_FLAG = "/var/lib/linuxmint/mintupdate-automatic-upgrades-enabled"
_KNOWN = frozenset({*_INSTALLING, *_LOOKING, *_DNF, _OSTREE, _MINT})
# What their services start is mostly called like the timer; else by these words.
_WORDS: Mapping[str, tuple[str, ...]] = {
    "bootc-fetch-apply-updates.timer": ("bootc",),
    "dnf-automatic.timer": ("dnf-automatic", "dnf5 automatic"),
    "dnf-automatic-install.timer": ("dnf-automatic", "dnf5 automatic"),
    "dnf5-automatic.timer": ("dnf5 automatic", "dnf automatic", "dnf-automatic"),
    _OSTREE: ("rpm-ostree",),
    _MINT: ("mintupdate",),
}
_METHOD = "systemd:timers"


def find(host: Host) -> Automation | Unreadable | None:
    """The strongest that an enabled timer does: installing before looking; None where there is none.

    Only timers with a moment at which they start a service that does something, see ``unit_files``. One
    whose files are closed is Unreadable, unless another one installs.
    """
    timers = system_timers(host)
    found: list[Automation | Unreadable] = [
        one
        for timer in sorted(timers & _KNOWN)
        if (one := attempt(partial(_found, timer=timer), host, method=_METHOD))
    ]
    installing = [one for one in found if isinstance(one, Automation) and one.installs is True]
    closed = [one for one in found if isinstance(one, Unreadable)]
    if installing:
        return installing[0]
    if closed:
        return closed[0]
    for timer in sorted((timers - _KNOWN) & _written_here(host)):
        own = _self_made(host, timer)
        if own:
            return own
    return found[0] if found else None


def _written_here(host: Host) -> frozenset[str]:
    """The names in the administrator's folder of units."""
    try:
        return frozenset(host.names(SYSTEM_UNITS[0])) - _OF_APT
    except HostError:
        return frozenset()


def _found(host: Host, *, timer: str) -> Automation | None:
    commands = started(host, timer, SYSTEM_UNITS)
    if commands == ():
        return None
    if commands and timer not in _LOOKING and not _is_its_own(timer, commands):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("{timer} was changed to start something that Posture does not know.", timer=timer),
            phrase("Look at it with “systemctl cat {timer}”.", timer=timer),
            _METHOD,
        )
    setting = hindrance(host, timer, SYSTEM_UNITS) if commands and timer not in _LOOKING else ""
    if setting:
        raise changed(timer, setting)
    if timer in _INSTALLING:
        return Automation(_INSTALLING[timer], True, _METHOD, timer)
    if timer in _LOOKING:
        return Automation(_LOOKING[timer], False, _METHOD, timer)
    if timer in _DNF:
        return dnf_automatic.found(host, timer, commands)
    return _ostree(host) if timer == _OSTREE else _mint(host)


def _is_its_own(timer: str, commands: tuple[str, ...]) -> bool:
    """Whether one of the commands still is the updater's, or words that install updates."""
    words = _WORDS.get(timer, (timer.removesuffix(".timer"),))
    return any(word in command for command in commands for word in words) or seems_to_install(
        "\n".join(commands)
    )


def _ostree(host: Host) -> Automation | None:
    """Source: rpm-ostreed.conf(5): ``none`` is the default; ``stage`` installs for the next start."""
    daemon = ini.read(host, ("/etc/rpm-ostreed.conf",)).get("Daemon", {})
    policy = daemon.get("AutomaticUpdatePolicy", "none").lower()
    if policy not in ("check", "stage", "apply"):
        return None
    return Automation("rpm-ostree", policy != "check", f"{_METHOD}, rpm-ostreed.conf", f"{_OSTREE}, {policy}")


def _mint(host: Host) -> Automation | None:
    """Linux Mint's timer does nothing without the flag."""
    return Automation("mintupdate", True, _METHOD, _MINT) if host.exists(_MINT_FLAG) else None


def _self_made(host: Host, timer: str) -> Automation | None:
    """An administrator's own timer whose command has words that install updates."""
    commands = attempt(partial(started, timer=timer, folders=SYSTEM_UNITS), host)
    if not isinstance(commands, tuple) or not seems_to_install("\n".join(commands)):
        return None
    answer = Unreadable(
        Reason.UNRECOGNISED,
        phrase("{timer} seems to install updates; Posture does not know its service.", timer=timer),
        phrase("Look at it with “systemctl cat {timer}”.", timer=timer),
        _METHOD,
    )
    return Automation(timer.removesuffix(".timer"), answer, _METHOD, timer)
