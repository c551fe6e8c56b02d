"""What got worse while nobody looked: found by looks of the timer, and gone once the person has looked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from posture.application.checkup import Checkup, Outcome, Verdict
from posture.application.preferences import read_preference, write_preference
from posture.application.session import Session

PREFERENCE: Final = "worsened"
"""The name of the preference: the checks, each with the day since when, in JSON."""

_ORDER: Final = (Outcome.PASS, Outcome.WARN, Outcome.FAIL)
"""What can be compared; “could not tell” and “does not apply” are neither better nor worse."""


def worsened(session: Session) -> Mapping[str, date]:
    """The checks, and since which day. StoreError."""
    try:
        kept = json.loads(read_preference(session, PREFERENCE) or "{}")
        return {str(check): date.fromisoformat(day) for check, day in kept.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def note(session: Session, checkup: Checkup) -> None:
    """Compare a look of the timer, which is not kept yet, with the last answers before. StoreError."""
    before = _last_answers(session)
    still = dict(worsened(session))
    for verdict in checkup.verdicts:
        outcome = _compared(verdict)
        if outcome is Outcome.PASS or verdict.outcome is Outcome.EXCEPTED:
            still.pop(verdict.check, None)
        elif outcome is not None and _is_worse(outcome, before.get(verdict.check)):
            still[verdict.check] = checkup.day
    _write(session, still)


def seen(session: Session) -> None:
    """The person looks at it themselves: nothing has to be told. StoreError."""
    if session.live and session.has_kept and read_preference(session, PREFERENCE):
        write_preference(session, PREFERENCE, "")


def _write(session: Session, checks: Mapping[str, date]) -> None:
    data = {check: day.isoformat() for check, day in checks.items()}
    write_preference(session, PREFERENCE, json.dumps(data) if data else "")


def _is_worse(now: Outcome, before: Outcome | None) -> bool:
    return before is not None and _ORDER.index(now) > _ORDER.index(before)


def _compared(verdict: Verdict) -> Outcome | None:
    found = verdict.measured or verdict.outcome
    return found if found in _ORDER else None


def _last_answers(session: Session) -> Mapping[str, Outcome]:
    """The newest answer of each check that can be compared, and was kept."""
    if not session.has_kept:
        return {}
    found: dict[str, Outcome] = {}
    rows = session.database.all("SELECT outcomes FROM checkup ORDER BY id DESC")
    for check, outcome in (each for row in rows for each in _answers(row["outcomes"])):
        if outcome in _ORDER:
            found.setdefault(check, outcome)
    return found


def _answers(outcomes: str) -> Iterator[tuple[str, Outcome]]:
    """What a row tells; one that makes no sense tells nothing."""
    try:
        for each in json.loads(outcomes):
            yield each["check"], Outcome(each.get("measured", each["outcome"]))
    except (ValueError, KeyError, TypeError):
        return
