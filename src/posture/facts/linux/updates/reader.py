"""Which updates wait, and how old what is known of them is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from posture.facts.linux.machine.distribution import package_manager
from posture.facts.linux.updates import dnf, pacman, rpm_ostree, zypper
from posture.facts.linux.updates.apt import waiting as apt
from posture.facts.model import Answer, Reason, Unreadable
from posture.facts.undecided import decided
from posture.host.model import Host

_FIELDS = ("pending", "security_pending", "index_age_days", "installed_age_days")
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

    Flatpaks, snaps and what a person installed by hand are not counted.
    """
    return decided(("manager", *_FIELDS), _read, host, method="os-release")


def _read(host: Host) -> Mapping[str, Answer]:
    manager = package_manager(host)
    reader = _READERS.get(str(manager.value))
    if reader is None:
        unknown = Unreadable(
            Reason.UNSUPPORTED,
            f"Posture cannot ask {manager.value} which updates wait.",
            "Update this system in its own way once a week.",
            str(manager.value),
        )
        return {"manager": manager, **dict.fromkeys(_FIELDS, unknown)}
    return {"manager": manager, **reader(host)}
