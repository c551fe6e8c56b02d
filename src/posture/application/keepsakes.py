"""What a person wrote down in a lesson to find it again, such as the number to call; it never leaves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from posture.application.preferences import read_preference, write_preference
from posture.application.session import Session

_KEPT = "kept/{name}"
LONGEST = 200  # letters


def plan_name(lesson: str) -> str:
    """Under which name the plan of a lesson is kept in the person's own words."""
    return f"plan-{lesson}"


def kept(session: Session, names: Iterable[str]) -> Mapping[str, str]:
    """What was written down under these names, "" where nothing was. StoreError."""
    return {name: read_preference(session, _KEPT.format(name=name)) for name in names}


def keep(session: Session, name: str, words: str) -> str:
    """Keep these words under the name, in one line; what is kept. StoreError."""
    line = " ".join(words.split())[:LONGEST]
    write_preference(session, _KEPT.format(name=name), line)
    return line
