"""What joining and voting need, in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from posture.reports.transport import Transport
    from posture.store.database import Database
    from posture.store.marks import Marks
    from posture.store.sealed import Sealer


@dataclass(frozen=True, slots=True)
class Desk:
    """The database, the way to its sealed values, the way out, and the time (aware, UTC).

    ``sealer`` is called when something is unsealed, so that nobody is asked for a passphrase before, and
    gives the same one every time; ``quietly`` gives it without asking anybody, or raises StoreError.
    ``transport`` is called with the collector's address for every message. ``marks`` gives the notes beside
    the key in the keyring, or None where a passphrase seals the key.
    """

    database: Database
    sealer: Callable[[], Sealer]
    transport: Callable[[str], Transport]
    clock: Callable[[], datetime]
    quietly: Callable[[], Sealer]
    marks: Callable[[], Marks | None]

    def quiet(self) -> Desk:
        """The same desk, at which nobody is asked for anything."""
        return replace(self, sealer=self.quietly)
