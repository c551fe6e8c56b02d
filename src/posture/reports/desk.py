"""What joining and voting need, in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from posture.reports.transport import Transport
    from posture.store.database import Database
    from posture.store.sealed import Sealer


@dataclass(frozen=True, slots=True)
class Desk:
    """The database, the way to its sealed values, the way out, and the time (aware, UTC).

    ``sealer`` is called when something is unsealed, so that nobody is asked for a passphrase before, and
    gives the same one every time; ``transport`` is called with the collector's address for every message.
    """

    database: Database
    sealer: Callable[[], Sealer]
    transport: Callable[[str], Transport]
    clock: Callable[[], datetime]
