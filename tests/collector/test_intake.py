from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import func, select, text

from posture.ballots.errors import BallotError
from posture.collector import intake as taking
from posture.collector.box.box import Counted
from posture.collector.box.keeper import Keeper
from posture.collector.box.places import open_to_close
from posture.collector.casting import Casting
from posture.collector.errors import CollectorError, Refusal
from posture.collector.intake import Intake
from posture.collector.rounds.apart import Apart
from posture.collector.rounds.record import State, newest
from posture.collector.schema import envelope
from posture.collector.verification import facts
from posture.collector.work import Verify, Worker
from posture.collector.workers import Workers
from serving import Voting, voting

NEW, DUPLICATE = Counted.NEW, Counted.DUPLICATE


@pytest.fixture
def made(tmp_path) -> Voting:
    return voting(tmp_path / "collector", members=12)


class InProcess(Workers):
    """Workers that work in this very process, so that tests may look on; ``batches`` are those they had."""

    def __init__(self, made: Voting) -> None:
        super().__init__(made.organisation, 1)
        self._worker = Worker(made.organisation.key_room(), Keeper(made.organisation.folder))
        self._keeper = self
        self.batches: list[int] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def __aenter__(self) -> InProcess:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.end()

    async def do(self, job):
        """What the process that keeps the box would do."""
        return self._worker.do(job)

    async def end(self) -> None:
        self._worker._keeper.close()

    async def _ask(self, job, urgency):
        if isinstance(job, Verify):
            self.batches.append(len(job.blobs))
        await self.gate.wait()
        return self._worker.do(job)


def using(made: Voting, use: Callable[[Intake, InProcess], Awaitable], *, now=None):
    """Runs ``use`` with an open intake, ``now`` by its clock."""

    async def run():
        async with _open(made, now) as (intake, workers):
            return await use(intake, workers)

    return asyncio.run(run())


@asynccontextmanager
async def _open(made: Voting, now):
    store = made.organisation.store()
    clock = {} if now is None else {"clock": lambda: now}
    try:
        async with (
            InProcess(made) as workers,
            Intake(store, workers, **clock) as intake,
        ):
            yield intake, workers
    finally:
        store.close()


def code_of(made: Voting, blob: bytes, *, now=None) -> str:
    with pytest.raises(Refusal) as raised:
        using(made, lambda intake, _: intake.take(blob), now=now)
    return raised.value.code


def test_a_ballot_counts_once_however_often_it_comes(made) -> None:
    [ballot] = made.ballots(1)

    async def use(intake, _):
        first = await intake.take(ballot)
        return [first, *await asyncio.gather(*(intake.take(ballot) for _ in range(5)))]

    assert using(made, use) == [NEW] + [DUPLICATE] * 5
    assert using(made, use) == [DUPLICATE] * 6, "a start knows what was counted before"


def test_the_same_ballot_at_the_same_moment_counts_once(made) -> None:
    [ballot] = made.ballots(1)
    told = using(made, lambda intake, _: asyncio.gather(*(intake.take(ballot) for _ in range(8))))
    assert sorted(each.value for each in told) == ["counted"] + ["duplicate"] * 7


def test_a_second_answer_is_refused_also_at_the_same_moment(made) -> None:
    key = Ed25519PrivateKey.generate()
    answers = [made.ballot("firewall", answer, key) for answer in (1, 2)]

    async def use(intake, _):
        return await asyncio.gather(*map(intake.take, answers), return_exceptions=True)

    told = using(made, use)
    assert told.count(NEW) == 1
    [refusal] = [each for each in told if isinstance(each, Refusal)]
    assert (refusal.status, refusal.code) == (409, "second-answer")


def test_ballots_that_come_together_are_verified_and_kept_together(made) -> None:
    ballots = made.ballots(40)

    async def use(intake, workers):
        told = await asyncio.gather(*map(intake.take, ballots))
        return told, workers.batches

    told, batches = using(made, use)
    assert told == [NEW] * 40
    assert batches == [40]


def test_one_bad_ballot_in_a_batch_spoils_no_other(made) -> None:
    one, bad, other = made.ballots(3)
    spoiled = bad[:-1] + bytes([bad[-1] ^ 1])

    async def use(intake, _):
        return await asyncio.gather(*map(intake.take, [one, spoiled, other]), return_exceptions=True)

    told = using(made, use)
    assert [told[0], told[2]] == [NEW, NEW]
    assert told[1].code == "unsealable"


def test_ballots_are_taken_by_the_timetable_alone(made) -> None:
    [ballot] = made.ballots(1)
    times = made.manifest.timetable
    second = timedelta(seconds=1)
    assert code_of(made, ballot, now=times.fetch.start) == "not-open-yet"
    assert code_of(made, ballot, now=times.cast.start - second) == "not-open-yet"
    assert code_of(made, ballot, now=times.close) == "epoch-closed"
    for moment in (times.cast.start, times.cast.end, times.close - second):
        told = using(made, lambda intake, _: intake.take(ballot), now=moment)
        assert told in {NEW, DUPLICATE}


def test_while_the_key_file_is_away_no_ballot_is_acknowledged_and_none_is_lost(made) -> None:
    """The workers had the keys in memory before; the box is opened by the first ballot."""
    first, second = made.ballots(2)
    path = made.organisation.key_room().path(1)
    away = path.with_name("away")

    async def use(intake, workers):
        await workers.verify(facts(made.manifest), [first])
        path.rename(away)
        with pytest.raises(CollectorError, match="cannot be read"):
            await intake.take(first)
        away.rename(path)
        return [await intake.take(first), await intake.take(second)]

    assert using(made, use) == [NEW] * 2
    assert using(made, lambda intake, _: intake.take(first)) == DUPLICATE


def test_a_close_without_keys_destroys_the_box_and_reads_nothing_of_it(made) -> None:
    [ballot] = made.ballots(1)
    using(made, lambda intake, _: intake.take(ballot))
    made.organisation.key_room().path(1).unlink()
    store = made.organisation.store()
    with store.reading() as connection:
        found = newest(connection)

    box = open_to_close(made.organisation, store, found)
    for attempt in (box.blobs, lambda: box.put([])):
        with pytest.raises(CollectorError, match="can only be destroyed"):
            attempt()
    box.destroy()
    assert not list(made.organisation.folder.glob("box-*"))
    store.close()


@pytest.mark.parametrize("size", [0, 1207, 1209])
def test_another_size_is_refused(made, size) -> None:
    assert code_of(made, bytes(size)) == "wrong-size"


def test_a_seal_of_nobody_is_refused_and_looked_up_once_in_a_while(made, monkeypatch) -> None:
    looks = []
    look = Casting.look
    monkeypatch.setattr(Casting, "look", lambda casting: (looks.append(1), look(casting)))

    async def use(intake, _):
        told = await asyncio.gather(*(intake.take(bytes(1208)) for _ in range(50)), return_exceptions=True)
        return {each.code for each in told}

    assert using(made, use) == {"wrong-seal"}
    assert len(looks) == 1


def test_too_many_at_once_are_told_to_come_again_at_different_moments(made, monkeypatch) -> None:
    monkeypatch.setattr(taking, "MOST", 5)
    ballots = made.ballots(40)

    async def use(intake, workers):
        workers.gate.clear()
        tasks = [asyncio.create_task(intake.take(ballot)) for ballot in ballots]
        await asyncio.sleep(0.05)
        workers.gate.set()
        return await asyncio.gather(*tasks, return_exceptions=True)

    told = using(made, use)
    refusals = [each for each in told if isinstance(each, Refusal)]
    assert told.count(NEW) == 5
    assert {(each.status, each.code) for each in refusals} == {(503, "busy")}
    assert len({each.after for each in refusals}) > 3


def test_nothing_is_done_for_callers_that_are_gone(made) -> None:
    ballots = made.ballots(10)

    async def use(intake, workers):
        tasks = [asyncio.create_task(intake.take(ballot)) for ballot in ballots]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        for task in tasks[:7]:
            task.cancel()
        told = await asyncio.gather(*tasks, return_exceptions=True)
        return told, workers.batches

    told, batches = using(made, use)
    assert told[7:] == [NEW] * 3
    assert sum(batches) == 3


def test_keys_that_are_gone_are_a_fault_that_passes(made) -> None:
    one, other = made.ballots(2)
    room = made.organisation.key_room()
    path = room.folder / "round-1.key"
    path.rename(path.with_suffix(".away"))

    async def use(intake, _):
        with pytest.raises(CollectorError):
            await intake.take(one)
        path.with_suffix(".away").rename(path)
        return await intake.take(other)

    assert using(made, use) == NEW


def test_a_round_that_another_replica_closed_is_over_here_too(made) -> None:
    """Its keys are gone, and this process finds out when it looks for them."""
    [ballot] = made.ballots(1)
    store = made.organisation.store()
    with store.transaction() as connection:
        connection.execute(text("UPDATE round SET state = 'closing'"))

    async def use(intake, _):
        intake._casting.look()
        object.__setattr__(
            intake._casting.held.found, "state", State.OPEN
        )  # as it was when this replica looked
        made.organisation.key_room().destroy_round(1)
        return await asyncio.gather(*(intake.take(ballot) for _ in range(2)), return_exceptions=True)

    assert {each.code for each in using(made, use)} == {"epoch-closed"}
    store.close()


def test_a_full_disk_is_a_fault_that_passes(made, monkeypatch) -> None:
    one, other = made.ballots(2)

    async def use(intake, _):
        with monkeypatch.context() as patched:
            patched.setattr("os.fsync", _full)
            with pytest.raises(CollectorError, match="make room"):
                await intake.take(one)
        return [await intake.take(other), await intake.take(one)]

    assert using(made, use)[0] == NEW


def _full(_handle: int) -> None:
    raise OSError(28, "No space left on device")


def test_what_was_acknowledged_is_in_the_box_that_is_let_go(made) -> None:
    ballots = made.ballots(12)
    store = made.organisation.store()
    with store.reading() as connection:
        found = newest(connection)

    async def use(intake, _):
        first = await intake.take(ballots[0])
        tasks = [asyncio.create_task(intake.take(ballot)) for ballot in ballots[1:]]
        await asyncio.to_thread(intake.let_go, 1)
        box = open_to_close(made.organisation, store, found)
        told = [first, *await asyncio.gather(*tasks, return_exceptions=True)]
        late = await asyncio.gather(intake.take(ballots[0]), return_exceptions=True)
        kept = set(box.blobs())
        box.close()
        return told, late, kept

    told, late, kept = using(made, use)
    store.close()
    assert kept == {ballot for ballot, each in zip(ballots, told, strict=True) if each is NEW}
    assert {each.code for each in [*told, *late] if isinstance(each, Refusal)} == {"epoch-closed"}


def test_a_round_closes_while_members_cast(made) -> None:
    """Whatever was acknowledged is counted, and whoever comes too late is told so."""
    made.bless(12)
    ballots = [made.ballot("firewall", 1 + place % 3) for place in range(60)]
    store = made.organisation.store()

    async def use(intake, _):
        apart = Apart(made.organisation.folder, intake)
        closing = threading.Thread(target=apart.close, args=(1, made.manifest.timetable.close))
        told = []
        for place, ballot in enumerate(ballots):
            if place == 30:
                closing.start()
            told += await asyncio.gather(intake.take(ballot), return_exceptions=True)
        await asyncio.to_thread(closing.join)
        return told

    told = using(made, use)
    with store.reading() as connection:
        counted = connection.execute(select(func.count()).select_from(envelope)).scalar_one()
    store.close()
    assert counted == told.count(NEW) >= 30
    assert {each.code for each in told if isinstance(each, (Refusal, BallotError))} <= {"epoch-closed"}
