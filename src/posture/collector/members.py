"""Who is a member: devices join with an invite, and are struck off by their own request.

No decision rests on something read before: each is one row that only one of two requests at once can write.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, select, update

from posture.ballots.canonical import encode
from posture.ballots.departure import read_departure
from posture.ballots.enrolment import EnrolReply, EnrolRequest, encode_enrol_reply, read_enrol_request
from posture.ballots.invite import code_digest
from posture.collector.errors import Refusal
from posture.collector.register import write_off
from posture.collector.rounds.record import Round, newest
from posture.collector.schema import device, invite
from posture.collector.store import Store

ASTRAY: Final = timedelta(hours=36)
"""How far a device's clock may differ."""


class _TakenError(Exception):
    """The invite was used, or the device had joined: nothing is written."""


def enrol(store: Store, body: bytes, *, now: datetime) -> bytes:
    """Take a device in with the code of an invite; the same code and key again give the same reply.

    Raises BallotError for a malformed request, Refusal ``wrong-clock``, ``invite-unknown``,
    ``invite-expired``, ``invite-used``, ``device-known`` or ``struck-off``.
    """
    request = read_enrol_request(body)
    demand_clock(request.at, now - ASTRAY, now + ASTRAY)
    try:
        return encode_enrol_reply(_take_in(store, request, now))
    except _TakenError:
        return encode_enrol_reply(_known(store, request))


def strike_off(store: Store, body: bytes, *, now: datetime) -> bytes:
    """Strike a device off by its own request; again changes nothing.

    Raises BallotError for a malformed or unsigned request, Refusal ``wrong-clock`` or ``unknown-device``.
    """
    departure = read_departure(body)
    demand_clock(departure.at, now - ASTRAY, now + ASTRAY)
    with store.transaction() as connection:
        row = connection.execute(select(device).where(device.c.id == departure.device)).first()
        if row is None:
            raise Refusal(403, "unknown-device", "This device has not joined here.")
        departure.verify(row.public)
        write_off(connection, departure.device)
    return encode({"result": "left"})


def _take_in(store: Store, request: EnrolRequest, now: datetime) -> EnrolReply:
    """Write the device and mark the invite as its own, or neither (_TakenError)."""
    device_id = _new_id()
    with store.transaction() as connection:
        at_hand = newest(connection)
        grouping = connection.execute(
            update(invite)
            .where(
                invite.c.code_digest == code_digest(request.code),
                invite.c.device.is_(None),
                invite.c.expires >= now.astimezone(UTC).date().isoformat(),
            )
            .values(device=device_id)
            .returning(invite.c.grouping)
        ).scalar_one_or_none()
        if grouping is None:
            raise _TakenError
        made = store.insert_new(
            connection,
            device,
            id=device_id,
            public=request.device_public,
            grouping=grouping,
            day=now.astimezone(UTC).date().isoformat(),
            since=_first_round(at_hand, now),
        )
        if not made:
            raise _TakenError
    return EnrolReply(device_id, grouping, _read_key(at_hand))


def _new_id() -> str:
    """A random name for a device, which no command line takes for an option."""
    while (made := secrets.token_urlsafe(12)).startswith("-"):
        pass
    return made


def _first_round(at_hand: Round | None, now: datetime) -> int:
    """The number of the first round that a device joining now counts in."""
    if at_hand is None:
        return 1
    return at_hand.number if at_hand.takes_devices(now) else at_hand.number + 1


def _known(store: Store, request: EnrolRequest) -> EnrolReply:
    """The reply to a device that joined before; Refusal says why it cannot join."""
    with store.reading() as connection:
        used = connection.execute(
            select(invite).where(invite.c.code_digest == code_digest(request.code))
        ).first()
        known = connection.execute(select(device).where(device.c.public == request.device_public)).first()
        at_hand = newest(connection)
    if used is None:
        raise Refusal(403, "invite-unknown", "This invite is not known here. Ask IT for a new one.")
    if known is not None and used.device == known.id:
        demand_not_gone(known)
        return EnrolReply(known.id, known.grouping, _read_key(at_hand))
    if used.device is not None:
        raise Refusal(403, "invite-used", "This invite was used by another device. Ask IT for a new one.")
    if known is not None:
        raise Refusal(403, "device-known", "This device joined with another invite already.")
    raise Refusal(403, "invite-expired", "This invite is too old. Ask IT for a new one.")


def _read_key(at_hand: Round | None) -> bytes:
    return b"" if at_hand is None else at_hand.read_key


def demand_not_gone(row: Row[Any]) -> None:
    """Refusal ``struck-off`` where the device has left."""
    if row.gone is not None:
        raise Refusal(403, "struck-off", "This device was struck off. Join again with a new invite.")


def demand_clock(at: datetime, earliest: datetime, latest: datetime) -> None:
    """Refusal ``wrong-clock`` where a device says another time than can be."""
    if not earliest <= at <= latest:
        raise Refusal(
            400, "wrong-clock", "This computer's clock is far from the collector's. Set it, then try again."
        )
