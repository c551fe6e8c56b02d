"""The hours of the week at which this computer usually runs: noted here, sealed, and told to nobody.

A moment drawn while the computer is off is missed. One that is off at night and at weekends would miss most
of them, so moments are drawn among its own hours. That tells nothing new: a ballot leaves at no other. Only
hours count at which the key comes without asking, for at no other could anything leave.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final, TypeAlias

from posture.ballots.canonical import JSON, decode, encode
from posture.ballots.errors import BallotError
from posture.reports.desk import Desk
from posture.reports.schedule import ALWAYS, WEEK, Hours, hour_of
from posture.store.errors import StoreError

_KEPT: Final = timedelta(weeks=4)
_DAY: Final = 24
_SATURDAY: Final = 5
_LARGEST: Final = 1 << 14
_PLACE: Final = ("habit", "1")

Seen: TypeAlias = dict[int, tuple[date, date]]
"""Hours of the week, UTC, and on which days each was first and last seen."""


def note(desk: Desk) -> None:
    """Note that the computer runs at this hour of the week; nothing where no key comes without asking."""
    try:
        with desk.database.transaction():
            seen = _seen(desk)
            after = noted(seen, desk.clock())
            if after != seen:
                _keep(desk, after)
    except StoreError:
        return


def usual(desk: Desk) -> Hours:
    """The hours of the week at which it ran in the last weeks; before anything is known, all of them."""
    return hours_of(_seen(desk), desk.clock().astimezone())


def noted(seen: Seen, now: datetime) -> Seen:
    """What was seen, with this hour, and without what has not come for four weeks."""
    today, hour = now.astimezone(UTC).date(), hour_of(now)
    # A day in the future was noted while the clock was wrong.
    kept = {each: days for each, days in seen.items() if today - _KEPT < days[1] <= today}
    kept[hour] = (kept[hour][0] if hour in kept else today, today)
    return kept


def hours_of(seen: Seen, now: datetime) -> Hours:
    """The hours of the week, UTC, at which it will run, by what was seen.

    In the first week an hour stands for the same one of every day like it: of all days from Monday to
    Friday, or of Saturday and Sunday. Who was seen on working days only is not expected at the weekend, nor
    the other way round; half of the ballots of an office computer would wait for a weekend that it does not
    work. Days are those of ``now``, which is the person's own time.
    """
    if not seen:
        return ALWAYS
    since = min(first for first, _ in seen.values())
    if now.astimezone(UTC).date() - since >= timedelta(weeks=1):
        return frozenset(seen)
    east = round((now.utcoffset() or timedelta(0)) / timedelta(hours=1))
    there = {(hour + east) % WEEK for hour in seen}
    expected = {_DAY * day + hour % _DAY for hour in there for day in days_like(hour // _DAY)}
    return frozenset((hour - east) % WEEK for hour in expected)


def days_like(day: int) -> range:
    """The days of the week that are like this one, from 0 on Monday."""
    return range(5) if day < _SATURDAY else range(_SATURDAY, 7)


def _seen(desk: Desk) -> Seen:
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


def _keep(desk: Desk, seen: Seen) -> None:
    kept: dict[str, JSON] = {str(hour): f"{first} {last}" for hour, (first, last) in seen.items()}
    desk.database.execute(
        "INSERT OR REPLACE INTO habit (id, data) VALUES (1, ?)",
        (desk.sealer().seal(*_PLACE, encode(kept)),),
    )
