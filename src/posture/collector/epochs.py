"""Rounds of ballots: opened with fresh keys and a signed manifest, closed by destroying the keys."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sqlalchemy import Connection, func, insert, select, update

from posture.ballots.blind import public_spki
from posture.ballots.fields import stamp
from posture.ballots.manifest import LEAST_THRESHOLD, Manifest, Scope, policy_digest, sign_manifest
from posture.collector.errors import CollectorError
from posture.collector.organisation import Organisation
from posture.collector.store import Store, device, epoch, issuer_key
from posture.policy.policy import Policy, policy_data

_KEY_BITS = 2048


@dataclass(frozen=True, slots=True)
class Round:
    """An epoch as the database has it; ``number`` counts from 1."""

    number: int
    id: str
    is_open: bool
    manifest: bytes
    seal_id: bytes


@dataclass(frozen=True, slots=True)
class _Keys:
    seal: X25519PrivateKey
    issuer: Mapping[str, rsa.RSAPrivateKey]


def open_epoch(
    organisation: Organisation, store: Store, key: Ed25519PrivateKey, policy: Policy, *, now: datetime
) -> Manifest:
    """Open a round: a key a check, a seal key, and the manifest signed by the trust root's key.

    Raises CollectorError while a round is open, and for a policy that asks nothing.
    """
    if not policy.checks:
        raise CollectorError("The policy asks about no check, so there is nothing to open a round for.")
    keys = _Keys(
        X25519PrivateKey.generate(),
        {
            scope: rsa.generate_private_key(public_exponent=65537, key_size=_KEY_BITS)
            for scope in policy.checks
        },
    )
    with store.transaction() as connection:
        last = _last(connection)
        if last is not None and last.is_open:
            raise CollectorError(
                f"The round {last.id} is open. Close it first: posture-collector epoch DIR close"
            )
        manifest = _manifest(
            organisation, policy, keys, last, _enrolled(connection), _name(connection, now), now
        )
        connection.execute(
            insert(epoch).values(
                id=manifest.epoch,
                state="open",
                manifest=sign_manifest(manifest, key),
                seal_id=manifest.seal_id,
                seal_private=keys.seal.private_bytes_raw(),
            )
        )
        connection.execute(
            insert(issuer_key),
            [
                {
                    "epoch": manifest.epoch,
                    "scope": scope,
                    "spki": public_spki(private.public_key()),
                    "private": private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
                }
                for scope, private in keys.issuer.items()
            ],
        )
    return manifest


def close_epoch(store: Store) -> Round:
    """Close the open round and destroy its private keys; CollectorError where none is open."""
    with store.transaction() as connection:
        last = _last(connection)
        if last is None or not last.is_open:
            raise CollectorError("No round is open.")
        connection.execute(
            update(epoch).where(epoch.c.id == last.id).values(state="closed", seal_private=None)
        )
        connection.execute(update(issuer_key).where(issuer_key.c.epoch == last.id).values(private=None))
    store.wipe_traces()
    return last


def last_epoch(store: Store) -> Round | None:
    """The newest round, open or closed."""
    with store.reading() as connection:
        return _last(connection)


def _last(connection: Connection) -> Round | None:
    row = connection.execute(select(epoch).order_by(epoch.c.number.desc()).limit(1)).first()
    return None if row is None else Round(row.number, row.id, row.state == "open", row.manifest, row.seal_id)


def _enrolled(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(device)).scalar_one()


def _name(connection: Connection, now: datetime) -> str:
    """The ISO week, such as ``2026-W47``; a second round in one week is ``2026-W47.2``."""
    year, week, _ = now.isocalendar()
    name = f"{year}-W{week:02}"
    count = connection.execute(
        select(func.count()).select_from(epoch).where(epoch.c.id.like(f"{name}%"))
    ).scalar_one()
    return name if count == 0 else f"{name}.{count + 1}"


def _manifest(
    organisation: Organisation,
    policy: Policy,
    keys: _Keys,
    last: Round | None,
    enrolled: int,
    name: str,
    now: datetime,
) -> Manifest:
    data = policy_data(policy)
    return Manifest(
        org=organisation.org,
        name=organisation.name,
        issuer_name=organisation.issuer_name,
        epoch=name,
        enrolled=enrolled,
        rehearsal=organisation.rehearsal,
        scopes=tuple(
            Scope(scope, public_spki(key.public_key())) for scope, key in sorted(keys.issuer.items())
        ),
        seal_id=secrets.token_bytes(8),
        seal_public=keys.seal.public_key().public_bytes_raw(),
        k=LEAST_THRESHOLD,
        policy_digest=policy_digest(data),
        policy=data,
        prev="" if last is None else hashlib.sha256(last.manifest).hexdigest(),
        opened=stamp(now),
    )
