"""What there is to tell the person, as it is known here: nobody is asked for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from posture.application.exceptions import excepted_checks, snoozed_checks
from posture.application.remembering import last_outcomes
from posture.application.session import Session
from posture.application.switches import switched_off
from posture.application.telling import Kind, Worth
from posture.application.voting.agreed import Said, kept
from posture.application.voting.asked import asked
from posture.application.voting.consent import Consent
from posture.application.voting.standing import Phase, Standing, standing_of_member
from posture.application.worsened import worsened
from posture.checks.verdict import TO_DO
from posture.reports.policy import policy_in_force

NEAR: Final = timedelta(days=7)
"""So long before its day a goal that this computer does not meet is told of."""


def worth_telling(session: Session) -> tuple[Worth, ...]:
    """All that may be told now; what the person set aside, put off or switched off is no part of it.

    Raises StoreError.
    """
    if not session.live or not session.has_kept:
        return ()
    aside = excepted_checks(session, session.now()) | snoozed_checks(session) | switched_off(session)
    got_worse = {check: day for check, day in worsened(session).items() if check not in aside}
    return (
        Worth(Kind.WORSE, got_worse),
        Worth(Kind.GOAL, _near_goals(session, aside)),
        *_rounds(session),
    )


def _near_goals(session: Session, aside: frozenset[str]) -> Mapping[str, date]:
    """Goals that the person agreed to and does not meet, each with its day, which comes near."""
    policy = kept(session, Said.YES) if policy_in_force(session.desk) is not None else None
    goals = policy.get("goals") if isinstance(policy, dict) else None
    if not isinstance(goals, dict):
        return {}
    today, outcomes = session.now().astimezone().date(), last_outcomes(session)
    found = {}
    for check, goal in goals.items():
        by = date.fromisoformat(goal["by"])
        if check not in aside and outcomes.get(check) in TO_DO and timedelta() <= by - today <= NEAR:
            found[f"{check} {by.isoformat()}"] = date.min
    return found


def _rounds(session: Session) -> tuple[Worth, ...]:
    """A round that waits for the person's word; none under a standing consent, whose word is given."""
    now = standing_of_member(session)
    if now is None or now.number is None or now.consent is not Consent.NONE or now.phase is not Phase.CASTING:
        return ()
    if now.too_few or now.disputed or not (now.waiting or asked(session)):
        return ()
    subject = {str(now.number): date.min}
    opened = Worth(Kind.OPENED, subject)
    return (Worth(Kind.CLOSING, subject), opened) if _closes_tomorrow(session, now) else (opened,)


def _closes_tomorrow(session: Session, now: Standing) -> bool:
    if now.timetable is None:
        return False
    last = now.timetable.cast.end.astimezone().date()
    return last - session.now().astimezone().date() <= timedelta(days=1)
