"""The box in a real PostgreSQL, with several that write into it at once."""

from __future__ import annotations

import random
import threading
from collections import Counter as Tally

import pytest
from sqlalchemy import create_engine, make_url, select, text, update

from posture.collector.box.box import Counted
from posture.collector.box.table import TableBox
from posture.collector.box.wrapping import SIZE, BoxKey
from posture.collector.errors import CollectorError, Refusal
from posture.collector.schema import box, round_
from posture.collector.store import Store

KEY = bytes(range(32))


@pytest.fixture
def store(database, opened_round):
    made = Store(database, create=True)
    with made.transaction() as connection:
        connection.execute(opened_round(1))
        connection.execute(opened_round(2))
    yield made
    made.close()


def close_round(store: Store) -> None:
    with store.transaction() as connection:
        connection.execute(update(round_).where(round_.c.number == 1).values(state="closing"))


def rows(store: Store) -> list:
    with store.reading() as connection:
        return list(connection.execute(select(box)))


def ballots_in(store: Store, number: int = 1) -> int:
    """How many of the rows are ballots, for whoever has the key."""
    return len(list(TableBox(store, number, BoxKey(KEY)).blobs()))


def test_a_row_tells_nothing_without_the_key(store, some) -> None:
    [ballot] = some(1)
    TableBox(store, 1, BoxKey(KEY)).put([ballot])
    for row in rows(store):
        assert len(row.mark) == 32
        assert len(row.blob) == SIZE
        for part in (ballot.nullifier, ballot.digest, ballot.blob[100:140]):
            assert part not in row.mark + row.blob


def test_the_number_of_rows_is_not_the_number_of_ballots(store, some) -> None:
    """A batch of one ballot leaves one to ten rows, and none of them comes out as a ballot but that one."""
    made, added, before = TableBox(store, 1, BoxKey(KEY)), [], 0
    for _ in range(60):
        assert made.put(some(1)) == [Counted.NEW]
        added.append(len(rows(store)) - before)
        before += added[-1]
    assert set(added) <= set(range(1, 11))
    assert len(set(added)) > 4
    assert ballots_in(store) == 60
    made.destroy()
    assert rows(store) == []


def test_a_round_that_is_closing_takes_no_ballot(store, some) -> None:
    made = TableBox(store, 1, BoxKey(KEY))
    made.put(some(2))
    close_round(store)
    with pytest.raises(Refusal) as raised:
        made.put(some(1))
    assert (raised.value.status, raised.value.code) == (410, "epoch-closed")
    assert ballots_in(store) == 2


def test_a_close_waits_for_the_batch_that_is_written_and_none_follows(database, store, some) -> None:
    """Whatever was told to be counted is there when the close begins to count."""
    told: list[Counted] = []
    refused = threading.Event()

    def write() -> None:
        mine = Store(database)
        try:
            while True:
                told.extend(TableBox(mine, 1, BoxKey(KEY)).put(some(3)))
        except Refusal:
            refused.set()
        finally:
            mine.close()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    while len(told) < 60:
        threads[0].join(0.01)
    close_round(store)
    counted = ballots_in(store)
    for thread in threads:
        thread.join()
    assert refused.is_set()
    assert counted == ballots_in(store) == len(told)


def test_replicas_with_the_same_ballots_count_each_once(database, store, some, second) -> None:
    ballots = some(120)
    others = [second(ballot) for ballot in ballots[:20]]
    told: list[tuple[bytes, Counted]] = []

    def write(seed: int) -> None:
        chance, mine = random.Random(seed), Store(database)
        made = TableBox(mine, 1, BoxKey(KEY))
        rest = chance.sample([*ballots, *ballots, *others], 2 * len(ballots) + len(others))
        while rest:
            batch, rest = rest[: (size := chance.randrange(1, 30))], rest[size:]
            answers = made.put(batch)
            told.extend((ballot.digest, each) for ballot, each in zip(batch, answers, strict=True))
        mine.close()

    threads = [threading.Thread(target=write, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ballots_in(store) == len(ballots)
    new = Tally(digest for digest, each in told if each is Counted.NEW)
    assert set(new.values()) == {1}
    assert len(new) == len(ballots)
    assert len(told) == 8 * (2 * len(ballots) + len(others)), "no replica waited in a circle, or failed"


def test_the_rounds_of_a_database_are_boxes_of_their_own(store, some) -> None:
    first, other = TableBox(store, 1, BoxKey(KEY)), TableBox(store, 2, BoxKey(b"\1" * 32))
    ballots = some(3)
    assert first.put(ballots) == other.put(ballots) == [Counted.NEW] * 3
    first.destroy()
    assert list(first.blobs()) == []
    assert len(list(other.blobs())) == 3


def test_rows_that_come_back_are_not_called_destroyed(database, store, some) -> None:
    made = TableBox(store, 1, BoxKey(KEY))
    made.put(some(2))
    engine = create_engine(make_url(database).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(text("CREATE RULE keep AS ON DELETE TO box DO INSTEAD NOTHING"))
    engine.dispose()
    with pytest.raises(CollectorError, match="came back"):
        made.destroy()


def test_a_failure_in_a_batch_leaves_nothing_half_done(store, some, monkeypatch) -> None:
    made = TableBox(store, 1, BoxKey(KEY))
    with monkeypatch.context() as patched:
        patched.setattr(TableBox, "_known", _fail)
        with pytest.raises(ZeroDivisionError):
            made.put(some(2))
    assert rows(store) == []
    assert made.put(some(2)) == [Counted.NEW] * 2


def _fail(*_: object) -> None:
    raise ZeroDivisionError


def test_ballots_come_out_in_the_order_of_their_marks(store, some) -> None:
    made, ballots = TableBox(store, 1, BoxKey(KEY)), some(30)
    for ballot in ballots:
        made.put([ballot])
    order = sorted(ballots, key=lambda ballot: BoxKey(KEY).mark(ballot.nullifier))
    assert list(made.blobs()) == [ballot.blob for ballot in order]
