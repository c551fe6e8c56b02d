"""Exceptions with a reason and an end, and “not now”."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from posture.application.errors import ApplicationError
from posture.application.session import Session
from posture.words.phrase import phrase

LONGEST_DAYS = 90
LONGEST_REASON = 500
_SNOOZE_DAYS = 7
_CLOCK_TROUBLE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CheckException:
    """A check that the person set aside: why, since when and until when."""

    check: str
    reason: str
    since: datetime
    until: datetime


def except_check(session: Session, check_id: str, reason: str, *, days: int = LONGEST_DAYS) -> CheckException:
    """Set a check aside for 1 to 90 days; the measured answer stays visible underneath.

    Raises ApplicationError for an unknown check, a reason that is empty, too long or cannot be shown, or
    too many days.
    """
    check = session.check(check_id)
    reason = " ".join(reason.split())
    if not reason:
        raise ApplicationError(phrase("An exception needs a reason, in your own words."))
    if not reason.isprintable():
        raise ApplicationError(phrase("The reason holds signs that cannot be shown. Type it again in words."))
    if len(reason) > LONGEST_REASON:
        said = phrase("A reason has at most {most} letters.", most=LONGEST_REASON)
        raise ApplicationError(said)
    if not 1 <= days <= LONGEST_DAYS:
        said = phrase("An exception lasts 1 to {longest} days, not {days}.", longest=LONGEST_DAYS, days=days)
        raise ApplicationError(said)
    since = session.now().replace(microsecond=0)
    made = CheckException(check.id, reason, since, since + timedelta(days=days))
    with session.database.transaction():
        session.database.execute(
            "INSERT OR REPLACE INTO exception(check_id, reason, since, until) VALUES (?, ?, ?, ?)",
            (made.check, made.reason, _text(made.since), _text(made.until)),
        )
    return made


def end_exception(session: Session, check_id: str) -> None:
    """Take an exception back; ApplicationError where there is none."""
    ended = 0
    if session.has_kept:
        with session.database.transaction():
            ended = session.database.execute("DELETE FROM exception WHERE check_id = ?", (check_id,)).rowcount
    if not ended:
        raise ApplicationError(phrase("There is no exception for “{check}”.", check=check_id))


def exceptions(session: Session) -> tuple[CheckException, ...]:
    """The exceptions in force now, soonest to end first."""
    if not session.has_kept:
        return ()
    with session.rows() as database:
        rows = database.all("SELECT check_id, reason, since, until FROM exception ORDER BY until")
        found = [CheckException(row[0], row[1], _time(row[2]), _time(row[3])) for row in rows]
    now = session.now()
    return tuple(one for one in found if _lasts(one.until, now, LONGEST_DAYS, since=one.since))


def excepted_checks(session: Session, now: datetime) -> frozenset[str]:
    """The checks set aside at ``now``; a recorded computer has none."""
    if not session.live or session.kept is None:
        return frozenset()
    with session.rows() as database:
        rows = database.all("SELECT check_id, until, since FROM exception")
        return frozenset(
            row[0] for row in rows if _lasts(_time(row[1]), now, LONGEST_DAYS, since=_time(row[2]))
        )


def snooze(session: Session, check_id: str) -> datetime:
    """Leave a check out of Home for a week; gives back until when."""
    check = session.check(check_id)
    until = session.now() + timedelta(days=_SNOOZE_DAYS)
    with session.database.transaction():
        session.database.execute(
            "INSERT OR REPLACE INTO snooze(check_id, until) VALUES (?, ?)", (check.id, _text(until))
        )
    return until


def snoozed_checks(session: Session) -> frozenset[str]:
    """The checks that the person put off for now; on a recorded computer none."""
    if not session.live or session.kept is None:
        return frozenset()
    now = session.now()
    with session.rows() as database:
        rows = database.all("SELECT check_id, until FROM snooze")
        return frozenset(row[0] for row in rows if _lasts(_time(row[1]), now, _SNOOZE_DAYS))


def _lasts(until: datetime, now: datetime, longest: int, *, since: datetime | None = None) -> bool:
    """Whether something put off until then is still put off.

    What was put off while the clock stood ahead would last for as long as it did: an end further away than
    the longest span, or a beginning that has not come yet, counts as over.
    """
    if since is not None and since - now > _CLOCK_TROUBLE:
        return False
    return now < until <= now + timedelta(days=longest) + _CLOCK_TROUBLE


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
