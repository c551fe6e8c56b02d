"""The hours of the week at which this computer usually runs: noted here, sealed, and told to nobody.

A moment drawn while the computer is off is missed. One that is off at night and at weekends would miss most
of them, so moments are drawn among its own hours. That tells nothing new: a ballot leaves at no other. Only
hours count at which the key comes without asking, for at no other could anything leave.
"""

from __future__ import annotations

from datetime import UTC, date, timedelta
from typing import Final

from posture.ballots.canonical import JSON, decode, encode
from posture.ballots.errors import BallotError
from posture.reports.desk import Desk
from posture.reports.schedule import ALWAYS, WEEK, Hours, hour_of
from posture.store.errors import StoreError

_KEPT: Final = timedelta(weeks=4)
_DAY: Final = 24
_LARGEST: Final = 1 << 14
_PLACE: Final = ("habit", "1")

_Days = dict[int, tuple[date, date]]
"""Hours of the week, and on which days each was first and last seen."""


def note(desk: Desk) -> None:
    """Note that the computer runs at this hour of the week; nothing where no key comes without asking."""
    now = desk.clock().astimezone(UTC)
    hour, today = hour_of(now), now.date()
    try:
        with desk.database.transaction():
            seen = _seen(desk)
            if hour in seen and seen[hour][1] == today:
                return
            # A day in the future was noted while the clock was wrong.
            kept = {each: days for each, days in seen.items() if today - _KEPT < days[1] <= today}
            kept[hour] = (kept[hour][0] if hour in kept else today, today)
            _keep(desk, kept)
    except StoreError:
        return


def usual(desk: Desk) -> Hours:
    """The hours of the week at which it ran in the last weeks.

    In the first week each hour stands for the same one of every day; before anything is known, all of them.
    """
    seen = _seen(desk)
    if not seen:
        return ALWAYS
    since = min(first for first, _ in seen.values())
    if desk.clock().astimezone(UTC).date() - since < timedelta(weeks=1):
        return frozenset(hour for hour in range(WEEK) if hour % _DAY in {each % _DAY for each in seen})
    return frozenset(seen)


def _seen(desk: Desk) -> _Days:
    row = desk.database.one("SELECT data FROM habit")
    if row is None:
        return {}
    opened = desk.sealer().open(*_PLACE, row["data"])
    try:
        kept = decode(opened, most=_LARGEST)
        return {int(hour): _days(days) for hour, days in kept.items()} if isinstance(kept, dict) else {}
    except (BallotError, ValueError):
        return {}  # it is learned anew within a week


def _days(value: JSON) -> tuple[date, date]:
    first, last = str(value).split(" ")
    return date.fromisoformat(first), date.fromisoformat(last)


def _keep(desk: Desk, seen: _Days) -> None:
    kept: dict[str, JSON] = {str(hour): f"{first} {last}" for hour, (first, last) in seen.items()}
    desk.database.execute(
        "INSERT OR REPLACE INTO habit (id, data) VALUES (1, ?)",
        (desk.sealer().seal(*_PLACE, encode(kept)),),
    )
