"""What a timer and the open window call again and again: it does whatever is due, and asks nobody."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from secrets import SystemRandom
from typing import Final

from posture.ballots.manifest import Manifest
from posture.ballots.timetable import Phase
from posture.reports import (
    accepted,
    blessing,
    booth,
    errands,
    habits,
    member,
    releases,
    rounds,
    schedule,
    signing,
)
from posture.reports.accepted import Accepted
from posture.reports.booth import Sent
from posture.reports.consent import Consent, consent
from posture.reports.desk import Desk
from posture.reports.errands import Errand
from posture.reports.errors import Nonsense, Refused, ReportsError, Unreachable, seconds_asked
from posture.reports.schedule import Turn
from posture.reports.vote import WAITING, State, Vote, Votes, states
from posture.store.errors import StoreError
from posture.words.phrase import phrase, sentences
from posture.words.raised import sentence_of

Measure = Callable[[Manifest], Mapping[str, int]]

LOOK_LEAST: Final = timedelta(hours=2)
LOOK_MOST: Final = timedelta(hours=5)
"""While there is no open round, the collector is asked for one at moments so far apart."""

_SECOND: Final = timedelta(seconds=1)
_NOT_YET: Final = "no-epoch"
_FETCHED_NO_MORE: Final = frozenset(
    {"already-issued", "struck-off", "unknown-device", "fetch-closed", "epoch-closed", "wrong-epoch"}
)
"""Refusals that no repetition in this round changes."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """What one run did: whether keys were fetched, answers signed, sums fetched; each ballot's answer.

    ``waiting`` ballots are signed and not answered yet. ``trouble`` says what did not work and what to do,
    or is empty; nothing is lost by it, the next run goes on.
    """

    fetched: bool = False
    signed: bool = False
    sent: tuple[Sent, ...] = ()
    released: bool = False
    waiting: int = 0
    trouble: str = ""

    @property
    def words(self) -> str:
        """The run in a few sentences; empty where there was nothing to do."""
        refused = [sent for sent in self.sent if sent.result is booth.Result.REFUSED]
        return sentences(
            phrase("Fetched this round's keys.") if self.fetched else "",
            phrase("Measured and signed this round's answers.") if self.signed else "",
            booth.ballots_counted(len(self.sent) - len(refused)) if self.sent else "",
            *map(booth.not_taken, refused),
            phrase("Fetched the sums of a closed round.") if self.released else "",
            self.trouble,
        )


def deliver(
    desk: Desk, measure: Measure, known_scopes: Collection[str], patience: timedelta = timedelta(0)
) -> Delivered:
    """Do what is due now, in seconds: look for a round, fetch keys and sums, sign answers, send a ballot.

    ``measure`` gives the answers to a round's checks, a number from 1 to 4 each; ``known_scopes`` are the
    checks that ballots may ask about; ``patience`` is how long the caller stays and calls again at each
    moment that is due. Nobody is asked for anything: with a locked key what needs it waits, and the trouble
    says so. Safe to run at any time, twice at once, and to end at any moment.
    """
    if not member.is_member(desk):
        return Delivered()
    done = Delivered()
    steps = (
        lambda quiet, now: _look(quiet, now, known_scopes),
        lambda quiet, now: _fetch(quiet, now, patience),
        _release,
        lambda quiet, now: _sign(quiet, now, measure),
        lambda quiet, now: _cast(quiet, now, patience),
    )
    quiet, troubles = desk.quiet(), []
    habits.note(quiet)
    for step in steps:
        try:
            done = step(quiet, done)
        except (ReportsError, StoreError) as error:
            troubles.append(sentence_of(error))
            if isinstance(error, StoreError | Unreachable):
                break  # what comes next needs the same key or the same collector
    found = accepted.newest(desk.database)
    waiting = 0 if found is None else _waiting(desk, found.manifest)
    return replace(done, waiting=waiting, trouble=sentences(done.trouble, *troubles))


def _look(desk: Desk, done: Delivered, known_scopes: Collection[str]) -> Delivered:
    if not look_is_due(desk):
        return done
    now = desk.clock()
    quick = member.required(desk).rehearsal
    following = now + _SECOND if quick else schedule.soon(now, LOOK_LEAST, LOOK_MOST)
    errands.plan(desk, Errand.LOOK, following)
    try:
        rounds.look(desk, known_scopes)
    except Refused as refused:
        if refused.code != _NOT_YET:
            raise
    return done


def look_is_due(desk: Desk) -> bool:
    """Whether no round is open here, and the moment to ask for one has come."""
    now, found = desk.clock(), accepted.newest(desk.database)
    if found is not None and found.manifest.timetable.phase(now) is not Phase.CLOSED:
        return False
    planned = errands.planned(desk, Errand.LOOK)
    # A moment far off was drawn while the clock was wrong.
    return planned is None or not now < planned <= now + LOOK_MOST


def _fetch(desk: Desk, done: Delivered, patience: timedelta) -> Delivered:
    found = _open_round(desk)
    if found is None or not errands.near(desk, Errand.FETCH, found.manifest.epoch):
        return done
    planned = errands.planned(desk, Errand.FETCH, found.manifest.epoch)
    if planned is None:
        return done
    manifest, now = found.manifest, desk.clock()
    match schedule.turn(planned, manifest.timetable.fetch, now, patience, habits.usual(desk)):
        case Turn.WAIT:
            return done
        case Turn.SOON:
            moment = schedule.shortly(manifest.timetable.fetch, now, patience, habits.usual(desk))
            errands.plan(desk, Errand.FETCH, moment, manifest.epoch)
            return done
        case Turn.AGAIN:
            moment = schedule.draw(manifest.timetable.fetch, now, habits.usual(desk)) or now
            errands.plan(desk, Errand.FETCH, moment, manifest.epoch)
            return done
        case Turn.NOW:
            try:
                found_spoiled = blessing.bless(desk, manifest).spoiled
            except (Refused, Unreachable, Nonsense) as error:
                if isinstance(error, Refused) and error.code in _FETCHED_NO_MORE:
                    errands.done(desk, Errand.FETCH, manifest.epoch)
                    raise
                moment = schedule.again(
                    manifest.timetable.fetch, now, seconds_asked(error), habits.usual(desk)
                )
                errands.plan(desk, Errand.FETCH, moment, manifest.epoch)
                raise
            return replace(done, fetched=True, trouble=blessing.left_out(len(found_spoiled)))


def _release(desk: Desk, done: Delivered) -> Delivered:
    if not errands.due(desk, Errand.RELEASE):
        return done
    return replace(done, released=releases.fetch(desk))


def _sign(desk: Desk, done: Delivered, measure: Measure) -> Delivered:
    found = _open_round(desk)
    if found is None or not signing.ready(desk, found.manifest):
        return done
    if found.manifest.timetable.phase(desk.clock()) is not Phase.CASTING:
        return done
    signing.demand_first(desk, found.manifest)
    signing.sign(desk, found.manifest, measure(found.manifest))
    return replace(done, signed=True)


def _cast(desk: Desk, done: Delivered, patience: timedelta) -> Delivered:
    found = _open_round(desk)
    if found is None or consent(desk) is Consent.NONE or not _waiting(desk, found.manifest):
        return done
    manifest, now = found.manifest, desk.clock()
    phase = manifest.timetable.phase(now)
    if phase not in (Phase.CASTING, Phase.CLOSING):
        return done
    votes, usual = Votes(desk.database, desk.sealer()), habits.usual(desk)
    window, due = manifest.timetable.cast, []
    for vote in votes.waiting(manifest.epoch):
        # Its answer was lost; until the close the same bytes may find out whether they are counted.
        if phase is Phase.CLOSING:
            due += [vote] if vote.state is State.SENDING else []
            continue
        match schedule.turn(vote.due or now, window, now, patience, usual):
            case Turn.NOW:
                due.append(vote)
            case Turn.SOON:
                _draw_again(desk, votes, vote, schedule.shortly(window, now, patience, usual))
            case Turn.AGAIN:
                _draw_again(desk, votes, vote, schedule.draw(window, now, usual))
            case Turn.WAIT:
                pass
    SystemRandom().shuffle(due)
    if not schedule.in_rush(window, now, rehearsal=manifest.rehearsal):
        due = due[:1]
    result = booth.cast(desk, tuple(due), allowed=lambda: consent(desk) is not Consent.NONE)
    return replace(done, sent=result.sent, trouble=result.trouble)


def _draw_again(desk: Desk, votes: Votes, vote: Vote, moment: datetime | None) -> None:
    with desk.database.transaction():
        votes.move(vote, replace(vote, due=moment))


def _open_round(desk: Desk) -> Accepted | None:
    """The round at hand where there is one that may be voted in."""
    found = accepted.newest(desk.database)
    return None if found is None or found.disputed else found


def _waiting(desk: Desk, manifest: Manifest) -> int:
    return sum(state in WAITING for state in states(desk.database, manifest.epoch))
