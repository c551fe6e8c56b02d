"""What the person has Posture set, and has it take back; called off the GUI thread."""

from __future__ import annotations

from posture.application.checkup import Verdict as Verdict
from posture.application.repairing import Offer as Offer
from posture.application.repairing import Undone as Undone
from posture.application.repairing import repair, undo
from posture.application.session import Session


def set_for_me(session: Session, offered: Offer) -> Verdict:
    """Set what was offered, and look again. ApplicationError says what became of it where that failed."""
    return repair(session, offered.check, offered.changes)


def take_back(session: Session, check_id: str) -> Undone:
    """Put back what was there before. ApplicationError says what became of it where that failed."""
    return undo(session, check_id)
