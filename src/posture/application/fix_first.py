"""What a weekly session begins with: one thing to fix, where a check fails."""

from __future__ import annotations

from dataclasses import replace

from posture.application.advice import Step, next_step
from posture.application.checking import check_now
from posture.application.remembering import last_checkup
from posture.application.session import Session
from posture.checks.verdict import Outcome


def one_thing_to_fix(session: Session) -> Step | None:
    """What is worth doing next by the last check-up, where that failed and still does; None otherwise.

    It is looked at again before it is said, since it may be mended by now; that takes a moment. What was put
    off, and what only IT can change, is left alone. StoreError.
    """
    checkup = last_checkup(session) if session.has_kept else None
    while checkup is not None:
        step = next_step(session, checkup)
        if step is None or step.outcome is not Outcome.FAIL:
            return None
        [now] = check_now(session, [step.check]).verdicts
        if now.outcome is Outcome.FAIL:
            return step
        verdicts = tuple(now if each.check == now.check else each for each in checkup.verdicts)
        checkup = replace(checkup, verdicts=verdicts)
    return None
