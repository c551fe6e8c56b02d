"""What is to be asked of the collector, and when; a moment is forgotten when it is done."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from posture.store.database import Database


class Errand(StrEnum):
    """A look at the round at hand belongs to no round; fetching keys and the release belong to one."""

    LOOK = "look"
    FETCH = "fetch"
    RELEASE = "release"


def plan(database: Database, errand: Errand, due: datetime, epoch: str = "") -> None:
    """Remember a moment, in the place of an earlier one."""
    database.execute(
        "INSERT OR REPLACE INTO errand (kind, epoch, due) VALUES (?, ?, ?)", (errand, epoch, due.isoformat())
    )


def planned(database: Database, errand: Errand, epoch: str = "") -> datetime | None:
    row = database.one("SELECT due FROM errand WHERE kind = ? AND epoch = ?", (errand, epoch))
    return None if row is None else datetime.fromisoformat(row["due"])


def done(database: Database, errand: Errand, epoch: str = "") -> None:
    database.execute("DELETE FROM errand WHERE kind = ? AND epoch = ?", (errand, epoch))


def due(database: Database, errand: Errand, now: datetime) -> tuple[str, ...]:
    """The rounds whose moment has come, the oldest first."""
    rows = database.all("SELECT epoch, due FROM errand WHERE kind = ? ORDER BY due", (errand,))
    return tuple(row["epoch"] for row in rows if datetime.fromisoformat(row["due"]) <= now)
