"""The worker processes of a server: what costs a processor much is done there."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Final

import msgspec

from posture.collector.blessings import Marks
from posture.collector.box.box import Counted, Verified
from posture.collector.errors import CollectorError, Refusal
from posture.collector.organisation import Organisation
from posture.collector.verification import Facts
from posture.collector.work import (
    LENGTH,
    Fault,
    Good,
    Job,
    Mark,
    Marked,
    Put,
    Refused,
    Result,
    Sign,
    Signatures,
    Told,
    Verdicts,
    Verify,
)

_NO_CONSOLE = 0
if sys.platform == "win32":
    _NO_CONSOLE = subprocess.CREATE_NO_WINDOW
SOON, LATER = 0, 1
"""Ballots before blessings: a fetch of all members at once must not keep ballots waiting."""

MOST: Final = 512
"""Blessings that may wait; more are told to come later."""

_TRIES: Final = 2
_RETRY: Final = 10  # seconds after which a caller may try again, up to twice as many
_PATIENCE: Final = 5.0  # seconds

COMMAND: Sequence[str] = (sys.executable, "-m", "posture.collector.work")
"""Starts a process; its folders follow."""

log = logging.getLogger("posture.collector")


@dataclass(order=True, slots=True)
class _Wanted:
    """A job, and who waits for its result."""

    urgency: int
    place: int
    job: Job = field(compare=False)
    result: asyncio.Future[Result] = field(compare=False)


class Workers:
    """``number`` processes that share what is to be done, and one that keeps the box of the open round.

    They alone have the round's keys in memory. A process that dies is replaced, and what it was at is done
    once more.
    """

    def __init__(self, organisation: Organisation, number: int | None = None) -> None:
        """``number`` is by default that of the processors."""
        self.number = number or os.cpu_count() or 1
        self._places = count()
        self._wanted: asyncio.PriorityQueue[_Wanted] = asyncio.PriorityQueue()
        self._processes = [_Process(organisation.keys) for _ in range(self.number)]
        self._keeper = _Process(organisation.keys, organisation.folder)
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Workers:
        await asyncio.gather(*(process.start() for process in (*self._processes, self._keeper)))
        self._tasks = [asyncio.create_task(self._work(process)) for process in self._processes]
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.forget()

    async def verify(self, facts: Facts, blobs: Sequence[bytes]) -> list[Verified | Refusal]:
        """What becomes of each ballot; CollectorError where the round's keys are gone."""
        result = await self._ask(Verify(facts, list(blobs)), SOON)
        if not isinstance(result, Verdicts):
            raise CollectorError("A worker process gave another answer than it was asked for.")
        return [_told(verdict, blob) for verdict, blob in zip(result.all, blobs, strict=True)]

    async def sign(self, number: int, blinded: Mapping[str, bytes]) -> Mapping[str, bytes]:
        """The blind signatures of round ``number``, one for each check, or none at all.

        Raises Refusal for a value that cannot be signed, or ``busy``; CollectorError where the round's keys
        are gone.
        """
        if self._wanted.qsize() >= MOST:
            raise busy()
        result = await self._ask(Sign(number, dict(blinded)), LATER)
        if not isinstance(result, Signatures):
            raise CollectorError("A worker process gave another answer than it was asked for.")
        return result.by_scope

    async def mark(self, number: int, device_id: str, blinded: Mapping[str, bytes]) -> Marks:
        """The marks of a device and its values in round ``number``.

        Raises Refusal ``busy``, CollectorError where the round's keys are gone.
        """
        if self._wanted.qsize() >= MOST:
            raise busy()
        result = await self._ask(Mark(number, device_id, dict(blinded)), SOON)
        if not isinstance(result, Marked):
            raise CollectorError("A worker process gave another answer than it was asked for.")
        return Marks(result.device, result.values)

    async def put(self, number: int, ballots: Sequence[Verified]) -> list[Counted]:
        """Put ballots into the box of round ``number``; one call at a time. Raises as ``Box.put`` does."""
        result = _good(await self._done(self._keeper, Put(number, list(ballots))))
        if not isinstance(result, Told):
            raise CollectorError("A worker process gave another answer than it was asked for.")
        return result.all

    async def let_go(self) -> None:
        """End the process that keeps the box; the next ballot starts a new one."""
        await self._keeper.end()

    async def forget(self) -> None:
        """End all processes once they have done what they are at, and the keys in their memory with them.

        The next job starts new ones.
        """
        await asyncio.gather(*(process.end() for process in (*self._processes, self._keeper)))

    async def _ask(self, job: Job, urgency: int) -> Result:
        wanted = _Wanted(urgency, next(self._places), job, asyncio.get_running_loop().create_future())
        self._wanted.put_nowait(wanted)
        return _good(await wanted.result)

    async def _work(self, process: _Process) -> None:
        while True:
            wanted = await self._wanted.get()
            if wanted.result.done():
                continue  # whoever asked is gone
            result = await self._done(process, wanted.job)
            if not wanted.result.done():
                wanted.result.set_result(result)

    async def _done(self, process: _Process, job: Job) -> Result:
        for _ in range(_TRIES):
            try:
                return await process.do(job)
            except (OSError, EOFError):
                log.error("A worker process ended by itself. Another takes its place.")  # noqa: TRY400
                await process.end()
        return Fault("A worker process ended twice at the same work.")


class _Process:
    """One process at a time; started anew where the last has ended."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._running: asyncio.subprocess.Process | None = None
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(Result)

    async def start(self) -> asyncio.subprocess.Process:
        self._running = await asyncio.create_subprocess_exec(
            *COMMAND,
            *map(str, self._folders),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            creationflags=_NO_CONSOLE,
        )
        return self._running

    async def do(self, job: Job) -> Result:
        """The result of a job; EOFError or OSError where the process ends over it."""
        running = self._running or await self.start()
        source, target = running.stdout, running.stdin
        if source is None or target is None:
            raise EOFError
        data = self._encoder.encode(job)
        target.write(len(data).to_bytes(LENGTH, "big") + data)
        await target.drain()
        size = int.from_bytes(await source.readexactly(LENGTH), "big")
        result: Result = self._decoder.decode(await source.readexactly(size))
        return result

    async def end(self) -> None:
        """Let the process end, and see that it has; at once where it does not by itself."""
        running, self._running = self._running, None
        if running is None:
            return
        if running.stdin is not None:
            running.stdin.close()
        try:
            await asyncio.wait_for(running.wait(), _PATIENCE)
        except TimeoutError:
            running.kill()
            await running.wait()


def busy() -> Refusal:
    """Told to callers while too many wait; each is told another time to come again."""
    return Refusal(
        503,
        "busy",
        "The collector has too much to do at this moment. Try again later.",
        after=_RETRY + secrets.randbelow(_RETRY + 1),
    )


def _good(result: Result) -> Result:
    """A result that is none of the two failures; raises what they say."""
    if isinstance(result, Fault):
        raise CollectorError(result.sentence)
    if isinstance(result, Refused):
        raise Refusal(result.status, result.code, result.sentence)
    return result


def _told(verdict: Good | Refused, blob: bytes) -> Verified | Refusal:
    if isinstance(verdict, Good):
        return Verified(verdict.scope, verdict.nullifier, verdict.digest, blob)
    return Refusal(verdict.status, verdict.code, verdict.sentence)
