"""All that the page of a check shows, fetched off the GUI thread, and what is changed there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from posture.application.administrator import commands_for_administrator
from posture.application.advice import Explained, Step, explain, next_step
from posture.application.checkup import Checkup, Outcome
from posture.application.errors import PostureError
from posture.application.exceptions import (
    CheckException,
    end_exception,
    except_check,
    exceptions,
    keeps_reasons,
)
from posture.application.help_desk import help_text
from posture.application.history import History, history
from posture.application.repairing import Offer, offer
from posture.application.session import Session
from posture.application.since import Since, since_last_time
from posture.application.switches import switch


@dataclass(frozen=True, slots=True)
class WholeCheck:
    """A check explained, its exception and its history, and what is to be done when it is done.

    ``keeps_reasons`` is whether the reason of an exception would be kept, and so is asked for. ``offer`` is
    what Posture can set or take back here, and ``commands`` are those that only an administrator can give.
    """

    told: Explained
    reads: str
    exception: CheckException | None
    keeps_reasons: bool
    history: History
    since: Since
    offer: Offer
    commands: Sequence[str]
    following: Step | None

    def for_help(self, result: str, checkup: Checkup | None) -> Sequence[str]:
        """The lines for the help desk; none where nothing was looked at."""
        return help_text(self.told, checkup, result) if checkup is not None and self.told.outcome else ()


def whole_check(session: Session, check_id: str, checkup: Checkup | None) -> WholeCheck:
    """All of it; ApplicationError for an unknown check. StoreError."""
    in_force = {exception.check: exception for exception in exceptions(session)}
    told = explain(session, check_id, checkup)
    wants = told.outcome in (Outcome.FAIL, Outcome.WARN)
    return WholeCheck(
        told,
        session.check(check_id).reads,
        in_force.get(check_id),
        keeps_reasons(session),
        history(session, check_id),
        since_last_time(session, checkup),
        offer(session, check_id, checkup),
        commands_for_administrator(told) if wants else (),
        _following(session, check_id, checkup),
    )


def _following(session: Session, check_id: str, checkup: Checkup | None) -> Step | None:
    """The next step but this; None where none is left, or it cannot be read what was put off."""
    if checkup is None:
        return None
    try:
        step = next_step(session, checkup)
    except PostureError:
        return None
    return step if step is None or step.check != check_id else None


def set_aside(session: Session, check_id: str, reason: str, days: int) -> None:
    except_check(session, check_id, reason, days=days)


def end_aside(session: Session, check_id: str) -> None:
    end_exception(session, check_id)


def set_switch(session: Session, check_id: str, *, on: bool) -> None:
    switch(session, check_id, on=on)
