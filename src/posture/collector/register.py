"""Who has joined, as IT's commands list it; what a device fetched, sent or answered stands nowhere in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from posture.collector.errors import CollectorError
from posture.collector.rounds.record import newest
from posture.collector.schema import device, invite
from posture.collector.store import Store
from posture.content.suggestion import did_you_mean

REGISTER_SCHEMA = "posture/members/1"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the collector knows of a device: its id, the day on which it joined, and the label of its invite.

    ``invite`` is "" where that is not known. ``has_left``: it is listed until the next round opens.
    """

    device: str
    joined: str
    invite: str
    has_left: bool

    def data(self) -> Mapping[str, object]:
        """The entry as ``--json`` prints it."""
        return {
            "device": self.device,
            "joined": self.joined,
            "invite": self.invite,
            "left": self.has_left,
        }

    def line(self) -> str:
        """The entry as a person reads it."""
        by = f" with invite {self.invite}" if self.invite else ""
        return f"{self.device}  joined on {self.joined}{by}{', has left' if self.has_left else ''}"


def entries(store: Store) -> tuple[Entry, ...]:
    """All members, and those that left since the newest round opened, by the days on which they joined."""
    with store.reading() as connection:
        rows = connection.execute(
            select(device.c.id, device.c.day, device.c.gone, invite.c.label)
            .outerjoin(invite, invite.c.device == device.c.id)
            .order_by(device.c.day, invite.c.label, device.c.id)
        ).all()
    return tuple(Entry(row.id, row.day, row.label or "", row.gone is not None) for row in rows)


def lines(found: tuple[Entry, ...]) -> list[str]:
    """The register as a person reads it."""
    left = sum(entry.has_left for entry in found)
    here = len(found) - left
    said = f"{here} {'is a member' if here == 1 else 'are members'}."
    if left:
        said += f" {left} {'has left, and is' if left == 1 else 'have left, and are'} forgotten"
        said += " when the next round opens. A new invite before that could let their answers count twice."
    return [said, *(entry.line() for entry in found)]


def entry(store: Store, device_id: str) -> Entry:
    """The entry of a device; CollectorError with what may have been meant where there is none."""
    found = {each.device: each for each in entries(store)}
    if device_id not in found:
        raise CollectorError(
            f"No device “{device_id}” has joined.{did_you_mean(device_id, found)} "
            "Who has: posture-collector members DIR"
        )
    return found[device_id]


def strike(store: Store, device_id: str) -> None:
    """Strike a member off, as by its own request; again changes nothing."""
    with store.transaction() as connection:
        write_off(connection, device_id)


def left_meanwhile(store: Store, now: datetime) -> int:
    """How many have left in the round at hand, while who joins now still counts in it.

    With a new invite such a computer could answer a second time.
    """
    with store.reading() as connection:
        at_hand = newest(connection)
        if at_hand is None or not at_hand.takes_devices(now):
            return 0
        gone = select(func.count()).select_from(device).where(device.c.gone == at_hand.number)
        return int(connection.execute(gone).scalar_one())


def write_off(connection: Connection, device_id: str) -> None:
    """Write down that a device has left with the round at hand, where it had not left before."""
    at_hand = newest(connection)
    connection.execute(
        update(device)
        .where(device.c.id == device_id, device.c.gone.is_(None))
        .values(gone=at_hand.number if at_hand else 0)
    )
