"""What a command does to the screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto


class Effect(Enum):
    """What a command does; UNSURE where it runs something unknown, or hangs on something unknown."""

    LOCKS = auto()
    ASKS_LOGIND = auto()
    SLEEPS = auto()
    UNSURE = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """An effect, and the seconds from the command's start until it is there.

    For a lock these hold every grace in which the screen still opens without a password.
    """

    effect: Effect
    seconds: float = 0.0


NOTHING = Outcome(Effect.NOTHING)
UNSURE = Outcome(Effect.UNSURE)
LOCKS = Outcome(Effect.LOCKS)


def strongest(outcomes: Iterable[Outcome]) -> Outcome:
    """The first of the strongest kind, locks before all else; NOTHING of none."""
    order = tuple(Effect)
    return min(outcomes, key=lambda one: (order.index(one.effect), one.seconds), default=NOTHING)
