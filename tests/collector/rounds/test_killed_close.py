"""A close that ends as in a power cut, again and again, is finished by the next, and counts the same."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from posture.collector import schema
from posture.collector.box.box import Verified
from posture.collector.box.places import open_box
from posture.collector.releasing import numbered
from posture.collector.rounds import traces
from posture.collector.rounds.record import State, newest
from posture.collector.verification import facts, verifier
from serving import Voting, voting

BALLOTS = 300
SHORT, LONG = 6, 100


def _filled(folder: Path, database: str) -> Voting:
    """A round with ballots in its box."""
    round_at_hand = voting(folder, members=50, database=database)
    round_at_hand.bless(50)
    store = round_at_hand.organisation.store()
    with store.reading() as connection:
        found = newest(connection)
    verifying = verifier(facts(round_at_hand.manifest), round_at_hand.keys)
    box = open_box(round_at_hand.organisation, store, found)
    ballots: list[Verified] = [verifying.verify(blob) for blob in round_at_hand.ballots(BALLOTS)]
    box.put(ballots)
    box.close()
    store.close()
    return round_at_hand


def _close(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "posture.collector.cli", "epoch", str(folder), "close"]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def _killed(folder: Path, times: int, database: str) -> int:
    """Close a round, killed so many times at random moments; how often it was still at work."""
    round_at_hand = _filled(folder, database)
    organisation = round_at_hand.organisation
    sought = traces.secrets_of(round_at_hand.keys)
    chance = random.Random(times)
    hit = 0
    for _ in range(times):
        with _close(organisation.folder) as process:
            # It starts in half a second or so, and is at work for about as long.
            time.sleep(chance.uniform(0.3, 1.8))
            hit += process.poll() is None
            process.send_signal(signal.SIGKILL)
    with _close(organisation.folder) as process:
        _, said = process.communicate(timeout=100)
    assert process.returncode == 0 or b"No round is open" in said, said
    store = organisation.store()
    with store.reading() as connection:
        assert newest(connection).state is State.CLOSED
        rows = select(func.count()).select_from(schema.envelope)
        assert connection.execute(rows).scalar_one() == BALLOTS
        told = numbered(connection, 1).release
    store.close()
    assert told.received == 30
    # Every second check was answered with “does not apply” every second time.
    assert {share.answers for share in told.checks.values()} == {15, 30}
    traces.demand_none(sought, (organisation.folder, organisation.keys))
    assert not list(organisation.folder.glob("box-*"))
    return hit


@pytest.mark.rehearsal
def test_kills_of_a_close_lose_and_double_nothing(tmp_path: Path) -> None:
    _killed(tmp_path / "collector", SHORT, "")


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_a_hundred_kills_of_closes_lose_and_double_nothing(tmp_path: Path) -> None:
    hit = sum(_killed(tmp_path / f"collector-{each}", 5, "") for each in range(LONG // 5))
    assert hit > LONG // 3


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_kills_of_a_close_on_postgresql_lose_and_double_nothing(tmp_path: Path, database: str) -> None:
    assert _killed(tmp_path / "collector", 2 * SHORT, database) > 0
