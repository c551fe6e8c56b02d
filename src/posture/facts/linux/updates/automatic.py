"""Whether updates come by themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from posture.facts.attempt import attempt
from posture.facts.linux.machine.distribution import package_manager
from posture.facts.linux.updates import cron_jobs, managed, software_centres
from posture.facts.linux.updates import timers as update_timers
from posture.facts.linux.updates.apt import periodic as apt_periodic
from posture.facts.linux.updates.automation import Automation
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import decided
from posture.host.model import Host
from posture.words.phrase import phrase

Finder = Callable[[Host], Automation | Unreadable | None]

_METHOD = "apt-config, systemd:timers, gnome-software, discover"
# Systems for which all usual ways are known, so that finding none of them means that there is none.
_COVERED = frozenset({"apt", "dnf", "nix", "rpm-ostree", "zypper"})


def read(host: Host) -> Mapping[str, Answer]:
    """What looks for updates and what installs security updates unasked.

    On systems without a usual way to do that, Arch Linux above all, it stays open where none is found:
    its users are advised to update by hand, and a timer of a person's own making would not be seen.
    """
    return {
        **decided(("enabled", "checks", "by"), _read, host, method=_METHOD),
        "managed_by": managed.read(host),
    }


def _read(host: Host) -> Mapping[str, Answer]:
    manager = attempt(package_manager, host, method=_METHOD)
    results = [attempt(find, host, method=_METHOD) for find in _finders(manager)]
    found = [result for result in results if isinstance(result, Automation)]
    open_questions = [result for result in results if isinstance(result, Unreadable)]
    return _answers(found, (*open_questions, _nothing(manager))[0])


def _finders(manager: Known | Unreadable) -> tuple[Finder, ...]:
    """apt may lie on systems that another manager keeps up to date; it does not count there."""
    others: tuple[Finder, ...] = (update_timers.find, software_centres.find, cron_jobs.find)
    by_apt = isinstance(manager, Known) and manager.value == "apt"
    return (apt_periodic.find, *others) if by_apt else others


def _answers(found: list[Automation], nothing: Answer) -> Mapping[str, Answer]:
    """The family's answers; ``nothing`` is what holds where nothing was found."""
    installing = [automation for automation in found if automation.installs is True]
    unsure = [automation.installs for automation in found if isinstance(automation.installs, Unreadable)]
    if not found:
        by: Answer = Known("", _METHOD) if isinstance(nothing, Known) else nothing
        return {"enabled": nothing, "checks": nothing, "by": by}
    best = (*installing, *found)[0]
    enabled = Known(True, best.method, best.excerpt) if installing else (*unsure, nothing)[0]
    return {
        "enabled": enabled,
        "checks": Known(True, best.method, best.excerpt),
        "by": Known(best.by, best.method),
    }


def _nothing(manager: Known | Unreadable) -> Answer:
    """The answer where nothing was found: no, or on a system without usual ways that it stays open."""
    if isinstance(manager, Unreadable):
        return manager
    if manager.value in _COVERED:
        return Known(False, _METHOD, "none of the usual ways is set up")
    return Unreadable(
        Reason.UNSUPPORTED,
        phrase(
            "{manager} has no usual way to install updates unasked, and Posture sees no other.",
            manager=str(manager.value),
        ),
        phrase("Update by hand once a week."),
        _METHOD,
    )
