"""What Posture set for the person and what stood there before, written down before anything is set."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from posture.application.session import Session
from posture.host.setting.gate import OwnSetting as OwnSetting
from posture.host.setting.gate import Store


@dataclass(frozen=True, slots=True)
class Put:
    """One setting: what stood there before, None for nothing, and what was put."""

    setting: OwnSetting
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """All that was put for a check, in its order; the last of it on ``day``."""

    check: str
    day: date
    settings: tuple[Put, ...]


def repaired(session: Session, check_id: str) -> Repaired | None:
    """What was put for a check and not undone; None for nothing. Needs no key. StoreError."""
    if not session.live or not session.has_kept:
        return None
    with session.rows() as database:
        row = database.one("SELECT day, settings FROM repair WHERE check_id = ?", (check_id,))
        if row is None:
            return None
        return Repaired(check_id, date.fromisoformat(row[0]), tuple(map(_put, json.loads(row[1]))))


def note(session: Session, check_id: str, settings: Iterable[Put]) -> Repaired:
    """Write it down for good, in place of what was noted for the check. After a StoreError put nothing."""
    day = session.now().astimezone().date()
    made = Repaired(check_id, day, tuple(settings))
    with session.database.transaction():
        session.database.execute(
            "INSERT OR REPLACE INTO repair(check_id, day, settings) VALUES (?, ?, ?)",
            (check_id, day.isoformat(), json.dumps([_data(each) for each in made.settings])),
        )
    return made


def let_go(session: Session, check_id: str) -> None:
    """Nothing is left to undo. StoreError."""
    with session.database.transaction():
        session.database.execute("DELETE FROM repair WHERE check_id = ?", (check_id,))


def _data(put: Put) -> dict[str, str | None]:
    return {
        "store": put.setting.store.value,
        "place": put.setting.place,
        "name": put.setting.name,
        "before": put.before,
        "after": put.after,
    }


def _put(data: Mapping[str, object]) -> Put:
    place, name, before, after = (data[each] for each in ("place", "name", "before", "after"))
    if not (isinstance(place, str) and isinstance(name, str) and isinstance(after, str)):
        raise TypeError(f"no texts: {place!r}, {name!r}, {after!r}")
    if before is not None and not isinstance(before, str):
        raise TypeError(f"no text and not nothing: {before!r}")
    return Put(OwnSetting(Store(str(data["store"])), place, name), before, after)
