"""The two timers that Posture knows, and how each system is told of them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import time, timedelta
from enum import Enum
from typing import Final, Protocol

from posture.desktop.programs import command

DESCRIPTION: Final = "Posture"
"""What each timer is called in lists and logs of the system, which others may read: not what it does."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a timer starts, and when.

    ``at`` is the hour of the day at which a daily one rings, at some moment within ``spread`` after it; None
    for one that rings each hour. ``limit`` is how long what it starts may run.
    """

    name: str
    arguments: tuple[str, ...]
    at: time | None
    spread: timedelta
    limit: timedelta


class Timer(Enum):
    """Each of them stands for itself: one may be on without the other."""

    LOOK = Plan(
        "posture-look",
        ("watch", "run"),
        time(10),
        timedelta(hours=2),
        timedelta(minutes=90),  # seconds, and an hour for an answer to a notification
    )
    DELIVER = Plan(
        "posture-deliver",
        ("deliver", "--within", "60"),
        None,
        timedelta(minutes=5),
        timedelta(minutes=90),  # it stays for what falls due until it rings again
    )


class Keeper(Protocol):
    """A system's way to keep timers."""

    def turn_on(self, plan: Plan, command: tuple[str, ...]) -> None:
        """Have it ring from now on, in place of one of its name. DesktopError."""
        ...

    def turn_off(self, plan: Plan) -> None:
        """Have it ring no more and leave nothing of it; nothing where it is off. DesktopError."""
        ...

    def is_on(self, plan: Plan) -> bool: ...


def turn_on(timer: Timer) -> None:
    """Have the system start the program that runs now; DesktopError where it keeps no timers.

    Nothing is written where it could not start the program by its path.
    """
    _keeper().turn_on(timer.value, command(*timer.value.arguments))


def turn_off(timer: Timer) -> None:
    """Have it ring no more; nothing of it is left. DesktopError."""
    _keeper().turn_off(timer.value)


def is_on(timer: Timer) -> bool:
    """Whether it rings; DesktopError where that cannot be asked."""
    return _keeper().is_on(timer.value)


def _keeper() -> Keeper:
    if sys.platform == "win32":
        from posture.desktop.timers.task_scheduler import TaskScheduler

        return TaskScheduler()
    if sys.platform == "darwin":
        from posture.desktop.timers.launchd import Launchd

        return Launchd()
    from posture.desktop.timers.systemd import Systemd

    return Systemd()
