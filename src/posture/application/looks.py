"""The kept looks at this computer, day by day: how each check stood, below an exception if there was one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from posture.application.checkup import Outcome
from posture.application.session import Session


@dataclass(frozen=True, slots=True)
class Look:
    """The last look of a day, as far as its row makes sense."""

    day: date
    outcomes: Mapping[str, Outcome]


def looks(session: Session) -> tuple[Look, ...]:
    """Every look that was kept, the oldest first; none of a recorded computer. StoreError.

    It needs no key: outcomes and days lie open (decision 022). Days that are later than one which was kept
    after them were dated by a clock that stood ahead: left out.
    """
    if not session.live or not session.has_kept:
        return ()
    found: list[Look] = []
    for day, outcomes in session.database.all("SELECT day, outcomes FROM checkup ORDER BY id DESC"):
        look = _look(day, outcomes)
        if look is not None and (not found or look.day < found[-1].day):
            found.append(look)
    return tuple(reversed(found))


def _look(day: str, outcomes: str) -> Look | None:
    """What a row tells; None where it tells nothing, or makes no sense."""
    try:
        told = {
            each["check"]: Outcome(each.get("measured", each["outcome"])) for each in json.loads(outcomes)
        }
        return Look(date.fromisoformat(day), told) if told else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
