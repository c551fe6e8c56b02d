"""The server ends as in a power cut, again and again, while eight writers cast the same ballots."""

from __future__ import annotations

import os
import random
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from posture.collector.box.places import open_box
from posture.collector.box.slots import SlotFile
from posture.collector.box.wrapping import SIZE, BoxKey
from posture.collector.rounds.record import newest
from serving import Server, Voting, voting

WRITERS = 8
BALLOTS = 400
SHORT, LONG = 4, 100


class Writers:
    """Cast every ballot, each in an order of its own, until they are told that it counts."""

    def __init__(self, servers: Sequence[Server], seed: int) -> None:
        self._servers = servers
        self._random = random.Random(seed)
        self._lock = threading.Lock()
        self.counted: Counter[bytes] = Counter()
        self.told: set[bytes] = set()
        self.others: Counter[str] = Counter()

    def cast(self, ballots: Sequence[bytes]) -> list[threading.Thread]:
        """Start to cast all of them; the threads end when every one was acknowledged to each writer."""
        orders = [self._random.sample(ballots, len(ballots)) for _ in range(WRITERS)]
        threads = [threading.Thread(target=self._cast_all, args=(order,)) for order in orders]
        for thread in threads:
            thread.start()
        return threads

    def _cast_all(self, ballots: Sequence[bytes]) -> None:
        for place, ballot in enumerate(ballots):
            attempt = 0
            while (told := self._servers[(place + attempt) % len(self._servers)].cast(ballot)) not in {
                "counted",
                "duplicate",
            }:
                attempt += 1
                if told:
                    with self._lock:
                        self.others[told] += 1
            with self._lock:
                self.told.add(ballot)
                self.counted[ballot] += told == "counted"


def storm(
    made: Voting,
    servers: Sequence[Server],
    kills: int,
    seed: int,
    tear: Callable[[int], None],
    number: int = BALLOTS,
) -> None:
    """Kill one of ``servers`` so many times while writers cast, then demand that all is counted once."""
    chance = random.Random(seed)
    for server in servers:
        server.start()
    writers = Writers(servers, seed)
    ballots = made.ballots(max(number, 8 * kills))
    share = len(ballots) // kills
    for kill in range(kills):
        threads = writers.cast(ballots[kill * share : (kill + 1) * share])
        threads[0].join(timeout=chance.uniform(0, 0.4))
        killed = chance.choice(servers)
        killed.kill()
        tear(kill)
        killed.start()
        for thread in threads:
            thread.join(timeout=60)
            assert not thread.is_alive(), "a writer is never told that its ballot counts"
    for server in servers:
        assert server.stop() == 0, server.said()
        assert "was not answered" not in server.said(), server.said()
        assert "Traceback" not in server.said(), server.said()
    assert not writers.others, writers.others
    assert max(writers.counted.values()) == 1, "a ballot was counted twice"
    assert sorted(in_the_box(made)) == sorted(writers.told)


def in_the_box(made: Voting) -> list[bytes]:
    """All ballots that a close would count."""
    store = made.organisation.store()
    with store.reading() as connection:
        found = newest(connection)
    assert found is not None
    box = open_box(made.organisation, store, found)
    try:
        return list(box.blobs())
    finally:
        box.close()
        store.close()


class Tearing:
    """Leaves what a power cut leaves that falls into a write: half a slot, half a new box, half a log."""

    def __init__(self, made: Voting) -> None:
        self._folder = made.organisation.folder
        self._key = BoxKey(made.keys.intake)

    def __call__(self, number: int) -> None:
        path = self._folder / "box-1"
        (self._folder / "box-1.new").write_bytes(os.urandom(5 * SIZE + 700))
        if path.exists():
            self._half_a_slot(path, number)
        with (self._folder / "collector.db-wal").open("ab") as log:
            log.write(os.urandom(24 + 1000))

    def _half_a_slot(self, path: Path, number: int) -> None:
        """Write half a ballot, which nobody was told is counted, into a slot that is free."""
        slots = SlotFile(path, 1)
        free = [slot for slot, wrapped in enumerate(slots) if self._key.open(wrapped) is None]
        torn = self._key.wrap(number.to_bytes(32, "big"), bytes(32), bytes(1208))
        chosen = free[number % len(free)]
        slots.write(chosen, torn[: SIZE // 2] + slots.read(chosen)[SIZE // 2 :])
        slots.close()


@pytest.mark.parametrize("members", [12, 60], ids=["rewritten whole", "changed in place"])
def test_kills_lose_and_double_no_ballot(tmp_path, members) -> None:
    made = voting(tmp_path / "collector", members=members)
    server = Server(made.organisation.folder, tmp_path / "log")
    storm(made, [server], SHORT, seed=members, tear=Tearing(made), number=120)


@pytest.mark.soak
@pytest.mark.parametrize("members", [12, 60], ids=["rewritten whole", "changed in place"])
def test_many_kills_lose_and_double_no_ballot(tmp_path, members) -> None:
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    made = voting(tmp_path / "collector", members=members)
    server = Server(made.organisation.folder, tmp_path / "log")
    storm(made, [server], LONG, seed=seed, tear=Tearing(made))


def test_kills_of_two_replicas_lose_and_double_no_ballot(tmp_path, database) -> None:
    storm_on_replicas(tmp_path, database, SHORT, seed=5)


@pytest.mark.soak
def test_many_kills_of_two_replicas_lose_and_double_no_ballot(tmp_path, database) -> None:
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    storm_on_replicas(tmp_path, database, LONG, seed=seed)


def storm_on_replicas(folder: Path, database: str, kills: int, seed: int) -> None:
    made = voting(folder / "collector", members=60, database=database)
    servers = [Server(made.organisation.folder, folder / f"log-{each}") for each in (1, 2)]
    storm(made, servers, kills, seed=seed, tear=lambda _: None)


def test_the_storm_notices_a_ballot_that_is_lost(tmp_path) -> None:
    """Were a ballot acknowledged and not kept, the comparison in the end would tell."""
    made = voting(tmp_path / "collector", members=12)
    [ballot] = made.ballots(1)
    assert ballot not in in_the_box(made)
