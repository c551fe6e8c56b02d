"""What was told by notifications: kept for the rule that says what may be told next, and for the person."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from posture.application.preferences import read_preference, write_preference
from posture.application.session import Session
from posture.application.telling import Answer as Answer
from posture.application.telling import Kind as Kind
from posture.application.telling import Told as Told

PREFERENCE: Final = "told"
"""The name of the preference: a list in JSON, the oldest first, by day and no finer (decision 022)."""

_MOST: Final = 60  # a year of them, and some more


def told(session: Session) -> tuple[Told, ...]:
    """All that was told, the oldest first; what makes no sense is left out. StoreError."""
    try:
        return tuple(_read(each) for each in json.loads(read_preference(session, PREFERENCE) or "[]"))
    except (ValueError, KeyError, TypeError):
        return ()


def newest_told(session: Session) -> Told | None:
    """The last that was told, None where nothing was. StoreError."""
    kept = told(session)
    return kept[-1] if kept else None


def keep(session: Session, new: Told) -> None:
    """Add one. StoreError."""
    _write(session, (*told(session), new))


def take_back(session: Session, shown: Told) -> None:
    """It was not shown after all. StoreError."""
    _write(session, [each for each in told(session) if each != shown])


def answered(session: Session, shown: Told, answer: Answer) -> None:
    """Keep what the person did with one that is still kept: all may have been deleted since. StoreError."""
    before = told(session)
    if shown in before:
        _write(session, [replace(each, answer=answer) if each == shown else each for each in before])


def _write(session: Session, entries: Sequence[Told]) -> None:
    data = [
        {
            "day": each.day.isoformat(),
            "kind": each.kind.value,
            "subjects": list(each.subjects),
            "answer": each.answer.value,
            "practice": each.practice,
        }
        for each in entries[-_MOST:]
    ]
    write_preference(session, PREFERENCE, json.dumps(data))


def _read(data: dict[str, object]) -> Told:
    subjects = data["subjects"]
    if not isinstance(subjects, list):
        raise TypeError
    return Told(
        date.fromisoformat(str(data["day"])),
        Kind(str(data["kind"])),
        tuple(map(str, subjects)),
        Answer(str(data["answer"])),
        data.get("practice") is True,
    )
