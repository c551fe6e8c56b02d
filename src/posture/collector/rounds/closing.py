"""Closing a round: counted, released, forgotten. Every step may be broken off and taken again."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Protocol

from sqlalchemy import Connection, delete, func, select, update

from posture.ballots.release import sign_release
from posture.collector.box.box import Box
from posture.collector.errors import CollectorError
from posture.collector.organisation import Organisation
from posture.collector.releasing import released
from posture.collector.rounds.counting import Counts, count, no_counts
from posture.collector.rounds.record import Round, State, numbered
from posture.collector.rounds.traces import demand_none, traces_of
from posture.collector.rounds.turn import PATIENCE, turn
from posture.collector.schema import blessed, device, release, round_
from posture.collector.store import Store
from posture.collector.verification import facts, verifier

TRIES: Final = 10
"""How often it is looked whether nobody reads the old pages any more."""

PAUSE: Final = 1.0  # seconds between two tries

log = logging.getLogger("posture.collector")


class Holder(Protocol):
    """Whoever holds the box of an open round."""

    def hand_over(self, found: Round) -> Box:
        """The round's box, once every ballot that was acknowledged is in it; none is taken afterwards."""
        ...


@dataclass(frozen=True, slots=True)
class Closer:
    """What closing needs of its surroundings."""

    organisation: Organisation
    store: Store
    holder: Holder

    def close(
        self, number: int, *, now: datetime, patience: float = PATIENCE, without_keys: bool = False
    ) -> Round:
        """Close the round, from wherever an earlier attempt was broken off; a closed one stays as it is.

        Raises CollectorError where a step cannot be finished now: the round stays ``closing``, takes no
        ballot, and is closed by the next attempt. ``without_keys``: also where its keys were lost, and with
        them every ballot.
        """
        with turn(self.organisation, self.store, patience=patience):
            self._stop(self._round(number), now)
            found = self._round(number)
            if found.state is State.CLOSED:
                return found
            self._demand_keys(found, without_keys)
            self._empty(found, now, without_keys=without_keys)
            self._rebuild(found)
            self._destroy_keys(found)
            with self.store.transaction() as connection:
                connection.execute(update(round_).where(round_.c.number == number).values(state=State.CLOSED))
            return self._round(number)

    def _demand_keys(self, found: Round, without_keys: bool) -> None:
        if without_keys or self._has_keys(found) or self._is_released(found.number):
            return
        raise CollectorError(
            f"The keys of the round {found.epoch} are not in {self.organisation.keys}, and no ballot opens "
            "without them. Put them back; where they are lost, close it without its sums: --without-keys"
        )

    def _has_keys(self, found: Round) -> bool:
        return self.organisation.key_room().holds_round(found.number)

    def _empty(self, found: Round, now: datetime, *, without_keys: bool) -> None:
        """Count the box and destroy it; once it is handed over, every acknowledged ballot is in it."""
        box = self.holder.hand_over(found)
        try:
            if not self._is_released(found.number):
                sums = self._count(found, box, without_keys=without_keys)
                self._release(found, sums, now)
            box.destroy()
        except BaseException:
            box.close()
            raise

    def _stop(self, found: Round, now: datetime) -> None:
        """From here on no ballot is taken and no key blessed; an attempt that goes on changes nothing."""
        with self.store.transaction() as connection:
            connection.execute(
                update(round_)
                .where(round_.c.number == found.number, round_.c.state == State.OPEN)
                .values(state=State.CLOSING, early=now < found.timetable.close)
            )
        fix_joined(self.store, found.number)

    def _round(self, number: int) -> Round:
        with self.store.reading() as connection:
            found = numbered(connection, number)
        if found is None:
            raise CollectorError(f"There is no round {number}.")
        return found

    def _is_released(self, number: int) -> bool:
        with self.store.reading() as connection:
            return (
                connection.execute(select(release.c.round).where(release.c.round == number)).first()
                is not None
            )

    def _count(self, found: Round, box: Box, *, without_keys: bool) -> Counts:
        # Keys that went away after they were demanded are an error here, not a round without ballots.
        if without_keys and not self._has_keys(found):
            return no_counts(scope.id for scope in found.manifest.scopes)
        keys = self.organisation.key_room().round(found.number)
        with self.store.reading() as connection:
            many = _count_blessed(connection, found.number)
        verifying = verifier(facts(found.manifest), keys)
        return count(self.store, found.number, verifying, box.blobs(), blessed=many)

    def _release(self, found: Round, sums: Counts, now: datetime) -> None:
        """Store the release, and the number of the blessed in the place of their names."""
        targets = self.organisation.targets_key()
        with self.store.transaction() as connection:
            many = _count_blessed(connection, found.number)
            past = connection.execute(select(release.c.round).order_by(release.c.round)).scalars().all()
            made = released(self.organisation, replace(found, blessed=many), sums, past=past, now=now)
            self.store.insert_new(connection, release, round=found.number, signed=sign_release(made, targets))
            connection.execute(update(round_).where(round_.c.number == found.number).values(blessed=many))
            connection.execute(delete(blessed).where(blessed.c.round == found.number))

    def _rebuild(self, found: Round) -> None:
        """Rebuild every file that saw the round; a reader that stays is named, and nothing is called done."""
        self.store.rebuild()
        for _ in range(TRIES):
            if self.store.settle():
                return
            time.sleep(PAUSE)
        raise CollectorError(
            f"The round {found.epoch} is counted, but not closed: another program keeps the database "
            f"{self.store.name} open, and with it what was deleted. End it (a backup, a shell), then close "
            "the round again."
        )

    def _destroy_keys(self, found: Round) -> None:
        """Destroy the keys, where no file of the folder and of the keys' folder holds a copy of them."""
        room = self.organisation.key_room()
        if not self._has_keys(found):
            return
        traces = traces_of(room, found.number)
        # While the keys are there still, an attempt that fails can be taken again.
        demand_none(traces, (self.organisation.folder, room.folder), but=room.path(found.number))
        room.destroy_round(found.number)
        demand_none(traces, (room.folder,))


def _count_blessed(connection: Connection, number: int) -> int:
    return connection.execute(
        select(func.count()).select_from(blessed).where(blessed.c.round == number)
    ).scalar_one()


def fix_joined(store: Store, number: int) -> None:
    """Write down how many had joined a round, unless that was done; leavers count until the next opens."""
    counted = select(func.count()).select_from(device).where(device.c.since <= number).scalar_subquery()
    with store.transaction() as connection:
        connection.execute(
            update(round_).where(round_.c.number == number, round_.c.joined.is_(None)).values(joined=counted)
        )


def ask_to_close(store: Store, number: int) -> None:
    """Ask the process that holds the box to close the round."""
    with store.transaction() as connection:
        connection.execute(update(round_).where(round_.c.number == number).values(close_asked=True))
