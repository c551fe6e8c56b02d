"""Clients without the defence of time: all ballots leave at one moment, which follows that of the fetch."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import local
from unittest.mock import patch

from posture.ballots.timetable import Window
from posture.reports import schedule
from posture.reports.schedule import Hours

_here = local()


def _same_part(window: Window, now: datetime, _hours: Hours = schedule.ALWAYS) -> datetime | None:
    """A moment in the same part of every window for all that one thread, which is one client, draws."""
    if not hasattr(_here, "part"):
        _here.part = random.random()
    moment = window.start + _here.part * (window.end - window.start)
    return max(moment, now) if now < window.end else None


@contextmanager
def hurried() -> Iterator[None]:
    """While it lasts, clients draw no moments of their own."""
    with patch.object(schedule, "draw", _same_part):
        yield
