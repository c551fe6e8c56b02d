"""What is due now: rounds opened and closed by their timetables, old ballots done away with."""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta
from typing import Final, Protocol

from sqlalchemy import delete, exists, select

from posture.ballots.manifest import LEAST_THRESHOLD
from posture.collector.catalogue import askable_checks
from posture.collector.errors import CollectorError
from posture.collector.organisation import Organisation, load
from posture.collector.rounds.closing import fix_joined
from posture.collector.rounds.opening import Wish, joined, planned
from posture.collector.rounds.record import Round, State, newest, numbered
from posture.collector.rounds.turn import TurnTakenError
from posture.collector.schema import envelope, round_
from posture.collector.store import Store
from posture.policy.limits import PolicyError
from posture.policy.policy import Policy, default_policy, read_policy

RETENTION: Final = timedelta(days=90)
"""How long after its close the ballots of a round are kept for a recount."""

log = logging.getLogger("posture.collector")


class Hands(Protocol):
    """What opens and closes rounds: elsewhere than in the process that looks at the time."""

    def open(self, now: datetime) -> str:
        """Open the round after the last; its name."""
        ...

    def close(self, number: int, now: datetime) -> None: ...

    def forget(self) -> None:
        """Let the keys of a round go that another replica has closed."""
        ...


class Clock:
    """Has done what is due, each time it is asked. Several processes may: one of them does it.

    A real organisation's rounds open by themselves from ten joined on, a rehearsal's only with ``rounds``.
    """

    def __init__(self, organisation: Organisation, store: Store, hands: Hands, *, rounds: bool) -> None:
        self._folder = organisation.folder
        self._store = store
        self._hands = hands
        self._rounds = rounds or not organisation.rehearsal
        self._said = ""
        self._cleaned: date | None = None
        self._forgotten = 0

    def tick(self, now: datetime) -> None:
        """Do what is due; a failure is said once in the log, and tried again the next time."""
        try:
            self._tick(now)
        except TurnTakenError:
            return
        except (CollectorError, PolicyError) as error:
            self._say(str(error))
        else:
            self._said = ""

    def _tick(self, now: datetime) -> None:
        with self._store.reading() as connection:
            last, count = newest(connection), joined(connection)
        if last is None or last.state is State.CLOSED:
            self._forget(last)
            self._open(last, count, now)
        elif last.state is State.CLOSING or last.close_asked or now >= last.timetable.close:
            self._hands.close(last.number, now)
            log.info("The round %s is closed; its sums are out.", last.epoch)
        elif now >= last.timetable.fetch.end and last.joined is None:
            fix_joined(self._store, last.number)
        if self._cleaned != now.date():
            forget_envelopes(self._store, now)
            self._cleaned = now.date()

    def _forget(self, last: Round | None) -> None:
        """Let the keys of a round go that another replica has closed."""
        if last is not None and last.number != self._forgotten:
            self._hands.forget()
            self._forgotten = last.number

    def _open(self, last: Round | None, count: int, now: datetime) -> None:
        if not self._rounds or count < LEAST_THRESHOLD:
            return
        if planned(load(self._folder), last, count, Wish(policy_after(last)), now).fetch.start > now:
            return
        log.info("The round %s is open.", self._hands.open(now))

    def _say(self, sentence: str) -> None:
        if sentence != self._said:
            log.warning("%s", sentence)
        self._said = sentence


def policy_after(last: Round | None) -> Policy:
    """What the next round asks where nobody chose: the same as the last, at first all that may be asked."""
    checks = askable_checks()
    if last is None:
        return default_policy(checks)
    limits = {name: limit for check in checks.values() for name, limit in check.limits.items()}
    return read_policy(dict(last.manifest.policy), known_checks=checks, limits=limits)


def forget_envelopes(store: Store, now: datetime) -> None:
    """Delete the ballots of rounds that closed more than 90 days ago; their releases stay."""
    with store.reading() as connection:
        kept = connection.execute(
            select(round_.c.number).where(exists().where(envelope.c.round == round_.c.number))
        ).scalars()
        rounds = [numbered(connection, number) for number in kept.all()]
    old = [found.number for found in rounds if found and found.timetable.close < now - RETENTION]
    if old:
        with store.transaction() as connection:
            connection.execute(delete(envelope).where(envelope.c.round.in_(old)))
