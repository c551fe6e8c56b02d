"""A server's rounds, opened and closed each in a process of its own, which alone reads the private keys."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Protocol

from posture.collector.aside import aside
from posture.collector.organisation import load
from posture.collector.rounds.clock import policy_after
from posture.collector.rounds.closing import Closer
from posture.collector.rounds.holding import Alone
from posture.collector.rounds.opening import Wish, open_round
from posture.collector.rounds.record import newest


class Serving(Protocol):
    """What takes the ballots of an open round, in processes that have its keys in memory."""

    def let_go(self, number: int) -> None:
        """Take no ballot of the round any more; its box has all that was acknowledged, and is left alone."""
        ...

    def forget(self) -> None:
        """Let no process live on that had keys of a round in memory."""
        ...


class Apart:
    """Opens and closes the rounds of the organisation in ``folder``, which ``serving`` answers for."""

    def __init__(self, folder: Path, serving: Serving) -> None:
        self._folder = folder
        self._serving = serving

    def open(self, now: datetime) -> str:
        """Open the round after the last, as ``open_round`` does; its name."""
        return aside(_open, self._folder, now)

    def close(self, number: int, now: datetime) -> None:
        """Close a round, as ``Closer.close`` does."""
        self._serving.let_go(number)
        aside(_close, self._folder, number, now)
        # Work that was queued may have made a process read the keys again before they were destroyed.
        self._serving.forget()

    def forget(self) -> None:
        """Let the keys of a round go that another replica has closed."""
        self._serving.forget()


def _open(folder: Path, now: datetime) -> str:
    organisation = load(folder)
    store = organisation.store()
    with store.reading() as connection:
        wish = Wish(policy_after(newest(connection)))
    return open_round(organisation, store, wish, now=now, patience=0).epoch


def _close(folder: Path, number: int, now: datetime) -> None:
    organisation = load(folder)
    store = organisation.store()
    Closer(organisation, store, Alone(organisation, store)).close(number, now=now, patience=0)
