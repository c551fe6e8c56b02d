"""Looking once a week, and doing what is due in a round, by timers of the system: off until asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from posture.application.checking import check_now
from posture.application.errors import ApplicationError
from posture.application.notices import notice
from posture.application.offering import practice_to_offer
from posture.application.remembering import remember
from posture.application.session import Session
from posture.application.telling import Kind as Kind
from posture.application.telling import to_tell
from posture.application.told import Answer, Told, answered, keep, take_back, told
from posture.application.voting.membership import demand_member
from posture.application.worsened import note
from posture.application.worth import worth_telling
from posture.desktop import battery
from posture.desktop.errors import DesktopError
from posture.desktop.notifying.notice import notify
from posture.desktop.opening import open_told
from posture.desktop.timers import timer
from posture.desktop.timers.timer import Timer as Timer
from posture.words.phrase import phrase

EVERY: Final = timedelta(days=7)
"""A look that is younger than this is not repeated by the timer."""

PATIENCE: Final = timedelta(hours=1)
"""So long a run stays for an answer to what it told."""


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


@dataclass(frozen=True, slots=True)
class Run:
    """What one ring of the timer led to: whether it looked, and what it told, None where nothing."""

    looked: bool
    told: Kind | None


def run(session: Session) -> Run:
    """Look where that is due, then tell the one thing worth it, and stay for an answer.

    Raises StoreError. Where nothing shows notifications, or the person is not to be told now, it waits for
    another ring.
    """
    looked = look_if_due(session)
    if not session.live:
        return Run(looked, None)
    now = session.now().astimezone()
    worth = to_tell(worth_telling(session), told(session), now)
    if worth is None:
        return Run(looked, None)
    practice = practice_to_offer(session)
    shown = Told(now.date(), worth.kind, tuple(sorted(worth.subjects)), practice=practice)
    keep(session, shown)  # before it is shown: whatever happens then, it is not told once more
    session.begin_anew()  # so that everything can be deleted while it waits for an answer
    try:
        answer = notify(notice(worth.kind, practice=practice), PATIENCE)
    except DesktopError:
        take_back(session, shown)
        return Run(looked, None)
    answered(session, shown, answer)
    if answer is Answer.SHOW:
        open_told()
    return Run(looked, worth.kind)


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
    note(session, checkup)
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
