"""A person's wish to close a round: passed on to whoever holds its box, or done here."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Final

from posture.collector.errors import CollectorError
from posture.collector.organisation import Organisation
from posture.collector.rounds.closing import Closer, ask_to_close
from posture.collector.rounds.holding import Alone
from posture.collector.rounds.record import Round, State, numbered
from posture.collector.rounds.turn import is_served
from posture.collector.store import Store

PATIENCE: Final = 120.0
"""Seconds that the serving process is given."""

_PAUSE: Final = 0.2


def close(
    organisation: Organisation, store: Store, found: Round, *, now: datetime, without_keys: bool = False
) -> Round:
    """Close a round, wherever its box is held; CollectorError where it is not closed at the end."""
    if not is_served(organisation):
        closer = Closer(organisation, store, Alone(organisation, store))
        return closer.close(found.number, now=now, without_keys=without_keys)
    if without_keys:
        raise CollectorError("Stop what serves this folder first: it may hold the keys that are missing.")
    ask_to_close(store, found.number)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with store.reading() as connection:
            looked = numbered(connection, found.number)
        if looked is not None and looked.state is State.CLOSED:
            return looked
        time.sleep(_PAUSE)
    raise CollectorError(
        f"The serving process was asked to close the round {found.epoch} and has not done so yet. "
        "Where it prints its messages, it says why."
    )
