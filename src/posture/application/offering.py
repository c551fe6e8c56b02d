"""Offering the week's few minutes of practice with a notification that is shown anyway."""

from __future__ import annotations

from typing import Final

from posture.application.practising import questions_due
from posture.application.preferences import read_preference, write_preference
from posture.application.session import Session

PREFERENCE: Final = "offers-practice"
"""The name of the preference: ``off`` where practice is not to be offered."""

_OFF: Final = "off"


def offers_practice(session: Session) -> bool:
    """Whether a notification may offer it; it may until the person says otherwise. StoreError."""
    return read_preference(session, PREFERENCE) != _OFF


def offer_practice(session: Session, *, on: bool) -> None:
    """Let notifications offer it from now on, or no more. StoreError."""
    if on is not offers_practice(session):
        write_preference(session, PREFERENCE, "" if on else _OFF)


def practice_to_offer(session: Session) -> bool:
    """Whether there is something to practise today that may be offered; never how much. StoreError."""
    return offers_practice(session) and questions_due(session) > 0
