"""The hours of the week at which this computer usually runs: noted here, and told to nobody.

A moment drawn while the computer is off is missed. One that is off at night and at weekends would miss most
of them, so moments are drawn among its own hours. That tells nothing new: a ballot leaves at no other.
"""

from __future__ import annotations

from datetime import UTC, date, timedelta
from typing import Final

from posture.reports.desk import Desk
from posture.reports.schedule import ALWAYS, WEEK, Hours, hour_of

_KEPT: Final = timedelta(weeks=4)
_DAY: Final = 24


def note(desk: Desk) -> None:
    """Note that the computer runs at this hour of the week; needs no key."""
    now = desk.clock().astimezone(UTC)
    hour, today = hour_of(now), now.date()
    row = desk.database.one("SELECT last FROM habit WHERE hour = ?", (hour,))
    if row is not None and row["last"] == today.isoformat():
        return
    with desk.database.transaction():
        # A day in the future was noted while the clock was wrong.
        desk.database.execute(
            "DELETE FROM habit WHERE last <= ? OR last > ?", ((today - _KEPT).isoformat(), today.isoformat())
        )
        desk.database.execute(
            "INSERT INTO habit (hour, first, last) VALUES (?1, ?2, ?2)"
            " ON CONFLICT (hour) DO UPDATE SET last = excluded.last",
            (hour, today.isoformat()),
        )


def usual(desk: Desk) -> Hours:
    """The hours of the week at which it ran in the last weeks; needs no key.

    In the first week each hour stands for the same one of every day; before anything is known, all of them.
    """
    rows = desk.database.all("SELECT hour, first FROM habit")
    if not rows:
        return ALWAYS
    seen = frozenset(row["hour"] for row in rows)
    since = min(date.fromisoformat(row["first"]) for row in rows)
    if desk.clock().astimezone(UTC).date() - since < timedelta(weeks=1):
        return frozenset(hour for hour in range(WEEK) if hour % _DAY in {each % _DAY for each in seen})
    return seen
