"""Every observer's best result in every game, and whether it is at chance."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from evidence import RoundSeen
from games import Outcome, name_the_caster, same_device, two_devices
from observers import Observer


@dataclass(frozen=True, slots=True)
class Line:
    """One game of one observer: its best clue, what it gave, and the most that is let pass as chance."""

    observer: str
    game: str
    clue: str
    outcome: Outcome
    most: float

    @property
    def at_chance(self) -> bool:
        """Whether the value is within the bound."""
        return self.outcome.value <= self.most

    @property
    def is_won(self) -> bool:
        """Whether it is beyond chance for sure: even the low end of the interval is over the bound."""
        return self.outcome.low > self.most

    def __str__(self) -> str:
        found = self.outcome
        verdict = "at chance" if self.at_chance else "WON" if self.is_won else "over the bound"
        return (
            f"  {self.game:<28} {found.value:6.3f}  [{found.low:.3f}, {found.high:.3f}]"
            f"  at most {self.most:.3f}  {found.trials:>7} trials  {verdict}  ({self.clue})"
        )


def play(observer: Observer, rounds: Sequence[RoundSeen], *, pairs: int, seed: int) -> list[Line]:
    """The observer's games over all rounds, with ``pairs`` pairs a game."""
    devices = min(len(seen.devices) for seen in rounds)
    named, picked = [], []
    for clue, find in observer.clues.items():
        found = [(seen, find(seen)) for seen in rounds]
        named.append((clue, name_the_caster(found, random.Random(seed))))
        picked.append((clue, two_devices(found, random.Random(seed), pairs)))
    tied = [
        (clue, same_device([(seen, find(seen)) for seen in rounds], random.Random(seed), pairs))
        for clue, find in observer.likenesses.items()
    ]
    return [
        _best(observer, "name the caster", named, 1.5 / devices),
        _best(observer, "two devices", picked, 0.53),
        _best(observer, "same device across checks", tied, 0.53),
    ]


def _best(observer: Observer, game: str, results: list[tuple[str, Outcome]], most: float) -> Line:
    clue, outcome = max(results, key=lambda result: result[1].value)
    return Line(observer.name, game, clue, outcome, most)
