"""xfce4-screensaver."""

from __future__ import annotations

from posture.facts.linux.screen_lock.idle_lock import IdleLock
from posture.facts.linux.settings.xfconf import Channel
from posture.host.model import Host

_LONGEST = 480
_INSTEAD_OF_NONE = 10


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
    asleep = power.get("/xfce4-power-manager/lock-screen-suspend-hibernate", True)
    on_sleep = asleep and channel.get("/lock/sleep-activation", True) and channel.get("/lock/enabled", True)
    return IdleLock(
        "xfce4-screensaver",
        None if off else 60.0 * (idle + delay),
        on_sleep,
        channel.method,
        f"off: {', '.join(off)}" if off else f"delay {idle}, lock delay {delay}",
    )
