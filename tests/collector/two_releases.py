"""What one more person can tell from two releases: computed, not guessed.

Somebody joins (or leaves) between two rounds. The others' answers may change meanwhile. Whoever looks on
knows how many pass on the whole and how often answers change, and nothing else: they see both releases, and
guess the one person's answer as well as can be. Before, they would have been right every second time.

``python tests/collector/two_releases.py`` prints the table of docs/decisions/024-releases-in-bands.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from functools import cache
from math import comb
from statistics import fmean

from posture.ballots.release import in_fives, share

Telling = Callable[[int, int], Hashable]
"""What is told of how many pass, out of how many answers."""

RATES = tuple(step / 20 for step in range(1, 20))
"""How many pass on the whole: 5 to 95 of a hundred."""

CHANGES = (0.0, 0.01, 0.03)
"""How many of those who pass do not pass in the next round."""


def exact(passing: int, answers: int) -> Hashable:
    return passing, answers


def in_steps_of_five(passing: int, answers: int) -> Hashable:
    return in_fives(passing), in_fives(answers)


def as_released(passing: int, answers: int) -> Hashable:
    return share(passing, answers)


TELLINGS: dict[str, Telling] = {
    "exact sums": exact, "sums in fives": in_steps_of_five, "as released": as_released,
}  # fmt: skip


def guessed(telling: Telling, size: int, rate: float, change: float, *, joins: bool = True) -> float:
    """How often the one's answer is guessed in the best way there is, where ``size`` answer with them."""
    likely: dict[bool, dict[Hashable, float]] = {False: defaultdict(float), True: defaultdict(float)}
    for (before, after), chance in others(size - 1, rate, change).items():
        for passes, seen in likely.items():
            if joins:
                releases = telling(before, size - 1), telling(after + passes, size)
            else:
                releases = telling(before + passes, size), telling(after, size - 1)
            seen[releases] += chance
    both = likely[False].keys() | likely[True].keys()
    return sum(max(likely[False][seen], likely[True][seen]) for seen in both) / 2


@cache
def others(size: int, rate: float, change: float) -> dict[tuple[int, int], float]:
    """How likely it is that so many of ``size`` others pass before, and so many after.

    As many begin to pass as cease to, so that on the whole nothing changes.
    """
    begin = change * rate / (1 - rate)
    found: dict[tuple[int, int], float] = defaultdict(float)
    for before in range(size + 1):
        chance = _binomial(size, rate)[before]
        if chance < 1e-9:
            continue
        for ceased, lost in enumerate(_binomial(before, change)):
            if lost < 1e-9:
                continue
            for begun, won in enumerate(_binomial(size - before, begin)):
                if won >= 1e-9:
                    found[before, before - ceased + begun] += chance * lost * won
    return found


@cache
def _binomial(size: int, chance: float) -> list[float]:
    return [comb(size, k) * chance**k * (1 - chance) ** (size - k) for k in range(size + 1)]


def row(telling: Telling, size: int, change: float, *, joins: bool = True) -> tuple[float, float]:
    """How often it is guessed on the average over ``RATES``, and at the worst of them."""
    found = [guessed(telling, size, rate, change, joins=joins) for rate in RATES]
    return fmean(found), max(found)


def main() -> None:
    print(f"{'':14} {'n':>4} {'change':>7}   joins: mean worst   leaves: mean worst")
    for name, telling in TELLINGS.items():
        for size in (11, 20, 60, 200):
            for change in CHANGES:
                joins, leaves = row(telling, size, change), row(telling, size, change, joins=False)
                figures = f"{joins[0]:11.0%} {joins[1]:5.0%} {leaves[0]:14.0%} {leaves[1]:5.0%}"
                print(f"{name:14} {size:4} {change:7.0%} {figures}")


if __name__ == "__main__":
    main()
