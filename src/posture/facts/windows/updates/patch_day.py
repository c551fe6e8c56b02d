"""The day of each month on which Microsoft brings out what closes holes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_WEEK = 7
_TUESDAY = 1
_HOUR = 18  # 10 in the morning, Pacific time


def last_patch_day(now: datetime) -> datetime:
    """The second Tuesday of this month, or of the last where this month's is still to come.

    Source: Microsoft, "Update release cycle for Windows clients": B releases come on the second Tuesday at
    10:00 Pacific time.
    """
    day = _second_tuesday(now)
    return day if day <= now else _second_tuesday(now.replace(day=1) - timedelta(days=1))


def _second_tuesday(moment: datetime) -> datetime:
    first = datetime(moment.year, moment.month, 1, _HOUR, tzinfo=UTC)
    return first + timedelta(days=(_TUESDAY - first.weekday()) % _WEEK + _WEEK)
