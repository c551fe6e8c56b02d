"""The issuer: enrols a device once an invite, and blesses its ballot keys once a check and round."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_der_private_key
from sqlalchemy import Connection, insert, select, update

from posture.ballots.blind import blind_sign
from posture.ballots.enrolment import EnrolReply, encode_enrol_reply, read_enrol_request
from posture.ballots.invite import code_digest
from posture.ballots.issuance import (
    IssueReply,
    IssueRequest,
    SignedIssueRequest,
    encode_issue_reply,
    read_issue_request,
)
from posture.collector.errors import Refusal
from posture.collector.store import Store, device, epoch, invite, issued, issuer_key


def enrol(store: Store, body: bytes, *, now: datetime) -> bytes:
    """Take a device in with the code of an invite; the same code and key again give the same reply.

    Raises BallotError for a malformed request, Refusal ``invite-unknown``, ``invite-expired``,
    ``invite-used`` or ``device-known``.
    """
    request = read_enrol_request(body)
    digest = code_digest(request.code)
    with store.transaction() as connection:
        found = connection.execute(select(invite).where(invite.c.code_digest == digest)).first()
        if found is None:
            raise Refusal(403, "invite-unknown", "This invite is not known here. Ask IT for a new one.")
        known = connection.execute(select(device).where(device.c.public == request.device_public)).first()
        if found.device is not None:
            if known is None or known.id != found.device:
                raise Refusal(
                    403, "invite-used", "This invite was used by another device. Ask IT for a new one."
                )
            return encode_enrol_reply(EnrolReply(known.id, known.grouping))
        if known is not None:
            raise Refusal(403, "device-known", "This device joined with another invite already.")
        if datetime.fromisoformat(found.expires) < now.astimezone(UTC):
            raise Refusal(403, "invite-expired", "This invite is too old. Ask IT for a new one.")
        device_id = secrets.token_urlsafe(12)
        connection.execute(
            insert(device).values(id=device_id, public=request.device_public, grouping=found.grouping)
        )
        connection.execute(update(invite).where(invite.c.code_digest == digest).values(device=device_id))
    return encode_enrol_reply(EnrolReply(device_id, found.grouping))


def issue(store: Store, body: bytes) -> bytes:
    """Bless one blinded key a check; the same request again gives the same signatures.

    Raises BallotError for a malformed or unsigned request, Refusal ``unknown-device``, ``epoch-closed``,
    ``wrong-scopes`` or ``already-issued`` (a second blessing with other values, never given).
    """
    signed = read_issue_request(body)
    request = signed.request
    with store.reading() as connection:
        _known_device(connection, signed)
        keys = _open_keys(connection, request)
        earlier = _earlier(connection, request)
    if earlier is None:
        # Signing takes milliseconds a check; it must not hold the database.
        fresh = {
            scope: blind_sign(_private_key(keys[scope]), value) for scope, value in request.blinded.items()
        }
        with store.transaction() as connection:
            _open_keys(connection, request)
            earlier = _earlier(connection, request)
            if earlier is None:
                _keep(connection, request, fresh)
                earlier = fresh
    return encode_issue_reply(IssueReply(earlier))


def _known_device(connection: Connection, signed: SignedIssueRequest) -> None:
    row = connection.execute(select(device.c.public).where(device.c.id == signed.request.device)).first()
    if row is None:
        raise Refusal(403, "unknown-device", "This device has not joined. Join again with a new invite.")
    signed.verify(row.public)


def _open_keys(connection: Connection, request: IssueRequest) -> dict[str, bytes]:
    state = connection.execute(select(epoch.c.state).where(epoch.c.id == request.epoch)).scalar_one_or_none()
    if state != "open":
        raise Refusal(410, "epoch-closed", f"The round {request.epoch} is not open.")
    rows = connection.execute(
        select(issuer_key.c.scope, issuer_key.c.private).where(issuer_key.c.epoch == request.epoch)
    )
    found = {row.scope: row.private for row in rows}
    if request.blinded.keys() != found.keys():
        raise Refusal(
            400,
            "wrong-scopes",
            f"A request must be about all {len(found)} checks of the round, and no other.",
        )
    return found


def _earlier(connection: Connection, request: IssueRequest) -> dict[str, bytes] | None:
    """What this device was given before, or None; another request than before is refused."""
    rows = connection.execute(
        select(issued.c.scope, issued.c.blinded_digest, issued.c.signature).where(
            issued.c.epoch == request.epoch, issued.c.device == request.device
        )
    ).all()
    if not rows:
        return None
    if any(row.blinded_digest != _digest(request.blinded[row.scope]) for row in rows):
        raise Refusal(
            409,
            "already-issued",
            f"This device was given its ballots of {request.epoch} already, for other keys.",
        )
    return {row.scope: row.signature for row in rows}


def _keep(connection: Connection, request: IssueRequest, signatures: Mapping[str, bytes]) -> None:
    connection.execute(
        insert(issued),
        [
            {
                "epoch": request.epoch,
                "scope": scope,
                "device": request.device,
                "blinded_digest": _digest(request.blinded[scope]),
                "signature": signature,
            }
            for scope, signature in signatures.items()
        ],
    )


def _private_key(data: bytes) -> RSAPrivateKey:
    # The key was made here and never left: testing its primes again would cost more than signing.
    key = load_der_private_key(data, password=None, unsafe_skip_rsa_key_validation=True)
    if not isinstance(key, RSAPrivateKey):
        raise TypeError("an issuer key is not an RSA key")
    return key


def _digest(value: bytes) -> bytes:
    return hashlib.sha256(value).digest()
