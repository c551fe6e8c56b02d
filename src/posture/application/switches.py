"""Checks that the person switched off: nothing is read for them until they are switched on again."""

from __future__ import annotations

from datetime import datetime

from posture.application.preferences import read_preference, write_preference
from posture.application.session import Session
from posture.checks.check import Check
from posture.checks.verdict import COULD_NOT_TELL, Outcome, Verdict
from posture.facts.model import Reason
from posture.words.phrase import phrase

PREFERENCE = "switched-off"
"""The name of the preference; it holds the ids of the checks, one behind the other."""


def switched_off(session: Session) -> frozenset[str]:
    """The checks that are switched off; on a recorded computer none. StoreError."""
    if not session.live or session.kept is None:
        return frozenset()
    return frozenset(read_preference(session, PREFERENCE).split())


def switch(session: Session, check_id: str, *, on: bool) -> None:
    """Switch a check on or off, from the next look on; ApplicationError for an unknown check. StoreError."""
    check = session.check(check_id)
    off = switched_off(session)
    changed = off - {check.id} if on else off | {check.id}
    if changed != off:
        write_preference(session, PREFERENCE, " ".join(sorted(changed)))


def not_looked_at(check: Check, taken: datetime) -> Verdict:
    """What can be told of a check that is switched off: nothing, and that this was wanted."""
    return Verdict(
        check=check.id,
        outcome=Outcome.UNKNOWN,
        finding=COULD_NOT_TELL.filled(detail=phrase("you switched this check off; nothing is read for it.")),
        wanted="",
        evidence=(),
        taken=taken,
        reason=Reason.SWITCHED_OFF,
    )
