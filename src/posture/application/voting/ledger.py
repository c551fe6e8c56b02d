"""Everything that ever left this computer."""

from __future__ import annotations

from posture.application.session import Session
from posture.reports import ledger as ledgers
from posture.reports.ledger import Entry as Entry
from posture.reports.refusals import in_own_words


def ledger(session: Session) -> tuple[Entry, ...]:
    """Every message with something in it, oldest first."""
    if not session.has_kept:
        return ()
    with session.rows():
        return ledgers.entries(session.desk)


def refusal(entry: Entry) -> str:
    """Why the collector refused a message: its sentence out of the reply, which has a code before it."""
    return in_own_words(entry.reply.partition(": ")[2] or entry.reply)
