"""xfce4-screensaver and Xfce's power manager."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.machine.sleeping import can_sleep
from posture.facts.linux.screen_lock.idle_lock import IdleLock
from posture.facts.linux.screen_lock.idle_sleep import on_mains_and_battery
from posture.facts.linux.settings.xfconf import Channel
from posture.host.model import Host

_LONGEST = 480
_INSTEAD_OF_NONE = 10
_POWER = "/xfce4-power-manager"
_SHORTEST_SLEEP = 15
_SLEEPS: Mapping[int, str] = {1: "suspend", 2: "hibernate"}


def xfce4_screensaver(host: Host) -> IdleLock:
    """The lock of a running xfce4-screensaver, whose times are in minutes.

    Defaults (gs-prefs.h): everything on, delay 5, lock delay 0; a delay below 1 counts as 10, and
    none is longer than 480. Before sleep the power manager's lock-screen-suspend-hibernate decides,
    in older versions /lock/sleep-activation.
    """
    channel = Channel(host, "xfce4-screensaver")
    power = Channel(host, "xfce4-power-manager")
    switches = (
        "/saver/enabled",
        "/saver/idle-activation/enabled",
        "/lock/enabled",
        "/lock/saver-activation/enabled",
    )
    off = [name for name in switches if not channel.get(name, True)]
    idle = channel.get("/saver/idle-activation/delay", 5)
    idle = _INSTEAD_OF_NONE if idle < 1 else min(idle, _LONGEST)
    delay = min(max(0, channel.get("/lock/saver-activation/delay", 0)), _LONGEST)
    asleep = power.get(f"{_POWER}/lock-screen-suspend-hibernate", True)
    on_sleep = asleep and channel.get("/lock/sleep-activation", True) and channel.get("/lock/enabled", True)
    culprits = off or ["/saver/idle-activation/delay", "/lock/saver-activation/delay"]
    return IdleLock(
        "xfce4-screensaver",
        None if off else 60.0 * (idle + delay),
        on_sleep,
        channel.method,
        f"off: {', '.join(off)}" if off else f"delay {idle}, lock delay {delay}",
        fixed_by=next((path for name in culprits if (path := channel.fixed_by(name))), ""),
    )


def xfce4_power_manager(host: Host) -> IdleLock:
    """When a running xfce4-power-manager puts the computer to sleep, on mains and on battery alike.

    Defaults (xfpm-xfconf.c): inactivity-on-ac and -on-battery 14 minutes, and anything below 15 is never;
    the sleep of its choice is suspend (1). It locks nothing itself: that takes a program that does.
    """
    power = Channel(host, "xfce4-power-manager")

    def sleeps(place: str) -> float | None:
        minutes = power.get(f"{_POWER}/inactivity-on-{place}", _SHORTEST_SLEEP - 1)
        mode = power.get(f"{_POWER}/inactivity-sleep-mode-on-{place}", 1)
        kind = _SLEEPS.get(mode)
        if minutes < _SHORTEST_SLEEP or kind is None or not can_sleep(host, kind):
            return None
        return 60.0 * minutes

    return IdleLock(
        "xfce4-power-manager", None, False, power.method, sleeps=on_mains_and_battery(host, sleeps)
    )


def presents(host: Host) -> bool:
    """Whether a running xfce4-power-manager is in presentation mode: nothing blanks, sleeps or locks then.

    Source: Xfce's documentation, xfce4-power-manager, "Presentation mode"; it is kept in its settings.
    """
    return Channel(host, "xfce4-power-manager").get(f"{_POWER}/presentation-mode", False)
