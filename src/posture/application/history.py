"""How a check stood on the days that were kept, and since when it stands as it does."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from posture.application.checkup import Outcome
from posture.application.session import Session


@dataclass(frozen=True, slots=True)
class Standing:
    """How a check stood on a day, below an exception where there was one."""

    day: date
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class History:
    """The days of a check, the oldest first; there may be none."""

    days: tuple[Standing, ...]

    @property
    def since(self) -> date | None:
        """The first of the days without a break on which it stood as it does; None where none is known."""
        since = None
        for standing in reversed(self.days):
            if standing.outcome is not self.days[-1].outcome:
                break
            since = standing.day
        return since

    @property
    def last_read(self) -> date | None:
        """The last day on which something was told; None where none is known."""
        return next((each.day for each in reversed(self.days) if each.outcome is not Outcome.UNKNOWN), None)

    @property
    def before(self) -> Standing | None:
        """The last day on which it stood otherwise; None where it never did."""
        return next((each for each in reversed(self.days) if each.outcome is not self.days[-1].outcome), None)


def history(session: Session, check_id: str) -> History:
    """What the kept check-ups tell of a check; it needs no key: outcomes and days lie open (decision 022).

    Days that are later than one which was kept after them were dated by a clock that stood ahead: left out.
    ApplicationError for an unknown check; StoreError.
    """
    check = session.check(check_id)
    if not session.live or not session.has_kept:
        return History(())
    found: list[Standing] = []
    for day, outcomes in session.database.all("SELECT day, outcomes FROM checkup ORDER BY id DESC"):
        standing = _standing(check.id, day, outcomes)
        if standing is not None and (not found or standing.day < found[-1].day):
            found.append(standing)
    return History(tuple(reversed(found)))


def _standing(check_id: str, day: str, outcomes: str) -> Standing | None:
    """How the check stood in a row; None where the row does not tell, or makes no sense."""
    try:
        for each in json.loads(outcomes):
            if each["check"] == check_id:
                return Standing(date.fromisoformat(day), Outcome(each.get("measured", each["outcome"])))
    except (ValueError, KeyError, TypeError):
        return None
    return None
