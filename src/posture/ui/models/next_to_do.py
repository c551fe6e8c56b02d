"""What Home shows beside the verdicts, and the ways on from its one next step.

What these need is loaded by the thread of the bridge that calls them, after the window's first frame.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from posture.application.advice import Step
    from posture.application.checkup import Checkup
    from posture.application.session import Session
    from posture.application.settings import SettingsPage
    from posture.application.since import Since


@dataclass(frozen=True, slots=True)
class NextToDo:
    """The one next step, where there is one; what could not be read, and why.

    ``put_off`` are the checks that are left out for now, and ``for_it`` those that only IT can change.
    ``week`` is whether the weekly session is in its midst (True), waits with questions (False), or neither.
    ``since`` is what became of things, but for those two kinds; None where that could not be read.
    """

    step: Step | None
    week: bool | None = None
    trouble: str = ""
    put_off: Collection[str] = ()
    for_it: Collection[str] = ()
    since: Since | None = None


def next_to_do(session: Session, checkup: Checkup) -> NextToDo:
    """What is worth doing now; where what was put off cannot be read, that is told and nothing left out."""
    from posture.application.advice import next_step
    from posture.application.errors import PostureError, sentence_of
    from posture.application.exceptions import snoozed_checks
    from posture.application.order import for_it
    from posture.application.since import since_last_time
    from posture.application.week import waits

    others = for_it(session, checkup)
    try:
        step, week = next_step(session, checkup), waits(session)
        later = snoozed_checks(session)
        since = since_last_time(session, checkup).without({*later, *others})
        return NextToDo(step, week, put_off=later, for_it=others, since=since)
    except PostureError as error:
        # What was found can be shown all the same, and what is worth doing about it.
        step = next_step(session, checkup, heed_put_off=False)
        return NextToDo(step, trouble=sentence_of(error), for_it=others)


def open_page(session: Session, page: SettingsPage) -> None:
    """Open a page of the system's settings; raises ApplicationError where that cannot be."""
    from posture.application.settings import open_settings

    open_settings(session, page)


def put_off_until(session: Session) -> Mapping[str, dt.date]:
    """What is put off for now, and until when. StoreError."""
    from posture.application.exceptions import snoozes

    return snoozes(session)


def put_off(session: Session, check_id: str) -> dt.date:
    """Leave a check out of Home; gives back the day on which it is there again."""
    from posture.application.exceptions import snooze

    return snooze(session, check_id)


def take_up(session: Session, check_id: str) -> None:
    """Have a check that was put off on Home again."""
    from posture.application.exceptions import end_snooze

    end_snooze(session, check_id)
