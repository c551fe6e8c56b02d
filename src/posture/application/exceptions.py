"""Exceptions with a reason and an end, and what is put off for a week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from posture.application.errors import ApplicationError
from posture.application.session import Session
from posture.store.errors import StoreError
from posture.words.phrase import phrase

LONGEST_DAYS = 90
LONGEST_REASON = 500
_SNOOZE_DAYS = 7
_CLOCK_TROUBLE = timedelta(days=1)
_TABLE = "exception"

_SEALED = phrase("The reason is not shown: its seal does not open without the keyring or the passphrase.")
_NO_REASON = phrase("No reason is kept.")


@dataclass(frozen=True, slots=True)
class CheckException:
    """A check that the person set aside: why, since which day, and the day on which it counts again.

    ``reason`` is "" where it was not kept or does not open now; ``shown`` is what stands in its place then.
    """

    check: str
    reason: str = field(repr=False)
    since: date
    until: date
    is_sealed: bool = True

    @property
    def shown(self) -> str:
        """The reason, or why none is shown."""
        return self.reason or (_SEALED if self.is_sealed else _NO_REASON)


def keeps_reasons(session: Session) -> bool:
    """Whether a reason would be kept: only where a key comes without asking, to seal it."""
    return session.keys.checkup_sealer() is not None


def except_check(session: Session, check_id: str, reason: str, *, days: int = LONGEST_DAYS) -> CheckException:
    """Set a check aside for 1 to 90 days; the measured answer stays visible underneath.

    The reason is kept where a key comes without asking, and then it has to be given; otherwise it is neither,
    and what is given back has none. Raises ApplicationError for an unknown check, a reason that is empty, too
    long or cannot be shown, or too many days.
    """
    check = session.check(check_id)
    reason = " ".join(reason.split())
    if not reason and keeps_reasons(session):
        raise ApplicationError(phrase("To set a check aside takes a reason, in your own words."))
    if reason and not reason.isprintable():
        raise ApplicationError(phrase("The reason holds signs that cannot be shown. Type it again in words."))
    if len(reason) > LONGEST_REASON:
        said = phrase("A reason has at most {most} letters.", most=LONGEST_REASON)
        raise ApplicationError(said)
    if not 1 <= days <= LONGEST_DAYS:
        said = phrase(
            "A check can be set aside for 1 to {longest} days, not {days}.", longest=LONGEST_DAYS, days=days
        )
        raise ApplicationError(said)
    since = _today(session.now())
    sealer = session.keys.checkup_sealer()
    sealed = None if sealer is None else sealer.seal(_TABLE, check.id, reason.encode())
    until = since + timedelta(days=days)
    made = CheckException(check.id, reason if sealed else "", since, until, sealed is not None)
    with session.database.transaction():
        session.database.execute(
            "INSERT OR REPLACE INTO exception(check_id, since, until, reason) VALUES (?, ?, ?, ?)",
            (made.check, made.since.isoformat(), made.until.isoformat(), sealed),
        )
    return made


def end_exception(session: Session, check_id: str) -> None:
    """Take an exception back; ApplicationError where there is none."""
    ended = 0
    if session.has_kept:
        with session.database.transaction():
            ended = session.database.execute("DELETE FROM exception WHERE check_id = ?", (check_id,)).rowcount
    if not ended:
        raise ApplicationError(phrase("“{check}” is not set aside.", check=check_id))


def exceptions(session: Session) -> tuple[CheckException, ...]:
    """The exceptions in force now, soonest to end first."""
    if not session.has_kept:
        return ()
    today = _today(session.now())
    with session.rows() as database:
        rows = database.all("SELECT check_id, since, until, reason FROM exception ORDER BY until")
        found = [(row[0], date.fromisoformat(row[1]), date.fromisoformat(row[2]), row[3]) for row in rows]
    return tuple(
        CheckException(check, _reason(session, check, sealed), since, until, sealed is not None)
        for check, since, until, sealed in found
        if _lasts(until, today, LONGEST_DAYS, since=since)
    )


def excepted_checks(session: Session, now: datetime) -> frozenset[str]:
    """The checks set aside at ``now``; a recorded computer has none."""
    if not session.live or session.kept is None:
        return frozenset()
    with session.rows() as database:
        rows = database.all("SELECT check_id, until, since FROM exception")
        found = [(row[0], date.fromisoformat(row[1]), date.fromisoformat(row[2])) for row in rows]
    today = _today(now)
    return frozenset(
        check for check, until, since in found if _lasts(until, today, LONGEST_DAYS, since=since)
    )


def snooze(session: Session, check_id: str) -> date:
    """Leave a check out of Home for a week; gives back the day on which it is there again."""
    check = session.check(check_id)
    until = _today(session.now()) + timedelta(days=_SNOOZE_DAYS)
    with session.database.transaction():
        session.database.execute(
            "INSERT OR REPLACE INTO snooze(check_id, until) VALUES (?, ?)", (check.id, until.isoformat())
        )
    return until


def end_snooze(session: Session, check_id: str) -> None:
    """Have a check on Home again before its week is over; one that was not left out stays as it is."""
    if session.has_kept:
        with session.database.transaction():
            session.database.execute("DELETE FROM snooze WHERE check_id = ?", (check_id,))


def snoozed_checks(session: Session) -> frozenset[str]:
    """The checks that the person put off for now; on a recorded computer none."""
    return frozenset(snoozes(session))


def snoozes(session: Session) -> Mapping[str, date]:
    """The checks that are put off for now, and the day on which each is on Home again. StoreError."""
    if not session.live or session.kept is None:
        return {}
    today = _today(session.now())
    with session.rows() as database:
        rows = database.all("SELECT check_id, until FROM snooze")
        ends = {row[0]: date.fromisoformat(row[1]) for row in rows}
    return {check: until for check, until in ends.items() if _lasts(until, today, _SNOOZE_DAYS)}


def _reason(session: Session, check_id: str, sealed: bytes | None) -> str:
    """The reason in words; "" where it was not kept, or does not open."""
    sealer = None if sealed is None else session.keys.checkup_sealer()
    if sealer is None or sealed is None:
        return ""
    try:
        return sealer.open(_TABLE, check_id, sealed).decode()
    except (StoreError, ValueError, TypeError):
        return ""


def _lasts(until: date, today: date, longest: int, *, since: date | None = None) -> bool:
    """Whether something put off until then is still put off.

    What was put off while the clock stood ahead would last for as long as it did: an end further away than
    the longest span, or a beginning that has not come yet, counts as over.
    """
    if since is not None and since - today > _CLOCK_TROUBLE:
        return False
    return today < until <= today + timedelta(days=longest) + _CLOCK_TROUBLE


def _today(now: datetime) -> date:
    return now.astimezone().date()
