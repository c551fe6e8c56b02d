"""What got worse while nobody looked: found by looks of the timer, and gone once the person has looked."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from posture.application.checkup import Checkup, Outcome, Verdict
from posture.application.looks import Look, last_told, looks
from posture.application.preferences import read_preference, write_preference
from posture.application.session import Session
from posture.checks.verdict import RANK

PREFERENCE: Final = "worsened"
"""The name of the preference: the checks, each with the day since when, in JSON."""


def worsened(session: Session) -> Mapping[str, date]:
    """The checks, and since which day. StoreError."""
    try:
        kept = json.loads(read_preference(session, PREFERENCE) or "{}")
        return {str(check): date.fromisoformat(day) for check, day in kept.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def note(session: Session, checkup: Checkup) -> None:
    """Compare a look of the timer, which is not kept yet, with the last answers before. StoreError."""
    before = looks(session)
    still = dict(worsened(session))
    for verdict in checkup.verdicts:
        outcome = _compared(verdict)
        if outcome is Outcome.PASS or verdict.outcome is Outcome.EXCEPTED:
            still.pop(verdict.check, None)
        elif outcome is not None and _is_worse(verdict.check, outcome, before):
            still[verdict.check] = checkup.day
    _write(session, still)


def seen(session: Session) -> None:
    """The person looks at it themselves: nothing has to be told. StoreError."""
    if session.live and session.has_kept and read_preference(session, PREFERENCE):
        write_preference(session, PREFERENCE, "")


def _write(session: Session, checks: Mapping[str, date]) -> None:
    data = {check: day.isoformat() for check, day in checks.items()}
    write_preference(session, PREFERENCE, json.dumps(data) if data else "")


def _is_worse(check: str, now: Outcome, before: Sequence[Look]) -> bool:
    last = last_told(before, check)
    return last is not None and RANK[now] > RANK[last.outcomes[check]]


def _compared(verdict: Verdict) -> Outcome | None:
    """What was found, where it can be better or worse than before."""
    found = verdict.measured or verdict.outcome
    return found if found in RANK else None
