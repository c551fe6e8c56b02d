"""Everything that ever left this computer."""

from __future__ import annotations

from posture.application.session import Session
from posture.reports import ledger as ledgers
from posture.reports.ledger import Entry as Entry


def ledger(session: Session) -> tuple[Entry, ...]:
    """Every message with something in it, oldest first."""
    if not session.has_kept:
        return ()
    with session.rows():
        return ledgers.entries(session.desk)
