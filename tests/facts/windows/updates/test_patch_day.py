from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.windows.updates.patch_day import last_patch_day


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-11-21T09:00+00:00", "2026-11-10"),
        ("2026-11-10T17:59+00:00", "2026-10-13"),
        ("2026-11-10T18:00+00:00", "2026-11-10"),
        ("2026-01-02T09:00+00:00", "2025-12-09"),
        ("2026-09-30T09:00+00:00", "2026-09-08"),
    ],
)
def test_it_is_the_second_tuesday(now: str, day: str) -> None:
    assert last_patch_day(datetime.fromisoformat(now)).date().isoformat() == day


@given(st.datetimes(datetime(2000, 2, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_it_is_never_ahead_and_never_long_ago(now: datetime) -> None:
    day = last_patch_day(now)
    assert day <= now
    assert (now - day).days < 36
    assert day.weekday() == 1
    assert 8 <= day.day <= 14
