"""The issuer: blesses a device's ballot keys, once a check and round.

No decision rests on something read before: each is one row that only one of two requests at once can write.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from posture.ballots.blind import read_spki
from posture.ballots.errors import BallotError
from posture.ballots.issuance import IssueReply, IssueRequest, encode_issue_reply, read_issue_request
from posture.collector.blessings import Marks
from posture.collector.errors import Refusal
from posture.collector.members import ASTRAY, demand_clock, demand_not_gone
from posture.collector.rounds.record import Round, State, named
from posture.collector.schema import blessed, device, round_
from posture.collector.store import Store


@dataclass(frozen=True, slots=True)
class Asked:
    """A device's request, and the round that it is for."""

    round: Round
    request: IssueRequest


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may be signed: it is written down that this device is blessed for it, and nothing else."""

    round: int
    blinded: Mapping[str, bytes]
    read_key: bytes = field(repr=False)


def asked(store: Store, body: bytes, *, now: datetime) -> Asked:
    """What a device asks for in a round that blesses now.

    Raises BallotError for a malformed or unsigned request and for values that cannot be signed, Refusal
    ``unknown-device``, ``struck-off``, ``epoch-closed``, ``not-open-yet``, ``fetch-closed``, ``wrong-clock``
    or ``wrong-scopes``.
    """
    signed = read_issue_request(body)
    request = signed.request
    with store.reading() as connection:
        signed.verify(_member(connection, request.device).public)
        wanted = named(connection, request.epoch)
    found = _demand_open(wanted, request, now)
    _demand_signable(found, request)
    return Asked(found, request)


def allow(store: Store, asking: Asked, marks: Marks) -> Allowed:
    """Write down that a device is blessed in a round; the same request again is allowed again.

    ``marks`` are those of device and values under the round's key: a copy without it tells nobody who
    fetched. Blind RSA is deterministic, so what is allowed again gets the same signatures, and none is kept.
    Raises Refusal ``struck-off`` or ``epoch-closed`` where that happened meanwhile, ``already-issued`` for
    other values than the first time: they are never blessed.
    """
    found, request = asking.round, asking.request
    with store.transaction() as connection:
        # Both rows are held until the end, so that neither a close nor a departure comes between.
        if not _holds(connection, found.number, request.device):
            raise _closed(request.epoch)
        store.insert_new(connection, blessed, round=found.number, mark=marks.device, digest=marks.values)
        kept = connection.execute(
            select(blessed.c.digest).where(blessed.c.round == found.number, blessed.c.mark == marks.device)
        ).scalar_one()
    if kept != marks.values:
        raise Refusal(
            409,
            "already-issued",
            f"This device was given its ballots of {request.epoch} already, for other keys.",
        )
    return Allowed(found.number, request.blinded, found.read_key)


def reply_to(allowed: Allowed, signatures: Mapping[str, bytes]) -> bytes:
    """The reply that carries the signatures on what was allowed."""
    return encode_issue_reply(IssueReply(signatures, allowed.read_key))


def _member(connection: Connection, device_id: str) -> Row[Any]:
    row = connection.execute(select(device).where(device.c.id == device_id)).first()
    if row is None:
        raise Refusal(403, "unknown-device", "This device has not joined. Join again with a new invite.")
    demand_not_gone(row)
    return row


def _holds(connection: Connection, number: int, device_id: str) -> bool:
    """Whether the round is still open and the device a member; both rows are locked (SQLite locks all)."""
    still = connection.execute(
        select(round_.c.state).where(round_.c.number == number).with_for_update(read=True)
    ).scalar_one()
    row = connection.execute(
        select(device).where(device.c.id == device_id).with_for_update(read=True)
    ).first()
    if row is not None:
        demand_not_gone(row)
    return row is not None and still == State.OPEN


def _demand_open(wanted: Round | None, request: IssueRequest, now: datetime) -> Round:
    if wanted is None or wanted.state is not State.OPEN:
        raise _closed(request.epoch)
    fetch = wanted.timetable.fetch
    if now < fetch.start:
        raise Refusal(425, "not-open-yet", f"The ballots of {wanted.epoch} are fetched later.")
    if now >= fetch.end:
        raise Refusal(410, "fetch-closed", f"The ballots of {wanted.epoch} can be fetched no more.")
    demand_clock(request.at, fetch.start - ASTRAY, now + ASTRAY)
    return wanted


def _demand_signable(found: Round, request: IssueRequest) -> None:
    """Demand a number in range for every check before any is signed (RFC 9474 §4.3)."""
    scopes = {scope.id: scope.spki for scope in found.manifest.scopes}
    if request.blinded.keys() != scopes.keys():
        raise Refusal(
            400,
            "wrong-scopes",
            f"A request must be about all {len(scopes)} checks of the round, and no other.",
        )
    for scope, value in request.blinded.items():
        if not 0 < int.from_bytes(value, "big") < read_spki(scopes[scope]).public_numbers().n:
            raise BallotError(
                "wrong-value", "A blinded message is not a number below the issuer key's modulus."
            )


def _closed(epoch: str) -> Refusal:
    return Refusal(410, "epoch-closed", f"The round {epoch} is not open.")
