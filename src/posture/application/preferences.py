"""The person's own preferences, such as the look of the window."""

from __future__ import annotations

from posture.application.errors import ApplicationError
from posture.application.session import Session
from posture.store.errors import StoreError

Unreadable = (ApplicationError, StoreError)
"""What is raised where the store cannot be read or written."""


def read_preference(session: Session, name: str, default: str = "") -> str:
    """A preference, or ``default`` where none was set. StoreError."""
    if not session.has_kept:
        return default
    row = session.database.one("SELECT value FROM setting WHERE name = ?", (name,))
    return default if row is None else str(row[0])


def write_preference(session: Session, name: str, value: str) -> None:
    """Keep a preference. StoreError."""
    with session.database.transaction():
        session.database.execute("INSERT OR REPLACE INTO setting(name, value) VALUES (?, ?)", (name, value))
