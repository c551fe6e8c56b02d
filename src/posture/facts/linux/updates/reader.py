"""Which updates wait, and how old what is known of them is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from posture.facts.linux.machine.distribution import package_manager
from posture.facts.linux.updates import dnf, elsewhere, pacman, restart, rpm_ostree, zypper
from posture.facts.linux.updates.apt import waiting as apt
from posture.facts.model import Answer, Reason, Unreadable
from posture.facts.undecided import decided
from posture.host.model import Host
from posture.words.phrase import phrase

_FIELDS = ("pending", "security_pending", "kept_back", "index_age_days", "installed_age_days")
_READERS: Mapping[str, Callable[[Host], Mapping[str, Answer]]] = MappingProxyType(
    {
        "apt": apt.read,
        "dnf": dnf.read,
        "pacman": pacman.read,
        "rpm-ostree": rpm_ostree.read,
        "zypper": zypper.read,
    }
)


def read(host: Host) -> Mapping[str, Answer]:
    """What the package manager says from the lists it has; nothing is fetched and nothing changed.

    Flatpaks, snaps and what a person installed by hand are not counted; ``elsewhere`` names the first two
    where there are any.
    """
    return decided(("manager", *_FIELDS, "restart_pending", "elsewhere"), _read, host, method="os-release")


def _read(host: Host) -> Mapping[str, Answer]:
    manager = package_manager(host)
    reader = _READERS.get(str(manager.value))
    beside = {"restart_pending": restart.read(host), "elsewhere": elsewhere.read(host)}
    if reader is None:
        unknown = Unreadable(
            Reason.UNSUPPORTED,
            phrase("Posture cannot ask {manager} which updates wait.", manager=str(manager.value)),
            phrase("Update this system in its own way once a week."),
            str(manager.value),
        )
        return {"manager": manager, **dict.fromkeys(_FIELDS, unknown), **beside}
    return {"manager": manager, **beside, **reader(host)}
