"""A round in little: no observer is anywhere near sure, and clients without a guard are seen through.

Far fewer rounds than in ``make unlinkability``, so the bounds are wider: half-way from chance to certainty.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))

from hurried import hurried
from observers import HOLDER, THIEF, WATCHER, Observer
from play import play_round, stage
from results import play

MEMBERS, SECONDS = 11, 40  # long enough for a busy machine
FAR_FROM_SURE = {"name the caster": 0.4, "two devices": 0.7, "same device across checks": 0.7}


def values(observer: Observer, seen) -> dict[str, float]:
    return {line.game: line.outcome.value for line in play(observer, [seen], pairs=4000, seed=1)}


@pytest.mark.rehearsal
@pytest.mark.timeout(240)
def test_a_round_tells_no_observer_whose_a_ballot_is(tmp_path: Path) -> None:
    with stage(tmp_path, MEMBERS) as setting:
        seen = play_round(setting, SECONDS, random.Random(1))
    assert len(seen.fetched) >= 10
    assert len(seen.ballots) >= 80
    for observer in (WATCHER, HOLDER, THIEF):
        found = values(observer, seen)
        assert all(found[game] < most for game, most in FAR_FROM_SURE.items()), (observer.name, found)


@pytest.mark.rehearsal
@pytest.mark.timeout(240)
def test_clients_in_a_hurry_are_told_apart_by_who_watches_the_line(tmp_path: Path) -> None:
    with hurried(), stage(tmp_path, MEMBERS) as setting:
        seen = play_round(setting, SECONDS, random.Random(1))
    assert values(WATCHER, seen)["same device across checks"] > FAR_FROM_SURE["same device across checks"]
