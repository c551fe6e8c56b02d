"""The kept looks at this computer, in the order they were kept: how each check stood, below an exception."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from posture.application.checkup import Outcome
from posture.application.session import Session
from posture.checks.verdict import RANK


@dataclass(frozen=True, slots=True)
class Look:
    """The last look of a day, as far as its row makes sense.

    ``day`` is None where the clock stood wrong: what was found holds, only not when.
    """

    day: date | None
    outcomes: Mapping[str, Outcome]

    def tells(self, check_id: str) -> Outcome | None:
        """How the check stood, where that can be better or worse than another time."""
        outcome = self.outcomes.get(check_id)
        return outcome if outcome in RANK else None


def looks(session: Session) -> tuple[Look, ...]:
    """Every look that was kept, the oldest first; none of a recorded computer. StoreError.

    It needs no key: outcomes and days lie open (decision 022). The days that are told grow from look to look.
    """
    if not session.live or not session.has_kept:
        return ()
    rows = session.database.all("SELECT day, outcomes FROM checkup ORDER BY id")
    found = [look for day, outcomes in rows if (look := _look(day, outcomes)) is not None]
    return tuple(_dated(found))


def last_told(kept: Sequence[Look], check_id: str) -> Look | None:
    """The newest of the looks that tells how a check stood; what could not be told is passed over."""
    return next((look for look in reversed(kept) if look.tells(check_id) is not None), None)


def _look(day: str, outcomes: str) -> Look | None:
    """What a row tells; None where it tells nothing, or makes no sense."""
    try:
        told = {
            each["check"]: Outcome(each.get("measured", each["outcome"])) for each in json.loads(outcomes)
        }
        return Look(date.fromisoformat(day), told) if told else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _dated(found: Sequence[Look]) -> Iterable[Look]:
    """Without the days of a clock that stood wrong: ahead, or behind as after an empty battery.

    Those days are kept that fit together and with the newest, as many as do; of as many, the later ones.
    """
    days = [look.day or date.min for look in found]
    fitting: list[int] = []  # up to each: how many fit together
    for at, day in enumerate(days):
        fitting.append(1 + max((fitting[other] for other in range(at) if days[other] < day), default=0))
    fits = {len(days) - 1}
    at = len(days) - 1
    while at >= 0 and fitting[at] > 1:
        before = [each for each in range(at) if days[each] < days[at] and fitting[each] == fitting[at] - 1]
        at = max(before, key=days.__getitem__)
        fits.add(at)
    return (look if at in fits else replace(look, day=None) for at, look in enumerate(found))
