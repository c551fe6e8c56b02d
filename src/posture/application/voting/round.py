"""The round at hand, as it was accepted here."""

from __future__ import annotations

from posture.application.session import Session
from posture.ballots.manifest import Manifest
from posture.ballots.timetable import Phase
from posture.reports import accepted, rounds
from posture.reports.errors import ReportsError


def round_at_hand(session: Session) -> Manifest:
    """The round that is kept while it lasts, asking nobody; else the collector is asked for the next.

    Raises Refused ``no-epoch`` before the first round, Disputed, Unreachable, and ReportsError for one that
    would not keep the voter unnamed.
    """
    kept = accepted.newest(session.database)
    if kept is None or kept.manifest.timetable.phase(session.now()) is Phase.CLOSED:
        try:
            return rounds.look(session.desk, session.catalogue.ballot_checks).manifest
        except ReportsError:
            if accepted.newest(session.database) == kept:
                raise
            # A timer's Posture, or this one's window, looked at the same moment and was first.
    return rounds.at_hand(session.desk).manifest
