"""Where the box of a round lies."""

from __future__ import annotations

import secrets

from posture.collector.box.box import Box
from posture.collector.box.file import FileBox
from posture.collector.box.table import TableBox
from posture.collector.box.wrapping import BoxKey
from posture.collector.keys import INTAKE_SIZE
from posture.collector.organisation import Organisation
from posture.collector.rounds.record import Round
from posture.collector.store import Store


def open_box(organisation: Organisation, store: Store, found: Round) -> Box:
    """The box of a round: rows of the PostgreSQL, or a file in the folder, for this process alone.

    Raises CollectorError where another process holds it, or it cannot be read.
    """
    room = organisation.key_room()
    # Where a close was broken off after the keys had gone, the box is opened only to be destroyed.
    known = room.holds_round(found.number)
    key = BoxKey(room.round(found.number).intake if known else secrets.token_bytes(INTAKE_SIZE))
    if store.is_postgresql:
        return TableBox(store, found.number, key)
    joined = found.manifest.enrolled if found.joined is None else found.joined
    return FileBox(
        organisation.folder / f"box-{found.number}", key, expected=joined * len(found.manifest.scopes)
    )
