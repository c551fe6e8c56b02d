"""The intake: takes sealed ballots, lets workers verify them, and has one writer keep them in batches."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import select

from posture.ballots.seal import SEAL_ID_SIZE, SIZE
from posture.collector.box.box import Box, Counted, Verified
from posture.collector.box.places import open_box, open_to_close
from posture.collector.errors import Refusal
from posture.collector.organisation import Organisation
from posture.collector.rounds.record import Round, State, newest
from posture.collector.schema import round_
from posture.collector.store import Store
from posture.collector.verification import Facts, facts
from posture.collector.workers import Workers, busy

MOST: Final = 2048
"""Ballots that may be on their way at once; more are told to come later."""

BATCH: Final = 64
"""Ballots that one worker is handed at a time."""

GATHER: Final = 0.004
"""Seconds in which ballots gather to a batch, so that what a batch costs is shared."""

_LOOK: Final = 1.0  # seconds between two looks at the database for a seal that is not known


@dataclass(slots=True)
class _Held:
    """The round whose ballots are taken; its box is opened by the first of them."""

    found: Round
    facts: Facts
    box: Box | None = field(default=None, repr=False)

    def demand_open(self, now: datetime) -> None:
        table = self.found.timetable
        if self.found.state is not State.OPEN or now >= table.close:
            raise _closed()
        if now < table.cast.start:
            raise Refusal(425, "not-open-yet", f"Ballots of {self.found.epoch} are taken later.")


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A ballot on its way, and who waits to be told what became of it."""

    held: _Held
    blob: bytes = field(repr=False)
    answer: asyncio.Future[Counted]


class Intake:
    """Ballots on their way into the box. Used in one event loop, as a context.

    Nothing is done any more for a caller that is gone before its ballot went to a worker.
    """

    def __init__(
        self,
        organisation: Organisation,
        store: Store,
        workers: Workers,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._organisation = organisation
        self._store = store
        self._workers = workers
        self._clock = clock
        self._held: _Held | None = None
        self._past: frozenset[bytes] = frozenset()
        self._over: set[int] = set()
        self._looking = asyncio.Lock()
        self._looked = float("-inf")
        self._inside = 0
        self._waiting: deque[_Waiting] = deque()
        self._verified: list[tuple[Verified, _Waiting]] = []
        self._arrived, self._to_write = asyncio.Event(), asyncio.Event()
        self._writer = ThreadPoolExecutor(1, "writer")
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Intake:
        self._loop = asyncio.get_running_loop()
        carriers = [self._carry() for _ in range(self._workers.number)]
        self._tasks = [asyncio.create_task(task) for task in (*carriers, self._write())]
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._writer.shutdown()
        if self._held is not None and self._held.box is not None:
            self._held.box.close()

    async def take(self, blob: bytes) -> Counted:
        """What became of a sealed ballot, once that is durable.

        Raises Refusal ``wrong-size``, ``wrong-seal``, ``not-open-yet``, ``epoch-closed``, ``second-answer``,
        ``busy`` or what ``Verifier.verify`` finds; CollectorError where the store fails.
        """
        if len(blob) != SIZE:
            raise Refusal(413, "wrong-size", f"A sealed ballot has {SIZE} bytes.")
        held = await self._round_of(blob[:SEAL_ID_SIZE])
        held.demand_open(self._clock())
        if held.found.number in self._over:
            raise _closed()  # its keys may be destroyed by now, so no worker could say so
        if self._inside >= MOST:
            raise busy()
        answer: asyncio.Future[Counted] = self._loop.create_future()
        self._inside += 1
        try:
            self._waiting.append(_Waiting(held, blob, answer))
            self._arrived.set()
            counted = await answer
        finally:
            self._inside -= 1
        if counted is Counted.SECOND:
            raise Refusal(
                409, "second-answer", "This ballot's key has answered already; the first answer counts."
            )
        return counted

    def hand_over(self, found: Round) -> Box:
        """The round's box, for its close: what was acknowledged is in it, and nothing follows.

        Called from another thread than the loop's.
        """
        return self._writer.submit(self._hand_over, found).result()

    def forget(self, number: int) -> None:  # noqa: ARG002 - the workers hold the keys of one round at most
        """Let no worker process keep the round's keys. Called from another thread than the loop's."""
        asyncio.run_coroutine_threadsafe(self._workers.forget(), self._loop).result()

    async def _round_of(self, seal_id: bytes) -> _Held:
        """The round that a ballot was sealed for (Refusal ``wrong-seal``, ``epoch-closed``)."""
        if (held := self._held) is None or held.facts.seal_id != seal_id:
            if seal_id in self._past:
                raise _closed()
            async with self._looking:
                if time.monotonic() - self._looked > _LOOK:
                    await self._loop.run_in_executor(None, self._look)
                    self._looked = time.monotonic()
            held = self._held
            if held is None or held.facts.seal_id != seal_id:
                raise Refusal(400, "wrong-seal", "This ballot was sealed for another collector or round.")
        return held

    def _look(self) -> None:
        """Look which rounds there are."""
        with self._store.reading() as connection:
            at_hand = newest(connection)
            seals = connection.execute(select(round_.c.seal_id)).scalars().all()
        self._past = frozenset(seals) - {at_hand.seal_id if at_hand else b""}
        if at_hand is not None and (self._held is None or self._held.found.number != at_hand.number):
            self._held = _Held(at_hand, facts(at_hand.manifest))

    async def _carry(self) -> None:
        """Hand ballots to the workers, batch for batch."""
        while True:
            await self._arrived.wait()
            await asyncio.sleep(GATHER)
            batch = self._next_batch()
            if batch:
                await self._verify(batch)

    def _next_batch(self) -> list[_Waiting]:
        """What waits for the same round, without those whose callers are gone."""
        batch: list[_Waiting] = []
        while self._waiting and len(batch) < BATCH:
            if batch and self._waiting[0].held is not batch[0].held:
                break
            waiting = self._waiting.popleft()
            if not waiting.answer.done():
                batch.append(waiting)
        if not self._waiting:
            self._arrived.clear()
        return batch

    async def _verify(self, batch: Sequence[_Waiting]) -> None:
        try:
            verdicts = await self._workers.verify(batch[0].held.facts, [waiting.blob for waiting in batch])
        except Exception as error:  # noqa: BLE001 - whatever it is, those who wait are told
            _fail(batch, error)
            return
        for waiting, verdict in zip(batch, verdicts, strict=True):
            if isinstance(verdict, Refusal):
                _fail([waiting], verdict)
            else:
                self._verified.append((verdict, waiting))
        self._to_write.set()

    async def _write(self) -> None:
        """Keep everything that was verified meanwhile, again and again."""
        while True:
            await self._to_write.wait()
            self._to_write.clear()
            batch, self._verified = self._verified, []
            for held in {id(waiting.held): waiting.held for _, waiting in batch}.values():
                mine = [(ballot, waiting) for ballot, waiting in batch if waiting.held is held]
                await self._keep(held, [ballot for ballot, _ in mine], [waiting for _, waiting in mine])

    async def _keep(self, held: _Held, ballots: Sequence[Verified], batch: Sequence[_Waiting]) -> None:
        try:
            told = await self._loop.run_in_executor(self._writer, self._put, held, ballots)
        except Exception as error:  # noqa: BLE001 - as above
            _fail(batch, error)
            return
        for waiting, counted in zip(batch, told, strict=True):
            if not waiting.answer.done():
                waiting.answer.set_result(counted)

    def _put(self, held: _Held, ballots: Sequence[Verified]) -> list[Counted]:
        if held.found.number in self._over:
            raise _closed()
        if held.box is None:
            held.box = open_box(self._organisation, self._store, held.found)
        return held.box.put(ballots)

    def _hand_over(self, found: Round) -> Box:
        box, held = None, self._held
        self._over.add(found.number)
        if held is not None and held.found.number == found.number:
            box, held.box = held.box, None
        return box or open_to_close(self._organisation, self._store, found)


def _closed() -> Refusal:
    return Refusal(410, "epoch-closed", "This round is closed.")


def _fail(batch: Sequence[_Waiting], error: Exception) -> None:
    for waiting in batch:
        if not waiting.answer.done():
            waiting.answer.set_exception(error)
