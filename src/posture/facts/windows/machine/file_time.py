"""Windows' own way of writing a moment down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_BEGINNING = datetime(1601, 1, 1, tzinfo=UTC)
_OLDEST_USEFUL = datetime(2000, 1, 1, tzinfo=UTC)


def file_time(ticks: int) -> datetime | None:
    """The moment of a FILETIME (steps of 100 ns since 1601, minwinbase.h), None where it makes no sense."""
    try:
        moment = _BEGINNING + timedelta(microseconds=ticks // 10)
    except OverflowError:
        return None
    return moment if moment >= _OLDEST_USEFUL else None
