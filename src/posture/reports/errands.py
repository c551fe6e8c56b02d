"""What is to be asked of the collector, and when; a moment is forgotten when it is done.

In the open stands the day alone, so that no key is needed to see that nothing is due yet; the moment itself
is sealed.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum

from posture.reports.desk import Desk
from posture.reports.errors import legible
from posture.reports.schedule import LATE

_SEALED = "errand.due"


class Errand(StrEnum):
    """A look at the round at hand belongs to no round; fetching keys and the release belong to one."""

    LOOK = "look"
    FETCH = "fetch"
    RELEASE = "release"


def plan(desk: Desk, errand: Errand, due: datetime, epoch: str = "") -> None:
    """Remember a moment, in the place of an earlier one."""
    sealed = desk.sealer().seal(_SEALED, f"{errand}/{epoch}", due.isoformat().encode())
    desk.database.execute(
        "INSERT OR REPLACE INTO errand (kind, epoch, day, due) VALUES (?, ?, ?, ?)",
        (errand, epoch, due.date().isoformat(), sealed),
    )


def day(desk: Desk, errand: Errand, epoch: str = "") -> date | None:
    """On which day something is planned, or None; needs no key."""
    row = desk.database.one("SELECT day FROM errand WHERE kind = ? AND epoch = ?", (errand, epoch))
    with legible():
        return None if row is None else date.fromisoformat(row["day"])


def near(desk: Desk, errand: Errand, epoch: str = "") -> bool:
    """Whether something is planned whose day has come, or is about to; needs no key."""
    planned = day(desk, errand, epoch)
    return planned is not None and planned <= (desk.clock() + LATE).date()


def planned(desk: Desk, errand: Errand, epoch: str = "") -> datetime | None:
    """The very moment, or None."""
    row = desk.database.one("SELECT due FROM errand WHERE kind = ? AND epoch = ?", (errand, epoch))
    return None if row is None else _moment(desk, errand, epoch, row["due"])


def done(desk: Desk, errand: Errand, epoch: str = "") -> None:
    desk.database.execute("DELETE FROM errand WHERE kind = ? AND epoch = ?", (errand, epoch))


def due(desk: Desk, errand: Errand) -> tuple[str, ...]:
    """The rounds whose moment has come, the oldest first; needs a key only on a day on which something is."""
    now = desk.clock()
    rows = desk.database.all(
        "SELECT epoch, due FROM errand WHERE kind = ? AND day <= ?", (errand, now.date().isoformat())
    )
    moments = sorted((_moment(desk, errand, row["epoch"], row["due"]), row["epoch"]) for row in rows)
    return tuple(epoch for moment, epoch in moments if moment <= now)


def _moment(desk: Desk, errand: Errand, epoch: str, sealed: bytes) -> datetime:
    opened = desk.sealer().open(_SEALED, f"{errand}/{epoch}", sealed)
    with legible():
        return datetime.fromisoformat(opened.decode()).astimezone(UTC)
