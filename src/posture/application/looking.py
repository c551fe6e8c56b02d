"""Looking at the computer by itself: whenever the app is opened, unless the person switched that off."""

from __future__ import annotations

from datetime import datetime, timedelta

from posture.application.preferences import read_preference, write_preference
from posture.application.session import Session

PREFERENCE = "look-when-opened"
"""The name of the preference; it holds “off”, or nothing."""

FRESH = timedelta(minutes=10)
"""A look that is younger than this is not repeated by itself."""


def looks_when_opened(session: Session) -> bool:
    """Whether opening the app looks at the computer again. StoreError."""
    return session.live and read_preference(session, PREFERENCE) != "off"


def look_when_opened(session: Session, *, on: bool) -> None:
    """Let opening the app look at the computer again, or not. StoreError."""
    write_preference(session, PREFERENCE, "" if on else "off")


def is_due(session: Session, last: datetime | None) -> bool:
    """Whether the app, opened now, looks by itself; ``last`` is when it looked since it was started.

    Never before the first check-up, which the person asks for. Of check-ups before this start only the day is
    known (decision 022), so that each start looks once. A clock that was put back makes no look young.
    """
    if not looks_when_opened(session) or not session.has_kept or not _was_checked(session):
        return False
    return last is None or not timedelta() <= session.now() - last < FRESH


def _was_checked(session: Session) -> bool:
    return session.database.one("SELECT 1 FROM checkup LIMIT 1") is not None
