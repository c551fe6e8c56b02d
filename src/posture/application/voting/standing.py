"""How a member stands in the round at hand, as far as it is known without asking anybody."""

from __future__ import annotations

from posture.application.session import Session
from posture.application.voting.membership import demand_member, is_member
from posture.ballots.timetable import Phase as Phase
from posture.ballots.timetable import Timetable as Timetable
from posture.reports import standing as standings
from posture.reports.standing import Standing as Standing


def standing(session: Session) -> Standing:
    """Where the round is, what was fetched, signed and sent, and what is due next; asks nobody."""
    demand_member(session)
    with session.rows():
        return standings.standing(session.desk)


def standing_of_member(session: Session) -> Standing | None:
    """As ``standing``, and None where this computer has not joined."""
    return standing(session) if is_member(session) else None
