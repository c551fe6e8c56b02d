"""Which share of its ballots a computer sends in its first week, for computers that run at different hours.

Draws moments with the shipped rules of ``reports.schedule`` and ``reports.habits`` on a clock of its own;
nothing is sent, sealed or timed. A timer calls every hour while the computer runs and stays for the hour,
as ``posture deliver --within 60`` does. It joins on Monday, the keys are there when casting opens on
Thursday. Run it with --weeks 2 for the week after, and with --every-day for the rule before: an hour that
was seen stands for that of every day.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from unittest.mock import patch

from posture.ballots.timetable import Window
from posture.reports import habits, schedule
from posture.reports.schedule import Turn

MONDAY = datetime(2026, 11, 16, 6, tzinfo=UTC)
STEP = timedelta(minutes=20)
HOUR = timedelta(hours=1)
BALLOTS = 10

Runs = Callable[[datetime], bool]


def office(moment: datetime) -> bool:
    return moment.weekday() < 5 and 9 <= moment.hour < 17


def office_from_sunday(moment: datetime) -> bool:
    return moment.weekday() in (6, 0, 1, 2, 3) and 6 <= moment.hour < 14


def evenings(moment: datetime) -> bool:
    return 19 <= moment.hour < 23


def always(_: datetime) -> bool:
    return True


def an_hour_a_day(moment: datetime) -> bool:
    return moment.hour == 18


def weekend_and_monday(moment: datetime) -> bool:
    return moment.weekday() in (5, 6, 0) and 10 <= moment.hour < 18


def some_hour_a_day(moment: datetime) -> bool:
    """Another one each day, between eight and twenty."""
    return moment.hour == 8 + random.Random(moment.toordinal() + _seed).randrange(12)


_seed = 0
KINDS: dict[str, tuple[Runs, int]] = {
    "office, Mon-Fri 9-17": (office, 0),
    "the same in California": (office, -8),
    "the same in Auckland": (office, 13),
    "office, Sun-Thu, in Dubai": (office_from_sunday, 4),
    "evenings only": (evenings, 0),
    "always on": (always, 0),
    "one hour a day": (an_hour_a_day, 0),
    "another hour each day": (some_hour_a_day, 0),
    "Sat, Sun, Mon": (weekend_and_monday, 0),
}
"""When they run by their own clocks, and how many hours these are ahead of UTC."""


def sent(runs: Runs, east: int, weeks: int) -> int:
    """How many of the last week's ballots leave."""
    zone = timezone(timedelta(hours=east))
    start = MONDAY + timedelta(days=7 * (weeks - 1))
    cast = Window(start.replace(hour=0) + timedelta(days=3), start + timedelta(days=7))
    seen: habits.Seen = {}
    waiting: list[datetime] | None = None
    now = MONDAY
    while now < cast.end:
        if runs(now.astimezone(zone)):
            seen = habits.noted(seen, now)
            hours = habits.hours_of(seen, now.astimezone(zone))
            if now in cast:
                if waiting is None:
                    waiting = [schedule.draw(cast, now, hours) or now for _ in range(BALLOTS)]
                waiting = call(waiting, cast, now, hours)
                while soonest := [each for each in waiting if now < each < now + STEP]:
                    waiting = call(waiting, cast, min(soonest), hours)
        now += STEP
    return 0 if waiting is None else BALLOTS - len(waiting)


def call(waiting: list[datetime], cast: Window, now: datetime, hours: schedule.Hours) -> list[datetime]:
    """What still waits after one call, as ``reports.delivery`` makes it."""
    after, due = [], []
    for each in waiting:
        match schedule.turn(each, cast, now, HOUR, hours):
            case Turn.NOW:
                due.append(each)
            case Turn.SOON:
                after.append(schedule.shortly(cast, now, HOUR, hours))
            case Turn.AGAIN:
                after.append(schedule.draw(cast, now, hours) or now)
            case Turn.WAIT:
                after.append(each)
    return after + due[len(due) if schedule.in_rush(cast, now, rehearsal=False) else 1 :]


def main() -> None:
    global _seed
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--weeks", type=int, default=1)
    parser.add_argument("--computers", type=int, default=40)
    parser.add_argument("--every-day", action="store_true")
    options = parser.parse_args()
    every_day = patch.object(habits, "days_like", lambda _day: range(7))
    schedule._random = random.Random(1)  # type: ignore[assignment]  # noqa: SLF001
    if options.every_day:
        every_day.start()
    for name, (runs, east) in KINDS.items():
        total = 0
        for _seed in range(options.computers):
            total += sent(runs, east, options.weeks)
        print(f"{name:24} {total / BALLOTS / options.computers:6.1%}")


if __name__ == "__main__":
    main()
