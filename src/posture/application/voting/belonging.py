"""Whether this computer belongs to an organisation; loads nothing of what ballots need."""

from __future__ import annotations

from posture.application.session import Session


def belongs(session: Session) -> bool:
    """Whether it joined one, or has begun to. Needs no key; StoreError where it cannot be read."""
    if not session.has_kept:
        return False
    with session.rows():
        return session.database.one("SELECT 1 FROM membership") is not None
