"""Which round a sealed ballot is for, and whether that round takes ballots at this moment."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import select

from posture.collector.errors import CollectorError, Refusal
from posture.collector.rounds.record import Round, State, newest, numbered
from posture.collector.schema import round_
from posture.collector.store import Store
from posture.collector.verification import Facts, facts

_LOOK: Final = 1.0  # seconds between two looks at the database for a seal that is not known

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Held:
    """The round whose ballots are taken."""

    found: Round
    facts: Facts


class Casting:
    """What one process knows of the rounds; it looks at the database where it does not know a seal."""

    def __init__(self, store: Store, clock: Clock | None = None) -> None:
        self.held: Held | None = None
        self._store = store
        self._clock = clock or (lambda: datetime.now(UTC))
        self._past: frozenset[bytes] = frozenset()
        self._over: set[int] = set()
        self._looking = asyncio.Lock()
        self._looked = float("-inf")

    async def taking(self, seal_id: bytes) -> Held:
        """The round that a ballot was sealed for, where it takes ballots now.

        Raises Refusal ``wrong-seal``, ``not-open-yet`` or ``epoch-closed``.
        """
        held = await self._round_of(seal_id)
        found, now = held.found, self._clock()
        table = found.timetable
        if self.is_over(found.number) or found.state is not State.OPEN or now >= table.close:
            raise closed()
        if now < table.cast.start:
            raise Refusal(425, "not-open-yet", f"Ballots of {found.epoch} are taken later.")
        return held

    def end(self, number: int) -> None:
        """From here on the round takes no ballot."""
        self._over.add(number)

    def is_over(self, number: int) -> bool:
        return number in self._over

    def look_again(self, number: int) -> None:
        """See whether the round was closed meanwhile, perhaps by another replica."""
        try:
            with self._store.reading() as connection:
                found = numbered(connection, number)
        except CollectorError:
            return  # whoever waits is told of a fault, and tries again
        if found is None or found.state is not State.OPEN:
            self.end(number)

    async def _round_of(self, seal_id: bytes) -> Held:
        if (held := self.held) is None or held.facts.seal_id != seal_id:
            if seal_id in self._past:
                raise closed()
            async with self._looking:
                if time.monotonic() - self._looked > _LOOK:
                    await asyncio.to_thread(self.look)
                    self._looked = time.monotonic()
            held = self.held
            if held is None or held.facts.seal_id != seal_id:
                raise Refusal(400, "wrong-seal", "This ballot was sealed for another collector or round.")
        return held

    def look(self) -> None:
        """Look which rounds there are."""
        with self._store.reading() as connection:
            at_hand = newest(connection)
            seals = connection.execute(select(round_.c.seal_id)).scalars().all()
        self._past = frozenset(seals) - {at_hand.seal_id if at_hand else b""}
        if at_hand is not None and (self.held is None or self.held.found.number != at_hand.number):
            self.held = Held(at_hand, facts(at_hand.manifest))


def closed() -> Refusal:
    """Told to whoever comes after the close."""
    return Refusal(410, "epoch-closed", "This round is closed.")
