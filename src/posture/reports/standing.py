"""Where this computer stands in the round at hand, without asking anybody."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from posture.ballots.timetable import Phase, Timetable
from posture.reports import accepted, errands, member, rounds
from posture.reports.accepted import Accepted
from posture.reports.consent import Consent, consent
from posture.reports.desk import Desk
from posture.reports.errands import Errand
from posture.reports.errors import NotAMember
from posture.reports.vote import WAITING, State, Votes, states
from posture.store.errors import StoreError
from posture.words.raised import sentence_of

_FETCHED: Final = frozenset(State) - {State.ASKED}
_SIGNED: Final = frozenset({State.SIGNED, State.SENDING, State.COUNTED, State.REFUSED})


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the round at hand is here.

    ``phase``, ``timetable`` and ``number`` are None, and ``epoch`` is empty, before the first round.
    ``waiting`` ballots are signed and not answered, ``counted`` ones are. ``next_due`` is when something is
    done next, None where nothing is planned or the key that tells is not at hand. ``too_few`` says how many
    joined where nothing is sent; ``locked`` why what waits cannot be sent now; both may be empty.
    ``release`` is the number of the newest release that is kept here; ``spoiled`` says how many keys of this
    round the issuer signed wrongly.
    """

    phase: Phase | None
    epoch: str
    number: int | None
    timetable: Timetable | None
    consent: Consent
    fetched: bool
    signed: bool
    waiting: int
    counted: int
    next_due: datetime | None
    too_few: str
    locked: str
    release: int | None
    disputed: bool = False
    spoiled: int = 0


def standing(desk: Desk) -> Standing:
    """Where this computer stands; asks nobody, and opens the key only to see when something is done next.

    Raises NotAMember.
    """
    if not member.is_member(desk):
        raise NotAMember
    found = accepted.newest(desk.database)
    held = states(desk.database, found.manifest.epoch) if found else ()
    waiting = sum(state in WAITING for state in held)
    due, locked = _next_due(desk, found, held)
    newest = desk.database.one("SELECT max(number) AS number FROM release")
    return Standing(
        phase=found.manifest.timetable.phase(desk.clock()) if found else None,
        epoch=found.manifest.epoch if found else "",
        number=found.manifest.number if found else None,
        timetable=found.manifest.timetable if found else None,
        consent=consent(desk),
        fetched=any(state in _FETCHED for state in held),
        signed=any(state in _SIGNED for state in held),
        waiting=waiting,
        counted=sum(state is State.COUNTED for state in held),
        next_due=due,
        too_few=(rounds.too_few(found.manifest) or "") if found else "",
        locked=locked,
        release=None if newest is None else newest["number"],
        disputed=found is not None and found.disputed,
        spoiled=sum(state is State.SPOILED for state in held),
    )


def _next_due(desk: Desk, found: Accepted | None, held: tuple[State, ...]) -> tuple[datetime | None, str]:
    """The earliest moment that is planned, and why the key cannot be had where it is needed."""
    moments: list[datetime | None] = []
    locked = ""
    over = found is None or found.manifest.timetable.phase(desk.clock()) is Phase.CLOSED
    with suppress(StoreError):  # the moments are sealed, and without the key nothing of it could be done
        if found is not None:
            epoch = found.manifest.epoch
            moments += [errands.planned(desk.quiet(), each, epoch) for each in (Errand.FETCH, Errand.RELEASE)]
        if over:
            moments.append(errands.planned(desk.quiet(), Errand.LOOK))
    if found is None or over:
        return _earliest(desk, moments), locked
    if any(state in WAITING for state in held):
        try:
            votes = Votes(desk.database, desk.quietly()).waiting(found.manifest.epoch)
            moments += [vote.due for vote in votes] if consent(desk) is not Consent.NONE else []
        except StoreError as error:
            locked = sentence_of(error)
    elif State.BLESSED in held:
        moments.append(found.manifest.timetable.cast.start)
    return _earliest(desk, moments), locked


def _earliest(desk: Desk, moments: list[datetime | None]) -> datetime | None:
    now = desk.clock()
    return min((max(moment, now) for moment in moments if moment is not None), default=None)
