"""What is due now: rounds opened and closed by their timetables, old ballots done away with."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import delete, exists, select

from posture.ballots.manifest import LEAST_THRESHOLD
from posture.collector.catalogue import askable_checks
from posture.collector.errors import CollectorError
from posture.collector.organisation import Organisation, load
from posture.collector.rounds.closing import Closer, fix_joined
from posture.collector.rounds.opening import Wish, joined, open_round, planned
from posture.collector.rounds.record import Round, State, newest, numbered
from posture.collector.rounds.turn import TurnTakenError
from posture.collector.schema import envelope, round_
from posture.collector.store import Store
from posture.policy.limits import PolicyError
from posture.policy.policy import Policy, default_policy, read_policy

RETENTION: Final = timedelta(days=90)
"""How long after its close the ballots of a round are kept for a recount."""

log = logging.getLogger("posture.collector")


class Clock:
    """Does what is due, each time it is asked. Several processes may: one of them does it.

    A real organisation's rounds open by themselves from ten joined on, a rehearsal's only with ``rounds``.
    """

    def __init__(self, closer: Closer, *, rounds: bool) -> None:
        self._closer = closer
        self._rounds = rounds or not closer.organisation.rehearsal
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
        # Whoever runs the collector may have renewed the root or chosen anew who reads the sums.
        organisation = load(self._closer.organisation.folder)
        store = self._closer.store
        with store.reading() as connection:
            last, count = newest(connection), joined(connection)
        if last is None or last.state is State.CLOSED:
            self._forget(last)
            self._open(organisation, last, count, now)
        elif last.state is State.CLOSING or last.close_asked or now >= last.timetable.close:
            replace(self._closer, organisation=organisation).close(last.number, now=now, patience=0)
            log.info("The round %s is closed; its sums are out.", last.epoch)
        elif now >= last.timetable.fetch.end and last.joined is None:
            fix_joined(store, last.number)
        if self._cleaned != now.date():
            forget_envelopes(store, now)
            self._cleaned = now.date()

    def _forget(self, last: Round | None) -> None:
        """Let the keys of a round go that another replica has closed."""
        if last is not None and last.number != self._forgotten:
            self._closer.holder.forget(last.number)
            self._forgotten = last.number

    def _open(self, organisation: Organisation, last: Round | None, count: int, now: datetime) -> None:
        if not self._rounds or count < LEAST_THRESHOLD:
            return
        wish = Wish(policy_after(last))
        if planned(organisation, last, count, wish, now).fetch.start > now:
            return
        opened = open_round(organisation, self._closer.store, wish, now=now, patience=0)
        log.info("The round %s is open.", opened.epoch)

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
