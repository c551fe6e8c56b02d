"""How long the battery would last, for work that can wait."""

from __future__ import annotations

from typing import Final

LOW: Final = 20  # percent


def is_low() -> bool:
    """Whether this computer runs on a battery that is less than ``LOW`` percent full.

    One that tells nothing of a battery, or not how full it is, does not hold anything up.
    """
    import psutil

    try:
        battery = psutil.sensors_battery()
    except (AttributeError, OSError, ValueError):  # a system without such sensors, or with broken ones
        return False
    return battery is not None and battery.power_plugged is False and battery.percent < LOW
