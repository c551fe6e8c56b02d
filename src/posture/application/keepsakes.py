"""What a person wrote down in a lesson to find it again, such as the number to call; it never leaves."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from posture.application.preferences import read_preference, write_preference
from posture.application.session import Session

_KEPT = "kept/{name}"
LONGEST = 200  # letters
_INSTEAD = {"Cc": " ", "Cf": "", "Cs": " "}
_JOINERS = "\u200c\u200d"  # part of how some languages, and emoji, are spelled


def plan_name(lesson: str) -> str:
    """Under which name the plan of a lesson is kept in the person's own words."""
    return f"plan-{lesson}"


def kept(session: Session, names: Iterable[str]) -> Mapping[str, str]:
    """What was written down under these names, "" where nothing was. StoreError."""
    return {name: read_preference(session, _KEPT.format(name=name)) for name in names}


def keep(session: Session, name: str, words: str) -> str:
    """Keep these words under the name, in one line; what is kept. StoreError.

    Of letters that nobody sees, or that turn the direction of writing, none is kept: a number that was copied
    from somewhere is read out as it is shown. Nor is what a terminal handed on that is no text.
    """
    seen = (each if each in _JOINERS else _INSTEAD.get(unicodedata.category(each), each) for each in words)
    line = " ".join("".join(seen).split())[:LONGEST].rstrip()
    write_preference(session, _KEPT.format(name=name), line)
    return line
