"""``make unlinkability``: can an observer tie a ballot to a device, or two ballots to one another?

Real clients take part in rounds of a real collector at rehearsal pace. Three observers play three games: A
sees every arrival with its moment and who fetched when; B holds copies of the whole folder and of all logs,
taken at ten random instants of each round and after it; B' has one copy with the key. Then the same with one
guard taken away at a time, where the observer whom it stops has to win. Exits with 0 only if that holds.

What this cannot show: network addresses (who sees them sees whose ballots they are, until there is a relay),
the memory of the running process, many copies together with the key, one copy of PostgreSQL's table with the
key, which ballots had come by the moment of one copy with the key (no order among them), and the hours at
which a computer runs at all: who is online at night casts at night.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))  # ending.py serves several folders

from evidence import RoundSeen
from front import is_installed
from hurried import hurried
from observers import HOLDER, THIEF, WATCHER, Observer
from play import Stage, play_round, stage
from results import Line, play

from ending import tidily

_NEARLY_ALL = 0.8
_AROUND_A_ROUND = 1.3  # how much longer than its rounds a trial takes

RECORDED = Path(__file__).parent / "before.txt"
"""What the same observers won against the version before these defences."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Rounds with one guard taken away, or none: who has to win there, and who must stay at chance."""

    title: str
    guard: str = ""
    in_a_hurry: bool = False
    short: bool = True
    winners: tuple[Observer, ...] = ()
    losers: tuple[Observer, ...] = ()


TRIALS = (
    Trial("Everything in place", short=False, losers=(WATCHER, HOLDER, THIEF)),
    Trial(
        "Without time: all ballots of a client at one moment, in the order of fetching",
        in_a_hurry=True,
        short=False,
        winners=(WATCHER,),
        losers=(HOLDER, THIEF),
    ),
    Trial("Without the wrapping of ballots in the box", guard="wrapping", in_a_hurry=True, winners=(HOLDER,)),
    Trial("Without the shuffling of the box", guard="shuffle", in_a_hurry=True, winners=(THIEF,)),
)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=20, help="rounds of the long trials (default: 20)")
    parser.add_argument("--short", type=int, default=6, help="rounds of the others (default: 6)")
    parser.add_argument("--members", type=int, default=20, help="how many take part (default: 20)")
    parser.add_argument("--seconds", type=int, default=16, help="how long a round takes (default: 16)")
    parser.add_argument("--pairs", type=int, default=20_000, help="pairs in each game (default: 20 000)")
    parser.add_argument("--first", type=int, default=1, help="with which trial to begin, from 1")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32), help="of the random choices")
    options = parser.parse_args()
    started = time.monotonic()
    front = "nginx stands in front" if is_installed() else "without nginx in front, which is not installed"
    _say(f"{options.members} clients, {front}, rounds of {options.seconds} s, --seed {options.seed}.")
    rounds = sum(options.short if trial.short else options.rounds for trial in TRIALS[options.first - 1 :])
    minutes = round(rounds * options.seconds / 60 * _AROUND_A_ROUND)
    _say(f"This takes about {minutes} minutes. Ctrl+C stops it and leaves nothing behind.")
    results = [_try(trial, options) for trial in TRIALS[options.first - 1 :]]
    held = all(results)
    _say("\nThe same observers against the version before these defences:")
    _say(RECORDED.read_text(encoding="utf-8").rstrip())
    _say("\nWhat this cannot show" + (__doc__ or "").split("What this cannot show")[1].rstrip())
    took = time.monotonic() - started
    _say(f"\n{'Everything held' if held else 'IT DID NOT HOLD'}, in {took / 60:.0f} minutes.")
    return 0 if held else 1


def _try(trial: Trial, options: argparse.Namespace) -> bool:
    """Play a trial's rounds and games; whether its winners won something, and its losers nothing."""
    number = options.short if trial.short else options.rounds
    _say(f"\n{trial.title}: {number} rounds")
    rng = random.Random(options.seed)
    with (
        tempfile.TemporaryDirectory(prefix="posture-unlinkability-") as folder,
        hurried() if trial.in_a_hurry else nullcontext(),
        stage(Path(folder), options.members, trial.guard) as setting,
    ):
        rounds = list(islice(_whole_rounds(setting, options.seconds, rng), number))
    _say(f"  {sum(len(seen.ballots) for seen in rounds)} ballots counted")
    held = True
    for observer in (*trial.winners, *trial.losers):
        _say(f"  {observer.name}")
        lines = play(observer, rounds, pairs=options.pairs, seed=options.seed)
        for line in lines:
            _say(f"  {line}")
        held &= _as_it_must(lines, wins=observer in trial.winners)
    return held


def _whole_rounds(setting: Stage, seconds: int, rng: random.Random) -> Iterator[RoundSeen]:
    """Rounds in which nearly everybody took part; a busy machine may let some miss a short one."""
    while True:
        seen = play_round(setting, seconds, rng)
        if len(seen.fetched) >= _NEARLY_ALL * len(setting.people) and seen.ballots:
            yield seen
        else:
            _say(f"  a round in which only {len(seen.fetched)} fetched keys is left out")


def _as_it_must(lines: list[Line], *, wins: bool) -> bool:
    if wins:
        return any(line.is_won for line in lines)
    return all(line.at_chance for line in lines)


def _say(sentence: str) -> None:
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(tidily(main, "It was stopped. Its folder, with all keys in it, is deleted."))
