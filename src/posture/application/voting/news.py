"""What Home tells of the organisation: what waits for the person, and nothing else. Asks nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from posture.application.preferences import read_preference, write_preference
from posture.application.session import Session
from posture.application.voting.agreed import SUMS_SEEN
from posture.application.voting.asked import asked
from posture.application.voting.belonging import belongs
from posture.application.voting.consent import Consent
from posture.application.voting.membership import is_member
from posture.application.voting.newer import unseen
from posture.application.voting.standing import Phase, standing
from posture.reports import accepted


class Kind(StrEnum):
    """What there is to tell."""

    JOINING = "joining"
    ASKED = "asked"
    LOCKED = "locked"
    LEFT_OUT = "left-out"
    SENDABLE = "sendable"
    LEAVING = "leaving"
    SUMS = "sums"
    NEWER = "newer"


@dataclass(frozen=True, slots=True)
class News:
    """One thing about the organisation ``org``: ``number`` answers, which can leave ``until`` then."""

    kind: Kind
    org: str = ""
    number: int = 0
    until: datetime | None = None


def news(session: Session) -> News | None:
    """The one thing worth a line on Home, None where there is none; asks nobody for anything.

    A joining that was begun and got no answer comes first, then that somebody is kept out of the round, then
    what is new in what is asked, then an open round, then sums that were not looked at, then a newer Posture.
    """
    if not belongs(session):
        return None
    with session.rows():
        if not is_member(session):
            return News(Kind.JOINING)
        found = accepted.newest(session.database)
        if found is None:
            return None
        now, org, times = standing(session), found.manifest.name, found.manifest.timetable
        if now.spoiled and now.phase is not Phase.CLOSED:
            return News(Kind.LEFT_OUT, org, now.spoiled)
        new = asked(session)
        if new is not None and not new.put_off and now.phase is not Phase.CLOSED:
            return News(Kind.ASKED, org)
        if new is None and now.waiting and now.phase is Phase.CASTING:
            kind = Kind.SENDABLE if now.consent is Consent.NONE else Kind.LEAVING
            kind = Kind.LOCKED if now.locked and kind is Kind.LEAVING else kind
            return News(kind, org, now.waiting, times.cast.end)
        if (now.release or 0) > _seen(session):
            return News(Kind.SUMS, org)
        if unseen(session) is not None:
            return News(Kind.NEWER, org)
    return None


def see_sums(session: Session) -> None:
    """The person has looked at the newest sums: they are no news any more."""
    newest = standing(session).release or 0
    if newest > _seen(session):
        write_preference(session, SUMS_SEEN, f"{newest}")


def _seen(session: Session) -> int:
    kept = read_preference(session, SUMS_SEEN)
    return int(kept) if kept.isdecimal() else 0
