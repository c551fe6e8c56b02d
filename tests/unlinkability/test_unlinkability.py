"""A few rounds in little: no observer is sure of anything, and the games are really played."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))

from hurried import hurried
from observers import HOLDER, THIEF, WATCHER
from play import play_round, stage
from table import play


@pytest.mark.rehearsal
@pytest.mark.timeout(180)
@pytest.mark.xdist_group("unlinkability")
def test_two_rounds_tell_no_observer_whose_a_ballot_is(tmp_path: Path) -> None:
    with stage(tmp_path, members=12) as setting:
        rounds = [play_round(setting, 20, random.Random(seed)) for seed in range(2)]
    assert sum(len(seen.ballots) for seen in rounds) >= 200
    assert all(len(seen.fetched) >= 10 for seen in rounds)
    for observer in (WATCHER, HOLDER, THIEF):
        lines = play(observer, rounds, pairs=4000, seed=1)
        assert not any(line.is_won for line in lines), "\n".join(map(str, lines))


@pytest.mark.rehearsal
@pytest.mark.timeout(180)
@pytest.mark.xdist_group("unlinkability")
def test_clients_in_a_hurry_are_told_apart_by_who_watches_the_line(tmp_path: Path) -> None:
    with hurried(), stage(tmp_path, members=12) as setting:
        seen = play_round(setting, 20, random.Random(1))
    assert any(line.is_won for line in play(WATCHER, [seen], pairs=4000, seed=1))
