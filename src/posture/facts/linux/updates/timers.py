"""The systemd timers that look for updates, and those that install them."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.machine.timers import system_timers
from posture.facts.linux.settings import ini
from posture.facts.linux.updates.automation import Automation
from posture.host.model import Host

# Timers whose only purpose is to install updates: openSUSE's, NixOS's, Universal Blue's and bootc's.
_INSTALLING: Mapping[str, str] = {
    "dnf-automatic-install.timer": "dnf-automatic",
    "transactional-update.timer": "transactional-update",
    "os-update.timer": "os-update",
    "nixos-upgrade.timer": "system.autoUpgrade",
    "uupd.timer": "uupd",
    "ublue-update.timer": "ublue-update",
    "bootc-fetch-apply-updates.timer": "bootc",
}
_LOOKING: Mapping[str, str] = {
    "dnf-automatic-notifyonly.timer": "dnf-automatic",
    "dnf-automatic-download.timer": "dnf-automatic",
    "dnf-makecache.timer": "dnf",
    "dnf5-makecache.timer": "dnf",
}
# dnf-automatic(8) and dnf5-automatic(8): the later file wins; nothing is installed unless it is asked for.
_DNF = {
    "dnf-automatic.timer": ("/etc/dnf/automatic.conf",),
    "dnf5-automatic.timer": ("/usr/share/dnf5/dnf5-plugins/automatic.conf", "/etc/dnf/automatic.conf"),
}
_OSTREE = "rpm-ostreed-automatic.timer"
_MINT = "mintupdate-automation-upgrade.timer"
_MINT_FLAG = "/var/lib/linuxmint/mintupdate-automatic-upgrades-enabled"
_YES = frozenset({"1", "yes", "true", "on"})
_METHOD = "systemd:timers"


def find(host: Host) -> Automation | None:
    """The strongest that an enabled timer does: installing before looking; None where there is none."""
    timers = system_timers(host)
    found = [_fixed(timer) for timer in sorted(timers)]
    found += [_dnf(host, timer) for timer in sorted(timers & _DNF.keys())]
    found += [_ostree(host)] if _OSTREE in timers else []
    found += [_mint(host)] if _MINT in timers else []
    automations = [automation for automation in found if automation]
    return max(automations, key=lambda automation: automation.installs is True, default=None)


def _fixed(timer: str) -> Automation | None:
    if timer in _INSTALLING:
        return Automation(_INSTALLING[timer], True, _METHOD, timer)
    if timer in _LOOKING:
        return Automation(_LOOKING[timer], False, _METHOD, timer)
    return None


def _dnf(host: Host, timer: str) -> Automation:
    applies = ini.read(host, _DNF[timer]).get("commands", {}).get("apply_updates", "no")
    return Automation("dnf-automatic", applies.lower() in _YES, f"{_METHOD}, automatic.conf", timer)


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
