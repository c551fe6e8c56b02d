"""What a check-up goes by, beside the checks: the organisation's limits, and what the person set aside or
switched off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from posture.application.exceptions import excepted_checks
from posture.application.session import Session
from posture.application.switches import switched_off
from posture.store.errors import StoreError
from posture.words.raised import sentence_of


@dataclass(frozen=True, slots=True)
class Bearings:
    """The limits in force, the checks set aside and those switched off.

    ``trouble`` says why they could not be read.
    """

    limits: Mapping[str, int] = field(default_factory=dict)
    excepted: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()
    trouble: str = ""


def bearings(session: Session, now: datetime) -> Bearings:
    """What was kept; where it cannot be read, a look at the computer goes by the checks alone."""
    try:
        return Bearings(session.limits, excepted_checks(session, now), switched_off(session))
    except StoreError as error:
        return Bearings(trouble=sentence_of(error))
