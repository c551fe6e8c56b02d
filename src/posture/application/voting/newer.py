"""A newer Posture, as the organisation's signed round names it: told, never fetched, and nobody is asked."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from posture import DISTRIBUTION
from posture.application.preferences import read_preference, write_preference
from posture.application.session import Session
from posture.application.voting.agreed import NEWER_SEEN
from posture.reports.policy import policy_in_force
from posture.words.phrase import Phrase, phrase

_NUMBERS: Final = re.compile(r"[0-9]+(?:\.[0-9]+)*", re.ASCII)
_OF_THE_SYSTEM: Final = Path("/usr/lib")

_BY_THE_SYSTEM: Final = phrase("It comes with your system's own updates, once IT has put it there.")
_AS_BEFORE: Final = phrase("Ask IT where to get it. Posture itself fetches and installs nothing.")


@dataclass(frozen=True, slots=True)
class Newer:
    """The organisation's Posture and the one that runs here, which is older, and how the newer one comes."""

    org: str
    version: str
    here: str
    how: Phrase

    @property
    def sentence(self) -> Phrase:
        """Who says so, and both versions."""
        return phrase(
            "{org} uses Posture {version}; this one is {here}.",
            org=self.org,
            version=self.version,
            here=self.here,
        )


def newer(session: Session) -> Newer | None:
    """What the newest round names, where it is newer than what runs here; asks nobody, and needs no key.

    None for whoever has joined nothing, and where the organisation contradicts itself. StoreError.
    """
    if not session.has_kept:
        return None
    with session.rows():
        if policy_in_force(session.desk) is None:
            return None  # nothing more is loaded for those without a round: `posture check` asks each time
    from posture.application.voting.membership import is_member
    from posture.reports import accepted

    if not is_member(session):
        return None
    with session.rows():
        found = accepted.newest(session.database)
    here = _here()
    if found is None or found.disputed or not _is_newer(found.manifest.newest, here):
        return None
    return Newer(found.manifest.name, found.manifest.newest, here, _how())


def unseen(session: Session) -> Newer | None:
    """As ``newer``, and None for a version that the person was led to before. StoreError."""
    found = newer(session)
    return None if found is None or found.version == read_preference(session, NEWER_SEEN) else found


def see(session: Session, found: Newer) -> None:
    """The person was told of it: Home tells it no more. StoreError."""
    if read_preference(session, NEWER_SEEN) != found.version:
        write_preference(session, NEWER_SEEN, found.version)


def _here() -> str:
    """What runs here, "" where nothing tells."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return ""


def _is_newer(named: str, here: str) -> bool:
    """Whether both are versions, and the first is the later one: 0.10 comes after 0.9, and 1.0 is 1."""
    first, second = _numbers(named), _numbers(here)
    return bool(first and second) and first > second


def _numbers(text: str) -> tuple[int, ...]:
    found = _NUMBERS.match(text)
    parts = [int(part) for part in found[0].split(".")] if found else []
    while len(parts) > 1 and parts[-1] == 0:
        parts.pop()
    return tuple(parts)


def _how() -> Phrase:
    """A package of Linux is the package manager's; everything else came by a hand and comes by one again."""
    packaged = getattr(sys, "frozen", False) and Path(sys.executable).is_relative_to(_OF_THE_SYSTEM)
    return _BY_THE_SYSTEM if packaged else _AS_BEFORE
