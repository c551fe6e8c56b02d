"""The intake: takes sealed ballots, lets workers verify them, and has one of them keep them in batches."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from posture.ballots.seal import SEAL_ID_SIZE, SIZE
from posture.collector.box.box import Counted, Verified
from posture.collector.casting import Casting, Clock, Held, closed
from posture.collector.errors import Refusal
from posture.collector.store import Store
from posture.collector.workers import Workers, busy

MOST: Final = 2048
"""Ballots that may be on their way at once; more are told to come later."""

BATCH: Final = 64
"""Ballots that one worker is handed at a time."""

GATHER: Final = 0.004
"""Seconds in which ballots gather to a batch, so that what a batch costs is shared."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A ballot on its way, and who waits to be told what became of it."""

    held: Held
    blob: bytes = field(repr=False)
    answer: asyncio.Future[Counted]


class Intake:
    """Ballots on their way into the box. Used in one event loop, as a context.

    Nothing is done any more for a caller that is gone before its ballot went to a worker.
    """

    def __init__(
        self,
        store: Store,
        workers: Workers,
        *,
        clock: Clock | None = None,
    ) -> None:
        self._workers = workers
        self._casting = Casting(store, clock)
        self._inside = 0
        self._waiting: deque[_Waiting] = deque()
        self._verified: list[tuple[Verified, _Waiting]] = []
        self._arrived, self._to_write = asyncio.Event(), asyncio.Event()
        self._writing = asyncio.Lock()
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

    async def take(self, blob: bytes) -> Counted:
        """What became of a sealed ballot, once that is durable.

        Raises Refusal ``wrong-size``, ``wrong-seal``, ``not-open-yet``, ``epoch-closed``, ``second-answer``,
        ``busy`` or what ``Verifier.verify`` finds; CollectorError where the store fails.
        """
        if len(blob) != SIZE:
            raise Refusal(413, "wrong-size", f"A sealed ballot has {SIZE} bytes.")
        held = await self._casting.taking(blob[:SEAL_ID_SIZE])
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

    def let_go(self, number: int) -> None:
        """Leave the round's box to whoever closes it: what was acknowledged is in it, and nothing follows.

        Called from another thread than the loop's.
        """
        asyncio.run_coroutine_threadsafe(self._let_go(number), self._loop).result()

    def forget(self) -> None:
        """Let no worker process keep a round's keys. Called from another thread than the loop's."""
        asyncio.run_coroutine_threadsafe(self._workers.forget(), self._loop).result()

    async def _carry(self) -> None:
        """Hand ballots to the workers, batch for batch."""
        while True:
            await self._arrived.wait()
            await asyncio.sleep(GATHER)
            batch = self._next_batch()
            if batch and self._casting.is_over(batch[0].held.found.number):
                _fail(batch, closed())  # no worker reads the keys again that it has just forgotten
            elif batch:
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
            # Another replica may have closed the round, and its keys are gone.
            number = batch[0].held.found.number
            await asyncio.to_thread(self._casting.look_again, number)
            _fail(batch, closed() if self._casting.is_over(number) else error)
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

    async def _keep(self, held: Held, ballots: Sequence[Verified], batch: Sequence[_Waiting]) -> None:
        try:
            told = await self._put(held.found.number, ballots)
        except Exception as error:  # noqa: BLE001 - as above
            _fail(batch, error)
            return
        for waiting, counted in zip(batch, told, strict=True):
            if not waiting.answer.done():
                waiting.answer.set_result(counted)

    async def _put(self, number: int, ballots: Sequence[Verified]) -> list[Counted]:
        async with self._writing:
            if self._casting.is_over(number):
                raise closed()
            return await self._workers.put(number, ballots)

    async def _let_go(self, number: int) -> None:
        self._casting.end(number)
        async with self._writing:
            await self._workers.let_go()


def _fail(batch: Sequence[_Waiting], error: Exception) -> None:
    for waiting in batch:
        if not waiting.answer.done():
            waiting.answer.set_exception(error)
