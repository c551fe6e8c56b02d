"""The observers find what is there to be found, and nothing where there is nothing."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))

from evidence import Cast, RoundSeen, read_copy
from observers import HOLDER, THIEF, WATCHER, Observer
from results import play

DEVICES = tuple(f"device-{number:02}" for number in range(20))
SCOPES = tuple(f"check-{number}" for number in range(10))


def made_round(rng: random.Random, *, leaky: bool) -> RoundSeen:
    """A round of twenty; a leaky one casts all ballots right after the fetch and keeps rows in order."""
    fetched = {device: rng.uniform(0, 100) for device in DEVICES}
    ballots = tuple(Cast(scope, device, (rng.randbytes(32),)) for device in DEVICES for scope in SCOPES)
    arrived = {
        place: fetched[ballot.device] + rng.uniform(0, 0.5) if leaky else rng.uniform(100, 400)
        for place, ballot in enumerate(ballots)
    }
    blessings = {device: (rng.randbytes(16),) for device in DEVICES}
    by_fetch = sorted(DEVICES, key=lambda device: fetched[device])
    order = sorted(range(len(ballots)), key=lambda place: arrived[place] if leaky else ballots[place].marks)
    rows = b"".join(device.encode() + blessings[device][0] for device in (by_fetch if leaky else DEVICES))
    kept = b"".join(ballots[place].marks[0] for place in order)
    slots = list(range(len(ballots)))
    rng.shuffle(slots)
    opened = dict(zip(order if leaky else slots, range(len(ballots)), strict=True))
    copy = read_copy({"collector.db": rows + kept}, ballots, blessings)
    return RoundSeen((0, 100), (100, 400), fetched, arrived, ballots, (copy,), opened)


@pytest.mark.parametrize("observer", [WATCHER, HOLDER, THIEF], ids=lambda observer: observer.name[:2])
def test_a_leak_is_won_and_its_absence_is_chance(observer: Observer) -> None:
    rng = random.Random(5)
    for leaky in (True, False):
        rounds = [made_round(rng, leaky=leaky) for _ in range(12)]
        lines = play(observer, rounds, pairs=6000, seed=1)
        if leaky:
            assert any(line.is_won for line in lines), "\n".join(map(str, lines))
        else:
            assert not any(line.is_won for line in lines), "\n".join(map(str, lines))
