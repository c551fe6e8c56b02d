"""What this computer itself said in a round, from its own record: it is shown here, and goes nowhere."""

from __future__ import annotations

from collections.abc import Mapping

from posture.application.session import Session
from posture.application.voting.answers import Answer
from posture.application.voting.membership import demand_member
from posture.reports import ledger
from posture.store.errors import StoreError


def said_in(session: Session, epoch: str) -> Mapping[str, Answer]:
    """The answer to each check that left in the round; nothing where the key is not to be had unasked."""
    demand_member(session)
    with session.rows():
        try:
            entries = ledger.entries(session.desk.quiet())
        except StoreError:
            return {}
    return {entry.scope: entry.said for entry in entries if entry.epoch == epoch and entry.said is not None}
