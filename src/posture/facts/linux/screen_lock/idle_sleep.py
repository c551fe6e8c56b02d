"""When an idle computer goes to sleep, whatever feeds it: where sleep locks, that locks as well."""

from __future__ import annotations

from collections.abc import Callable

from posture.facts.linux.machine.battery import own_battery
from posture.facts.linux.machine.sleeping import can_sleep
from posture.facts.linux.settings.dconf import Settings
from posture.host.model import Host, HostError, NotRecorded

SLEEPS = frozenset({"suspend", "hibernate"})
_LATEST = 15 * 60 + 5  # no check asks for a lock later than this, but for a little grace


def sooner(seconds: float | None, sleeps: Callable[[], float | None]) -> float | None:
    """When the computer sleeps, asked for only where nothing locks, or so late that it matters.

    A HostError only where nothing else locks: a lock is no later for a sleep that cannot be read.
    """
    if seconds is not None and seconds <= _LATEST:
        return None
    try:
        return sleeps()
    except HostError as error:
        if seconds is None and not isinstance(error, NotRecorded):
            raise
        return None


def on_mains_and_battery(
    host: Host, sleeps: Callable[[str], float | None], places: tuple[str, str] = ("ac", "battery")
) -> float | None:
    """The seconds after which it sleeps on mains and on battery alike; None where it does not on one of them.

    ``sleeps`` gives those of a place, None for never; the battery is asked for only where there is one.
    """
    mains, battery = places
    first = sleeps(mains)
    if first is None or not own_battery(host):
        return first
    second = sleeps(battery)
    return None if second is None else max(first, second)


def sleeps_by_daemon(host: Host, settings: Settings, owner: str) -> float | None:
    """When the settings daemon of GNOME or Cinnamon puts an idle computer to sleep; seconds.

    Source: the schema …settings-daemon.plugins.power, whose defaults differ from one distribution to the
    next: only what a database or the installed schema says counts.
    """
    schema = f"{owner}.settings-daemon.plugins.power"

    def sleeps(place: str) -> float | None:
        kind = settings.get(schema, f"sleep-inactive-{place}-type", "")
        if kind.value not in SLEEPS or not can_sleep(host, kind.value):
            return None
        after = settings.get(schema, f"sleep-inactive-{place}-timeout", 0)
        return float(after.value) if after.value > 0 else None

    return on_mains_and_battery(host, sleeps)


def sleeps_by_mate(host: Host, settings: Settings) -> float | None:
    """When mate-power-manager puts an idle computer to sleep (its schema; seconds, 0 is never)."""

    def sleeps(place: str) -> float | None:
        after = settings.get("org.mate.power-manager", f"sleep-computer-{place}", 0)
        if after.value <= 0:
            return None
        kind = settings.get("org.mate.power-manager", f"action-sleep-type-{place}", "")
        return float(after.value) if kind.value in SLEEPS and can_sleep(host, kind.value) else None

    return on_mains_and_battery(host, sleeps)
