"""The lesson that the organisation suggests for this round, with the reason that it gives."""

from __future__ import annotations

from dataclasses import dataclass

from posture.application.session import Session
from posture.application.voting.agreed import agreed_policy


@dataclass(frozen=True, slots=True)
class Suggested:
    """A lesson that there is here, and the policy's reason, "" where it gives none."""

    lesson: str
    reason: str


def suggested(session: Session) -> Suggested | None:
    """What the policy suggests that the person agreed to; None where it suggests nothing. StoreError.

    It is the same for every member, since it stands in the signed manifest. Whether somebody takes it up is
    their own matter, and goes nowhere.
    """
    if not session.has_kept:
        return None
    policy = agreed_policy(session)
    lesson, reason = policy.get("lesson"), policy.get("reason")
    if not isinstance(lesson, str) or lesson not in session.library.lessons:
        return None
    return Suggested(lesson, reason if isinstance(reason, str) else "")
