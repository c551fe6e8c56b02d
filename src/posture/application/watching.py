"""Looking once a week, and doing what is due in a round, by timers of the system: off until asked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from posture.application.checking import check_now
from posture.application.errors import ApplicationError
from posture.application.remembering import remember
from posture.application.session import Session
from posture.application.voting.membership import demand_member
from posture.desktop import battery
from posture.desktop.timers import timer
from posture.desktop.timers.timer import Timer as Timer
from posture.words.phrase import phrase

EVERY: Final = timedelta(days=7)
"""A look that is younger than this is not repeated by the timer."""


def turn_on(session: Session, what: Timer) -> None:
    """Have the system start it from now on; DesktopError where it keeps no timers.

    Raises NotAMember for deliveries where there is no organisation, and ApplicationError where another home
    than the usual one was chosen: what the system starts would not know of it.
    """
    if not session.is_at_home:
        raise ApplicationError(
            phrase(
                "The system would look after another folder than “{folder}”. Unset POSTURE_HOME, and turn it "
                "on for the usual one.",
                folder=str(session.home),
            )
        )
    if what is Timer.DELIVER:
        demand_member(session)
    timer.turn_on(what)


def turn_off(session: Session, what: Timer) -> None:
    """Have the system start it no more; nothing where it is off, or another home is at hand. DesktopError."""
    if session.is_at_home:
        timer.turn_off(what)


def is_on(session: Session, what: Timer) -> bool:
    """Whether the system starts it for this home. DesktopError."""
    return session.is_at_home and timer.is_on(what)


def look_if_due(session: Session) -> bool:
    """Look at the computer and keep what was found, where a week has passed; whether it was looked at.

    Waits for the next ring on a battery that is nearly empty. Nothing is kept of a look whose bearings could
    not be read. StoreError.
    """
    if not session.live or not is_due(session) or battery.is_low():
        return False
    checkup = check_now(session)
    if checkup.trouble:
        return False
    remember(session, checkup)
    return True


def is_due(session: Session) -> bool:
    """Whether the last look, whoever asked for it, is a week old. StoreError.

    A look of a day that has not come yet was dated by a clock that stood ahead, and is none.
    """
    last = last_look(session)
    return last is None or not timedelta() <= session.now().astimezone().date() - last < EVERY


def last_look(session: Session) -> date | None:
    """The day of the newest check-up that was kept. StoreError."""
    if not session.has_kept:
        return None
    with session.rows() as database:
        row = database.one("SELECT day FROM checkup ORDER BY id DESC LIMIT 1")
        return None if row is None else date.fromisoformat(row[0])
