"""How a check stood on the days that were kept, and since when it stands as it does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from posture.application.checkup import Outcome
from posture.application.looks import looks
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
    """What the kept looks tell of a check; it needs no key.

    ApplicationError for an unknown check; StoreError.
    """
    check = session.check(check_id)
    return History(
        tuple(
            Standing(look.day, look.outcomes[check.id])
            for look in looks(session)
            if look.day is not None and check.id in look.outcomes
        )
    )
