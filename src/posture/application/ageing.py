"""What was kept, as it may be told today: nothing old as if it were new, and exceptions while they last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from posture.application.checkup import Checkup, Outcome, Verdict
from posture.application.errors import ApplicationError
from posture.application.exceptions import excepted_checks
from posture.application.preferences import read_preference, write_preference
from posture.application.session import Session
from posture.application.switches import not_looked_at, switched_off
from posture.checks.ageing import aged
from posture.store.errors import StoreError

LATEST_DAY = "latest-day"
"""The name of the preference that holds the latest day which the clock has shown since the last check-up."""


def as_of_now(session: Session, checkup: Checkup) -> Checkup:
    """The check-up as it may be told now; one of a recorded computer as it is. StoreError.

    What is older than its check allows is stale, what was set aside since then is excepted, an exception
    that has ended leaves the measured answer, and of what is switched off nothing is told.
    """
    if not session.live:
        return checkup
    now = session.now()
    today = now.astimezone().date()
    latest = max(today, latest_day(session) or date.min)
    aside, off = excepted_checks(session, now), switched_off(session)
    checks = session.catalogue.checks

    def told(verdict: Verdict) -> Verdict:
        check = checks.get(verdict.check)
        if check is None:
            return verdict
        if check.id in off:
            return not_looked_at(check, verdict.taken)
        was = verdict.aged_from or verdict
        bare = replace(was, outcome=was.measured or was.outcome, measured=None)
        if bare.outcome is Outcome.EXCEPTED:
            return verdict
        if bare.outcome is not Outcome.NOT_APPLICABLE or session.host.system in check.systems:
            bare = aged(check, aged(check, bare, checkup.day, today), checkup.day, latest)
        if check.id not in aside:
            return bare
        return replace(bare, outcome=Outcome.EXCEPTED, measured=bare.outcome)

    return replace(checkup, verdicts=tuple(told(verdict) for verdict in checkup.verdicts))


def latest_day(session: Session) -> date | None:
    """The latest day that the clock has shown since the last check-up; None where nothing tells it.

    A clock that is put back makes nothing young again by it; a look at the computer begins anew.
    """
    try:
        return date.fromisoformat(read_preference(session, LATEST_DAY))
    except ValueError:
        return None


def note_day(session: Session) -> None:
    """Keep the day that the clock shows, where it is a later one; nothing where nothing was kept yet.

    That it cannot be kept matters to nobody: what is told is then as old as the clock says.
    """
    today = session.now().astimezone().date()
    try:
        if session.live and session.has_kept and today > (latest_day(session) or date.min):
            write_preference(session, LATEST_DAY, today.isoformat())
    except (ApplicationError, StoreError):
        return
