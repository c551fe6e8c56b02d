"""The three games that an observer plays against a round, and how sure one can be of the outcome."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from evidence import RoundSeen

Clue = Mapping[int, Mapping[str, float]]
"""For each ballot, how much each device looks like its caster; one that nothing is known of is not there."""

Likeness = Mapping[int, float]
"""A place for each ballot on some line, where those of one device lie close if it is worth something."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A share or an area from ``trials`` trials, with its 95 % interval."""

    value: float
    low: float
    high: float
    trials: int


def name_the_caster(rounds: Sequence[tuple[RoundSeen, Clue]], rng: random.Random) -> Outcome:
    """How often the device that looks most like the caster is it; chance is one in their number."""
    hits, trials = 0.0, 0
    for seen, clue in rounds:
        everybody = sorted(seen.devices)
        for place, ballot in enumerate(seen.ballots):
            scores = clue.get(place, {})
            best = max(scores.values(), default=None)
            likely = (
                [device for device in everybody if scores.get(device) == best]
                if best is not None
                else everybody
            )
            hits += rng.choice(likely) == ballot.device
            trials += 1
    return _share(hits, trials)


def two_devices(rounds: Sequence[tuple[RoundSeen, Clue]], rng: random.Random, pairs: int) -> Outcome:
    """A ballot and two devices, one of them its caster: how often that one is picked; chance is a half."""
    hits = 0.0
    for _ in range(pairs):
        seen, clue = rng.choice(rounds)
        place = rng.randrange(len(seen.ballots))
        caster = seen.ballots[place].device
        other = rng.choice([device for device in sorted(seen.devices) if device != caster])
        scores = clue.get(place, {})
        mine, theirs = scores.get(caster, -math.inf), scores.get(other, -math.inf)
        hits += 0.5 if mine == theirs else mine > theirs
    return _share(hits, pairs)


def same_device(rounds: Sequence[tuple[RoundSeen, Likeness]], rng: random.Random, pairs: int) -> Outcome:
    """Two ballots on different checks: the area under the curve of telling “one device” by closeness.

    The interval comes from drawing whole rounds again (a bootstrap): pairs of one round hang together.
    """
    each = [_closeness(seen, likeness, rng, max(50, pairs // len(rounds))) for seen, likeness in rounds]
    value = _area([item for part in each for item in part])
    redrawn = sorted(
        _area([item for part in rng.choices(each, k=len(each)) for item in part]) for _ in range(200)
    )
    return Outcome(value, redrawn[5], redrawn[194], sum(len(part) for part in each))


def _closeness(
    seen: RoundSeen, likeness: Likeness, rng: random.Random, pairs: int
) -> list[tuple[float, bool]]:
    """As many pairs of one device as of two, each with how close together they lie.

    Only of ballots that the observer has: that a copy holds one and not another tells that the one came
    before the copy was made and the other after it, whatever their places say.
    """
    held = sorted(likeness) or range(len(seen.ballots))
    by_device: dict[str, list[int]] = {}
    for place in held:
        by_device.setdefault(seen.ballots[place].device, []).append(place)
    together = [pair for places in by_device.values() for pair in combinations(places, 2)]
    together = rng.sample(together, min(len(together), pairs // 2))
    apart: list[tuple[int, int]] = []
    while len(apart) < len(together):
        one, other = rng.sample(held, 2)
        a, b = seen.ballots[one], seen.ballots[other]
        if a.device != b.device and a.scope != b.scope:
            apart.append((one, other))

    def close(pair: tuple[int, int]) -> float:
        one, other = (likeness.get(place) for place in pair)
        return -math.inf if one is None or other is None else -abs(one - other)

    return [(close(pair), True) for pair in together] + [(close(pair), False) for pair in apart]


def _area(scored: Iterable[tuple[float, bool]]) -> float:
    """The chance that a pair of one device lies closer than a pair of two (Mann and Whitney)."""
    ranked = sorted(scored)
    same = sum(is_same for _, is_same in ranked)
    others = len(ranked) - same
    if not same or not others:
        return 0.5
    total, start = 0.0, 0
    while start < len(ranked):
        end = start
        while end < len(ranked) and ranked[end][0] == ranked[start][0]:
            end += 1
        mean_rank = (start + 1 + end) / 2
        total += mean_rank * sum(is_same for _, is_same in ranked[start:end])
        start = end
    return (total - same * (same + 1) / 2) / (same * others)


def _share(hits: float, trials: int) -> Outcome:
    """Wilson's interval for a share."""
    z, p = 1.96, hits / trials
    middle = (p + z * z / (2 * trials)) / (1 + z * z / trials)
    half = z * math.sqrt(p * (1 - p) / trials + z * z / (4 * trials * trials)) / (1 + z * z / trials)
    return Outcome(p, middle - half, middle + half, trials)
