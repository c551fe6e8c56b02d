"""Real clients in one process: each has its own home, and does what is due when it is due."""

from __future__ import annotations

import random
import secrets
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from posture.ballots.manifest import Manifest
from posture.collector.catalogue import askable_checks
from posture.reports import consent, delivery, member, membership
from posture.reports.desk import Desk
from posture.reports.standing import standing
from posture.reports.transport import DirectTransport
from posture.reports.vote import Vote, Votes
from posture.store.database import Database
from posture.store.sealed import Sealer

_SOONEST: Final = 0.02
_LATEST: Final = 0.5


class Person:
    """One member; ``votes`` keeps each ballot of the round at hand as it was signed, which is the truth."""

    def __init__(self, home: Path) -> None:
        sealer = Sealer(secrets.token_bytes(32))
        self._database = Database(home / "posture.db")
        self.desk = Desk(
            self._database,
            lambda: sealer,
            DirectTransport,
            lambda: datetime.now(UTC),
            lambda: sealer,
            lambda: None,
        )
        self.votes: dict[str, Vote] = {}
        self._over = threading.Event()

    def join(self, invite: str) -> None:
        """Join, and give a standing consent."""
        membership.join(self.desk, invite)
        consent.give(self.desk, standing=True)

    @property
    def device(self) -> str:
        return member.required(self.desk).device_id

    def live(self) -> None:
        """Do what is due, again and again, until ``end``."""
        self._over.clear()
        while not self._over.is_set():
            delivery.deliver(self.desk, _measured, askable_checks().keys())
            self._remember()
            due = standing(self.desk).next_due
            wait = _LATEST if due is None else (due - datetime.now(UTC)).total_seconds()
            self._over.wait(min(max(wait, _SOONEST), _LATEST))

    def end(self) -> None:
        self._over.set()

    def close(self) -> None:
        self._database.close()

    def _remember(self) -> None:
        found = standing(self.desk)
        if found.signed:
            votes = Votes(self._database, self.desk.sealer()).of(found.epoch)
            for vote in votes:
                if vote.blob is not None:
                    self.votes[f"{vote.epoch}/{vote.scope}"] = vote


def _measured(manifest: Manifest) -> dict[str, int]:
    return {scope.id: random.choice((1, 2)) for scope in manifest.scopes}
